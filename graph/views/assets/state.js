// What the reader has chosen: selection, expanded nodes, kinds switched on and off. It is kept in the address's
// fragment, so that a link restores it and the browser's own Back undoes it.
"use strict";

citegraph.state = (() => {
  const { model } = citegraph;
  const OFF_LABELS = ["Claim", "Author", "Venue"];
  const OFF_TYPES = Object.keys(model.TYPES).filter((type) => model.TYPES[type].off);

  // What draws the graph; everything else tells about it.
  const PICTURES = new Set(["map", "clusters"]);
  const FIRST = model.data.clusters && model.data.clusters.first ? "clusters" : "map";

  const fresh = () => ({
    tab: FIRST,
    cluster: null,
    selected: null,
    edge: null,
    path: null,
    picked: new Set(),
    expanded: new Set(),
    offLabels: new Set(OFF_LABELS),
    offTypes: new Set(OFF_TYPES),
    sure: 0,
  });

  let state = fresh();
  let depth = 0;
  // A page within another (in a notebook, say) has no address of its own: its history alone keeps what was chosen.
  const addressed = location.protocol !== "about:";
  const kept = () => (addressed ? location.hash.slice(1) : (history.state && history.state.chosen) || "");
  const keep = (way, chosen) => history[way]({ depth, chosen }, "", addressed ? `#${chosen}` : undefined);
  const listeners = [];

  const ids = (set) => [...set].map((node) => node.id);
  const same = (set, list) => set.size === list.length && list.every((item) => set.has(item));

  const { edgeName } = model;
  const edgeNamed = (name) => (name && model.edges.find((edge) => edgeName(edge) === name)) || null;

  function fragment() {
    const at = new URLSearchParams();
    if (state.tab !== FIRST) at.set("tab", state.tab);
    if (state.cluster !== null) at.set("cluster", String(state.cluster));
    if (state.selected) at.set("node", state.selected.id);
    if (state.edge) at.set("edge", edgeName(state.edge));
    if (state.path) at.set("path", JSON.stringify(ids(state.path)));
    if (state.picked.size) at.set("pick", JSON.stringify(ids(state.picked)));
    if (state.expanded.size) at.set("open", JSON.stringify(ids(state.expanded)));
    if (!same(state.offLabels, OFF_LABELS)) at.set("without", [...state.offLabels].join(" "));
    if (!same(state.offTypes, OFF_TYPES)) at.set("hide", [...state.offTypes].join(" "));
    if (state.sure) at.set("sure", String(state.sure));
    return at.toString();
  }

  function listed(at, name) {
    try {
      const found = JSON.parse(at.get(name) || "[]");
      return Array.isArray(found) ? found.map((id) => model.byId.get(id)).filter(Boolean) : [];
    } catch {
      return []; // A link that was cut short: what can be read of it is used.
    }
  }

  const clusterNumbered = (text) =>
    model.data.clusters && /^\d+$/.test(text || "") && Number(text) < model.data.clusters.clusters.length ? Number(text) : null;

  const words = (at, name, allowed, otherwise) =>
    new Set(at.has(name) ? at.get(name).split(" ").filter((word) => word in allowed) : otherwise);

  function read(text) {
    const at = new URLSearchParams(text);
    const path = listed(at, "path");
    return {
      tab: document.getElementById(`tab-${at.get("tab")}`) ? at.get("tab") : FIRST,
      cluster: clusterNumbered(at.get("cluster")),
      selected: model.byId.get(at.get("node")) || null,
      edge: edgeNamed(at.get("edge")),
      path: path.length > 1 ? path : null,
      picked: new Set(listed(at, "pick")),
      expanded: new Set(listed(at, "open")),
      offLabels: words(at, "without", model.LABELS, OFF_LABELS),
      offTypes: words(at, "hide", model.TYPES, OFF_TYPES),
      sure: Math.min(1, Math.max(0, Number(at.get("sure")) || 0)),
    };
  }

  const tell = (why) => listeners.forEach((listener) => listener(state, why));

  function change(changes, { fly = false, quiet = false } = {}) {
    state = { ...state, ...changes };
    const goal = fragment();
    if (goal !== kept()) {
      if (!quiet) depth++;
      keep(quiet ? "replaceState" : "pushState", goal);
    }
    tell({ fly });
  }

  function restore() {
    depth = (history.state && history.state.depth) || 0;
    state = read(kept());
    tell({ fly: true });
  }

  function start() {
    addEventListener("popstate", restore);
    state = kept() ? read(kept()) : fresh();
    const focus = model.data.focus.map((id) => model.byId.get(id)).filter(Boolean);
    if (!kept() && focus.length === 1) state.selected = focus[0];
    tell({ fly: Boolean(kept()) });
  }

  return {
    get now() {
      return state;
    },
    get depth() {
      return depth;
    },
    addressed,
    change,
    start,
    listen: (listener) => listeners.push(listener),
    // Shows the node in the picture that is looked at, where that holds it.
    select(node, options = {}) {
      const tab = PICTURES.has(state.tab) ? state.tab : FIRST;
      const held = tab === "map" || citegraph.clusters.holds(node);
      change({ selected: node, edge: null, path: null, cluster: null, tab: held ? tab : "map" }, { fly: true, ...options });
    },
    clear() {
      if (state.selected || state.path || state.edge || state.cluster !== null) change({ selected: null, path: null, edge: null, cluster: null });
    },
    toggled: (set, item) => {
      const changed = new Set(set);
      if (!changed.delete(item)) changed.add(item);
      return changed;
    },
  };
})();
