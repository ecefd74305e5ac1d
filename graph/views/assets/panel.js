// The details panel: everything known about what is selected, each statement with the sentence that says it. All text
// from papers goes through text nodes; nothing of it is ever parsed as markup.
"use strict";

citegraph.element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
};

citegraph.icon = (label) => {
  const SVG = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8");
  svg.setAttribute("class", `icon is-${label.toLowerCase()}`);
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", citegraph.draw.SHAPES[label]);
  svg.append(path);
  return svg;
};

citegraph.panel = (() => {
  const { model, state, element, icon } = citegraph;
  const panel = document.querySelector("#panel .panel");
  const LONG = 6;
  const MANY = 200;
  const ONE = { Paper: "Paper", Method: "Method", Dataset: "Dataset", Concept: "Concept", Claim: "Claim", Author: "Author", Venue: "Venue" };

  // --- small parts

  const go = (node, words = node.name) =>
    element("button", { class: "go", type: "button", title: words === node.name ? null : node.name, on: { click: () => state.select(node) } }, icon(node.label), element("span", {}, words));

  const paperOf = (edge) => model.byId.get(edge.paper) || (edge.from.label === "Paper" ? edge.from : null);

  // The sentence, with the words that the fact rests on marked.
  function quote(sentence, surface, from = null) {
    if (!sentence) return null;
    const at = surface ? sentence.indexOf(surface) : -1;
    const words =
      at < 0 ? [sentence] : [sentence.slice(0, at), element("mark", {}, surface), sentence.slice(at + surface.length)];
    return element("blockquote", {}, "“", ...words, "”", from && element("footer", {}, go(from)));
  }

  function section(title, items, { open = true } = {}) {
    if (!items.length) return null;
    const made = (one) => (typeof one === "function" ? one() : one);
    const list = element("ul", { class: "facts" }, items.slice(0, LONG).map(made));
    const rest = items.slice(LONG);
    const more = element("button", { class: "more", type: "button" }, `Show ${rest.length} more`);
    more.addEventListener("click", () => {
      list.append(...rest.splice(0, MANY).map(made));
      more.textContent = `Show ${rest.length} more`;
      more.hidden = !rest.length;
    });
    return element("details", { class: "section", open }, element("summary", {}, title, element("span", { class: "number" }, String(items.length))), list, rest.length ? more : null);
  }

  const item = (...children) => element("li", {}, children);
  const note = (words) => (words ? element("span", { class: "note" }, words) : null);
  const tag = (outcome, words) => element("span", { class: `tag ${outcome}` }, words);

  const WORDS = { better: "better than", worse: "worse than", equal: "equal to", unclear: "compared with" };

  function value(c) {
    const { value: written, metric, unit, number_from: from, number } = c.node;
    const told = from !== undefined && number !== undefined && unit !== "factor" ? `${from} → ${number}` : written && model.brief(written);
    return [told && tag(c.node.outcome, told), metric && element("span", { class: "metric" }, metric)];
  }

  const side = (nodes, written) => (nodes.length ? nodes.map((node) => go(node)) : element("span", { class: "plain" }, written || "before"));

  // Claims of one sentence about the same two sides are told together: the sentence once, with every value.
  function claimItems(claims, about = null) {
    const told = new Map();
    for (const c of [...claims].sort(model.stronger)) {
      const key = JSON.stringify([c.node.paper, c.node.sentence, c.node.outcome, c.subjects.map((n) => n.id), c.baselines.map((n) => n.id), c.node.subject, c.node.baseline]);
      told.set(key, [...(told.get(key) || []), c]);
    }
    return [...told.values()].map((group) => claimItem(group, about));
  }

  function claimItem(group, about) {
    const [{ node, paper, subjects, baselines }] = group;
    const longest = group.map((c) => c.node.evidence || "").reduce((a, b) => (b.length > a.length ? b : a));
    return item(
      element("div", { class: `claim ${node.outcome}` },
        element("p", { class: "statement" },
          side(subjects, node.subject === "ours" ? "This paper" : node.subject), " ",
          element("em", {}, WORDS[node.outcome]), " ",
          side(baselines, node.baseline)),
        group.map((c) => element("p", { class: "values" }, value(c), c.node.dataset && element("span", { class: "note" }, `on ${c.node.dataset}`))),
        quote(node.sentence, longest, paper !== about ? paper : null)));
  }

  function why(shown) {
    const toggle = element("button", { class: "why", type: "button", "aria-expanded": "false", "aria-label": "The sentence that says so", title: "The sentence that says so" }, "“…”");
    toggle.addEventListener("click", () => {
      shown.hidden = !shown.hidden;
      toggle.setAttribute("aria-expanded", String(!shown.hidden));
    });
    return toggle;
  }

  // One item a node at the other end of these edges, each with its evidence behind a click.
  function endItem(edge, other, words) {
    const evidence = quote(edge.sentence, edge.surface, paperOf(edge) !== state.now.selected && paperOf(edge) !== other ? paperOf(edge) : null);
    if (!evidence) return item(go(other), " ", note(words));
    const shown = element("div", { class: "evidence", hidden: true }, evidence);
    return item(element("div", { class: "row" }, element("span", { class: "what" }, go(other), " ", note(words)), why(shown)), shown);
  }

  const whyEdge = (edge) => element("button", { class: "why", type: "button", "aria-label": "What says so", title: "What says so", on: { click: () => state.change({ selected: null, path: null, edge }) } }, "“…”");

  const buildItem = (edge, other) => item(element("div", { class: "row" }, element("span", { class: "what" }, go(other), " ", note(via(edge))), whyEdge(edge)));

  const outItems = (node, type, words = () => "") => model.outgoing(node, type).map((edge) => endItem(edge, edge.to, words(edge)));
  const inItems = (node, type, words = () => "") => model.incoming(node, type).map((edge) => endItem(edge, edge.from, words(edge)));
  const via = (edge) => (edge.via || []).join(", ");

  // --- links: only what a browser opens over the network

  const web = (address) => /^https?:\/\/[^/]/i.test(address || "");
  const link = (address, words) =>
    web(address) ? element("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, words) : null;

  function links(node) {
    const code = (node.code || []).map((address) => link(address, `Code: ${address.replace(/^https?:\/\//i, "")}`));
    return [
      node.arxiv_id && link(`https://arxiv.org/abs/${encodeURI(node.arxiv_id)}`, `arXiv:${node.arxiv_id}`),
      node.doi && link(`https://doi.org/${encodeURI(node.doi)}`, `doi:${node.doi}`),
      !node.arxiv_id && !node.doi && link(node.url, "Read the paper"),
      ...code,
    ].filter(Boolean);
  }

  // --- the abstract with every fact's words marked; offsets count code points

  function spans(node) {
    const found = [];
    const add = (part, target, kind) => {
      if (part.field === "abstract" && part.end > part.start) found.push({ start: part.start, end: part.end, target, kind });
    };
    for (const edge of node.out) if (edge.to.label !== "Claim") add(edge, edge.to, edge.to.label.toLowerCase());
    for (const edge of model.edges) if (edge.paper === node.id && edge.type === "VARIANT_OF") add(edge, edge.from, "method");
    return found.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  function abstract(node) {
    if (!node.abstract) return null;
    const letters = Array.from(node.abstract);
    const parts = [];
    let done = 0;
    for (const span of spans(node)) {
      if (span.start < done || span.end > letters.length) continue;
      parts.push(letters.slice(done, span.start).join(""));
      const words = letters.slice(span.start, span.end).join("");
      parts.push(element("button", { class: `word ${span.kind}`, type: "button", title: span.target.name, on: { click: () => state.select(span.target) } }, words));
      done = span.end;
    }
    parts.push(letters.slice(done).join(""));
    return element("details", { class: "section", open: true }, element("summary", {}, "Abstract"), element("p", { class: "abstract" }, parts));
  }

  // --- one page a kind

  const byline = (node) => {
    const authors = node.authors || model.outgoing(node, "WRITTEN_BY").sort((a, b) => (a.position || 0) - (b.position || 0)).map((edge) => edge.to.name);
    const venue = node.venue || model.outgoing(node, "PUBLISHED_IN").map((edge) => edge.to.name).join(", ");
    return [
      authors.length ? element("p", { class: "authors" }, authors.length > 8 ? `${authors.slice(0, 7).join(", ")} and ${authors.length - 7} others` : authors.join(", ")) : null,
      node.year || venue ? element("p", { class: "note" }, [node.year, venue].filter(Boolean).join(" · ")) : null,
    ];
  };

  const related = (node) =>
    [...node.out, ...node.in]
      .filter((edge) => edge.type === "RELATED_TO")
      .sort((a, b) => b.weight - a.weight)
      .map((edge) => endItem(edge, edge.from === node ? edge.to : edge.from, (edge.shared || []).join(", ")));

  // Each paper once, with everything it does with the node and the first sentence that says so.
  const DOES = { ABOUT: () => "about it", USES: (edge) => (edge.role === "baseline" ? "uses it as a baseline" : "uses it"), EVALUATES_ON: () => "evaluates on it" };
  function sharing(node) {
    const papers = new Map();
    for (const edge of node.in) if (DOES[edge.type]) papers.set(edge.from, [...(papers.get(edge.from) || []), edge]);
    return [...papers].map(([paper, edges]) => () => endItem(edges[0], paper, edges.map((edge) => DOES[edge.type](edge)).join(", ")));
  }

  const once = (edges, end) => [...new Map(edges.map((edge) => [edge[end], edge])).values()];

  const PAGES = {
    Paper: (node) => [
      byline(node),
      element("p", { class: "links" }, links(node)),
      section("Introduces", outItems(node, "INTRODUCES")),
      section("Claims", claimItems(model.claimsOf(node), node)),
      section("Builds on", model.outgoing(node, "BUILDS_ON").map((edge) => buildItem(edge, edge.to))),
      section("Built on by", model.incoming(node, "BUILDS_ON").map((edge) => buildItem(edge, edge.from))),
      abstract(node),
      section("Uses", outItems(node, "USES", (edge) => (edge.role === "baseline" ? "as a baseline" : ""))),
      section("Evaluates on", outItems(node, "EVALUATES_ON")),
      section("About", outItems(node, "ABOUT")),
      section("Related papers", related(node)),
      section("Cites", outItems(node, "CITES"), { open: false }),
      section("Cited by", inItems(node, "CITES"), { open: false }),
    ],
    Claim: (node) => {
      const c = model.claims.find((one) => one.node === node);
      return [element("ul", { class: "facts" }, claimItems([c])), c.paper ? section("Claimed by", [item(go(c.paper))]) : null];
    },
    other: (node) => {
      const claims = model.claimsOf(node);
      const beats = (c) => (c.baselines.includes(node) ? c.node.outcome === "worse" : c.node.outcome === "better");
      const beaten = (c) => (c.baselines.includes(node) ? c.node.outcome === "better" : c.node.outcome === "worse");
      const introduced = model.incoming(node, "INTRODUCES");
      const builders = model.edges.filter((edge) => edge.type === "BUILDS_ON" && (edge.methods || []).includes(node.id));
      const followers = builders.length ? builders : introduced.flatMap((edge) => model.incoming(edge.from, "BUILDS_ON"));
      return [
        node.aliases ? element("p", { class: "note" }, `Also written ${node.aliases.join(" · ")}`) : null,
        section("Introduced by", inItems(node, "INTRODUCES")),
        section("Beaten by", claimItems(claims.filter(beaten))),
        section("Beats", claimItems(claims.filter(beats))),
        section("Also compared", claimItems(claims.filter((c) => !beats(c) && !beaten(c)))),
        section("Papers that build on it", once(followers, "from").map((edge) => buildItem(edge, edge.from))),
        section("Variant of", once(model.outgoing(node, "VARIANT_OF"), "to").map((edge) => endItem(edge, edge.to, edge.rule === "name" ? "by its name" : ""))),
        section("Variants", once(model.incoming(node, "VARIANT_OF"), "from").map((edge) => endItem(edge, edge.from, edge.rule === "name" ? "by its name" : ""))),
        section("Papers that share it", sharing(node)),
        section("Papers", [...inItems(node, "WRITTEN_BY"), ...inItems(node, "PUBLISHED_IN")]),
      ];
    },
  };

  // --- head and buttons

  function head(node) {
    const { now } = state;
    const kind = node.kind && node.kind !== node.label.toLowerCase() ? `${ONE[node.label]} · ${node.kind}` : ONE[node.label];
    const shown = citegraph.shown.picture(now).nodes;
    const hidden = model.beside(node).filter((other) => !now.offLabels.has(other.label) && !shown.has(other)).length;
    const open = now.expanded.has(node);
    const away = now.tab === "clusters";
    const button = (words, action, attributes = {}) => element("button", { type: "button", class: "act", ...attributes, on: { click: action } }, words);
    return element("header", { class: `head ${node.label.toLowerCase()}` },
      element("p", { class: "kind" }, icon(node.label), kind),
      element("h2", {}, node.name),
      element("div", { class: "acts" },
        away ? button("Show on the map", () => citegraph.map.expand(node)) : citegraph.live && !open ? button("Unfold from the store", () => citegraph.live.unfold(node)) : hidden || open ? button(open ? "Fold its neighbours" : `Unfold ${hidden} more`, () => citegraph.map.expand(node), { "aria-pressed": String(open) }) : null,
        button(now.picked.has(node) ? "Unpick" : "Pick", () => state.change({ picked: state.toggled(now.picked, node) }), { "aria-pressed": String(now.picked.has(node)), title: "Keep for a download or a path" }),
        button("Path to …", () => citegraph.search.ask(`Find what ${node.name} should be joined to`, (other) => citegraph.paths.join(node, other))),
        state.addressed ? button("Copy link", () => citegraph.copy(location.href, "Link")) : null));
  }

  // Why one paper builds on another: what it says of the methods that the other introduces.
  function grounds(edge) {
    const theirs = new Set(model.outgoing(edge.to, "INTRODUCES").map((one) => one.to));
    return edge.from.out.filter((one) => theirs.has(one.to) && one.sentence).map((one) => item(go(one.to), quote(one.sentence, one.surface)));
  }

  function edgePage(edge) {
    const claims = model.claimsBehind(edge);
    return [
      element("header", { class: "head" }, element("p", { class: "kind" }, model.TYPES[edge.type].name), element("h2", { class: "pair" }, go(edge.from), element("em", {}, ` ${model.TYPES[edge.type].name} `), go(edge.to))),
      edge.via ? element("p", {}, via(edge)) : null,
      edge.via ? section("What says so", grounds(edge)) : null,
      edge.shared ? element("p", {}, "They share ", edge.shared.join(", "), ".") : null,
      section("Claims", claimItems(claims)),
      quote(edge.sentence, edge.surface, paperOf(edge)),
    ];
  }

  function pathPage(path) {
    const between = (a, b) => [...a.out, ...a.in].filter((edge) => edge.from === b || edge.to === b).sort((x, y) => model.rank[x.type] - model.rank[y.type])[0];
    const steps = path.flatMap((node, n) => {
      const edge = n && between(path[n - 1], node);
      const words = edge && (edge.from === node ? `← ${model.TYPES[edge.type].name}` : `${model.TYPES[edge.type].name} →`);
      return [n ? element("li", { class: "step" }, words, quote(edge.sentence, edge.surface)) : null, element("li", {}, go(node))];
    });
    return [element("header", { class: "head" }, element("p", { class: "kind" }, "Path"), element("h2", {}, `From ${path[0].name} to ${path[path.length - 1].name}`)), element("ol", { class: "path" }, steps.filter(Boolean))];
  }

  // --- a cluster, and all of them

  const touching = (node) => new Set(node.in.filter((edge) => edge.from.label === "Paper" && edge.type !== "INTRODUCES").map((edge) => edge.from)).size;
  const goCluster = (cluster) => element("button", { class: "go", type: "button", on: { click: () => citegraph.clusters.choose(cluster) } }, cluster.name);

  function clusterPage(cluster) {
    const inside = new Set(cluster.nodes);
    const papers = cluster.nodes.filter((node) => node.label === "Paper");
    const entities = cluster.nodes.filter((node) => node.label !== "Paper");
    const claims = [...new Set(papers.flatMap(model.claimsOf))].filter((c) => c.node.outcome === "better" && c.baselines.length);
    const beyond = citegraph.clusters.bonds.filter(({ one, other }) => one === cluster || other === cluster);
    const pick = () => state.change({ picked: new Set([...state.now.picked, ...papers]) });
    return [
      element("header", { class: "head" },
        element("p", { class: "kind" }, "Cluster"),
        element("h2", {}, cluster.name),
        element("p", { class: "note" }, `${papers.length} papers and ${entities.length} of what they are about, joined more closely with each other than with the rest.`),
        element("div", { class: "acts" },
          papers.length ? element("button", { type: "button", class: "act", title: "Keep them for a download", on: { click: pick } }, papers.every((node) => state.now.picked.has(node)) ? "Its papers are picked" : "Pick its papers") : null,
          state.addressed ? element("button", { type: "button", class: "act", on: { click: () => citegraph.copy(location.href, "Link") } }, "Copy link") : null)),
      section("What its papers share", entities.filter((node) => touching(node) > 1).map((node) => () => item(go(node), " ", note(`${touching(node)} papers`)))),
      section("What beats what here", claimItems(claims.filter((c) => [...c.subjects, ...c.baselines].some((node) => inside.has(node))))),
      section("Papers", papers.map((node) => () => item(go(node)))),
      section("Joined to", beyond.map(({ one, other, edges }) => () => item(goCluster(one === cluster ? other : one), " ", note(`${edges} ${edges === 1 ? "edge" : "edges"}`)))),
    ];
  }

  const clusterList = () => section("Clusters", citegraph.clusters.all.map((cluster) => () => item(goCluster(cluster), " ", note(`${cluster.nodes.length} ${cluster.nodes.length === 1 ? "node" : "nodes"}`))));

  // --- what the page says before anything is chosen

  const perPair = (list) => [...list.reduce((pairs, c) => {
    const pair = `${c.subjects[0].id} ${c.baselines[0].id}`;
    return pairs.has(pair) ? pairs : pairs.set(pair, c);
  }, new Map()).values()];

  function rivalItem(c) {
    const shown = element("div", { class: "evidence", hidden: true }, quote(c.node.sentence, c.node.evidence, c.paper));
    return item(element("div", { class: "row" }, element("span", { class: "what pair" }, go(c.subjects[0]), element("em", {}, " beats "), go(c.baselines[0]), " ", value(c)), why(shown)), shown);
  }

  function overview() {
    const top = (list, by, most = 8) => [...list].sort((a, b) => by(b) - by(a) || a.index - b.index).filter((one) => by(one) > 0).slice(0, most);
    const shared = top(model.nodes.filter((node) => ["Method", "Dataset", "Concept"].includes(node.label)), (node) => touching(node) - 1);
    const rivals = model.claims.filter((c) => c.subjects.length && c.baselines.length && c.node.value && c.node.outcome === "better" && c.node.unit !== "absolute");
    const strongest = [...rivals].sort((a, b) => (a.node.unit === b.node.unit ? (b.node.number || 0) - (a.node.number || 0) : a.node.unit === "factor" ? -1 : 1));
    const builds = model.edges.filter((edge) => edge.type === "BUILDS_ON");
    const picked = [...state.now.picked];
    return [
      picked.length ? section("Picked", picked.map((node) => item(go(node)))) : null,
      element("header", { class: "head" }, element("h2", {}, "What these papers say about each other"),
        element("p", { class: "note" }, "Click a node or an arrow for the sentence behind it. Double-click unfolds what is hidden behind a node.")),
      state.now.tab === "clusters" ? clusterList() : null,
      section("What beats what", perPair(strongest).map((c) => () => rivalItem(c))),
      section("Builds on", builds.map((edge) => () => item(element("div", { class: "row" }, element("span", { class: "what pair" }, go(edge.from, edge.from.drawn.label), element("em", {}, " builds on "), go(edge.to, edge.to.drawn.label), " ", note(via(edge))), whyEdge(edge))))),
      section("What papers share", shared.map((node) => item(go(node), " ", note(`${touching(node)} papers`)))),
    ];
  }

  function show({ selected, edge, path, cluster }) {
    const page = selected
      ? [head(selected), (PAGES[selected.label] || PAGES.other)(selected)]
      : path
        ? pathPage(path)
        : edge
          ? edgePage(edge)
          : cluster !== null
            ? clusterPage(citegraph.clusters.all[cluster])
            : overview();
    panel.replaceChildren(...page.flat(Infinity).filter(Boolean));
    panel.scrollTop = 0;
    document.body.classList.toggle("chosen", Boolean(selected || edge || path || cluster !== null));
  }

  state.listen(show);
  return { web, WORDS };
})();
