// The picture: which nodes and edges are shown, how they are drawn and what happens when they are touched.
"use strict";

citegraph.map = (() => {
  const { model, state, draw, places, shown } = citegraph;
  const place = document.getElementById("network");
  const nodesShown = new vis.DataSet();
  const edgesShown = new vis.DataSet();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const extent = document.getElementById("extent");
  const controls = [extent, document.querySelector(".zoom")]; // labels keep clear of them
  let network = null;
  let hovered = null;
  let lit = null; // { nodes, edges } that stand out while the rest is dimmed, or null
  let labelled = []; // labels of the last frame, for tests and for the SVG
  let told = []; // and the values on its arrows

  // --- what is shown

  function bringUpToDate(set, wanted) {
    const ids = new Set(wanted.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    set.add(wanted.filter((item) => !set.get(item.id)));
  }

  function refresh(now) {
    const { nodes, edges } = shown.picture(now);
    places.settle(nodes, now);
    bringUpToDate(nodesShown, [...nodes].map(visNode));
    bringUpToDate(edgesShown, edges.map(visEdge));
    const count = (list) => [...list].filter((node) => !shown.FOLDED.has(node.label)).length;
    const [some, all] = [count(nodes), count(model.nodes)];
    extent.textContent = some < all ? `${some} of ${all} nodes · search or unfold for the rest` : "";
  }

  const visNode = (node) => ({ id: node.index, label: node.drawn.label, shape: "custom", size: node.drawn.size, ...places.get(node) });

  function visEdge(edge) {
    const colour = draw.edgeColour(edge);
    return {
      id: edge.index,
      from: edge.source,
      to: edge.target,
      width: draw.edgeWidth(edge),
      dashes: draw.edgeDash(edge),
      color: { color: colour, highlight: colour, hover: colour, opacity: draw.edgeStrength(edge) },
      arrows: { to: { enabled: model.TYPES[edge.type].arrow, scaleFactor: 0.55 } },
      ...(edge.drawn.smooth ? { smooth: edge.drawn.smooth } : {}),
    };
  }

  // --- drawing

  function drawNode({ ctx, id, x, y }) {
    const node = model.nodes[id];
    const radius = radiusOf(node);
    return {
      drawNode: () => paint(ctx, node, x, y, radius),
      nodeDimensions: { width: radius * 1.9, height: radius * 1.9 },
    };
  }

  // Nodes shrink less than the picture does, so that an overview still shows them.
  const radiusOf = (node) => node.drawn.size * Math.max(1, (0.72 / network.body.view.scale) ** 0.6);

  function paint(ctx, node, x, y, radius) {
    const now = state.now;
    const chosen = node === now.selected || now.picked.has(node);
    const { colours } = draw;
    if (chosen || node === hovered)
      draw.node(ctx, { label: node.label, x, y, radius: radius + 5, fill: colours.ground, stroke: chosen ? colours.ink : draw.kindColour(node), width: 2 });
    draw.kind(ctx, node, { x, y, radius });
  }

  function overlay(ctx) {
    const { body } = network;
    if (lit) {
      veil(ctx);
      for (const edge of lit.edges) {
        const drawn = body.edges[edge.index];
        if (!drawn) continue;
        drawn.draw(ctx);
        drawn.drawArrows(ctx);
      }
      for (const node of lit.nodes) if (body.nodes[node.index]) body.nodes[node.index].draw(ctx);
    }
    ctx.save();
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawLabels(ctx);
    ctx.restore();
  }

  function veil(ctx) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.86;
    ctx.fillStyle = draw.colours.ground;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
  }

  const onScreen = () => {
    const { scale, translation } = network.body.view;
    return (point) => ({ x: point.x * scale + translation.x, y: point.y * scale + translation.y });
  };

  // Labels keep clear of what lies over the picture, and of each other.
  function drawLabels(ctx) {
    const { nodes } = network.body;
    const toScreen = onScreen();
    const spots = [];
    for (const id of nodesShown.getIds()) {
      const node = model.nodes[id];
      if (lit && !lit.nodes.has(node)) continue;
      const { x, y } = toScreen(nodes[id]);
      if (x < -80 || y < -40 || x > place.clientWidth + 80 || y > place.clientHeight + 40) continue;
      spots.push({ node, x, y, radius: radiusOf(node) * network.body.view.scale });
    }
    told = [];
    const taken = citegraph.labels.covered(place, controls);
    labelled = citegraph.labels.write(ctx, { place, taken, spots, hovered, values: (room) => writeValues(ctx, toScreen, room) });
  }

  function writeValues(ctx, toScreen, room) {
    for (const edge of edgesShown.getIds().map((id) => model.edges[id])) {
      const words = valued(edge);
      const drawn = network.body.edges[edge.index];
      if (!words || !drawn || (lit && !lit.edges.has(edge))) continue;
      const { x, y } = toScreen(drawn.edgeType.getPoint(0.5));
      const half = draw.valueWidth(ctx, words) / 2 + 2;
      const box = [x - half, y - 9, x + half, y + 9];
      if (!room.free(box, edge)) continue;
      room.take(box, edge);
      draw.value(ctx, words, { x, y, colour: draw.edgeColour(edge) });
      told.push({ edge, words, x, y, half });
    }
  }

  const values = new Map();
  function valued(edge) {
    if (edge.type !== "OUTPERFORMS" && edge.type !== "COMPARES_WITH") return "";
    if (!values.has(edge)) values.set(edge, model.valueOf(edge));
    return values.get(edge);
  }

  // --- what stands out

  const edgesAt = (node) => edgesShown.getIds().map((id) => model.edges[id]).filter((edge) => edge.from === node || edge.to === node);

  function light() {
    lit = shown.lit(state.now, hovered && nodesShown.get(hovered.index) ? hovered : null, edgesAt);
    network.redraw();
  }

  // --- moving

  function frame(nodes) {
    const spots = [...nodes].map((node) => network.body.nodes[node.index]).filter(Boolean);
    const xs = spots.map((spot) => spot.x);
    const ys = spots.map((spot) => spot.y);
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  }

  function fit(nodes, { most = 1.6, animate = true } = {}) {
    const box = frame(nodes);
    if (!Number.isFinite(box.left)) return;
    const width = Math.max(place.clientWidth - 150, 120);
    const height = Math.max(place.clientHeight - 96, 120);
    const scale = Math.min(width / Math.max(box.right - box.left, 1), height / Math.max(box.bottom - box.top, 1), most);
    // Half a label's height below the lowest node.
    const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + 8 / scale };
    network.moveTo({ position, scale, animation: animate && !calm.matches ? { duration: 420, easingFunction: "easeInOutQuad" } : false });
  }

  const fitAll = (options) => fit(nodesShown.getIds().map((id) => model.nodes[id]), options);
  const zoom = (factor) => network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)) });
  const pan = (x, y) => {
    const { x: left, y: top } = network.getViewPosition();
    network.moveTo({ position: { x: left + x / network.getScale(), y: top + y / network.getScale() } });
  };

  // --- reacting

  // Nothing is drawn before it is looked at.
  function follow(now, { fly }) {
    if (now.tab !== "map") return;
    const first = !network;
    if (first) begin();
    refresh(now);
    light();
    if (first && !now.selected && !now.path) fitAll({ animate: false, most: 1.4 });
    else if ((fly || first) && lit) fit(lit.nodes, { animate: !first });
    else if (first) fitAll({ animate: false });
  }

  function begin() {
    draw.readColours();
    const options = { ...model.data.network.options };
    options.nodes = { ...options.nodes, ctxRenderer: drawNode };
    network = new vis.Network(place, { nodes: nodesShown, edges: edgesShown }, options);
    network.on("afterDrawing", overlay);
    network.on("hoverNode", ({ node }) => hover(model.nodes[node]));
    network.on("blurNode", () => hover(null));
    network.on("click", clicked);
    network.on("doubleClick", ({ nodes }) => nodes.length && expand(model.nodes[nodes[0]]));
    network.on("dragEnd", ({ nodes }) => nodes.forEach((id) => places.set(model.nodes[id], network.getPosition(id))));
    citegraph.keys(place, citegraph.map);
  }

  function hover(node) {
    hovered = node;
    place.style.cursor = node ? "pointer" : "";
    light();
  }

  function clicked({ nodes, edges, event }) {
    const node = nodes.length ? model.nodes[nodes[0]] : null;
    const pointer = event.srcEvent || {};
    network.unselectAll();
    if (node && (pointer.ctrlKey || pointer.metaKey)) state.change({ picked: state.toggled(state.now.picked, node) });
    else if (node && pointer.shiftKey && state.now.selected) citegraph.paths.join(state.now.selected, node);
    else if (node) state.select(node, { fly: false });
    else if (edges.length) state.change({ selected: null, path: null, edge: model.edges[edges[0]] });
    else state.clear();
  }

  const expand = (node) => state.change({ expanded: state.toggled(state.now.expanded, node), selected: node, edge: null, path: null, cluster: null, tab: "map" }, { fly: state.now.tab !== "map" });

  function recolour() {
    draw.readColours();
    if (!network) return;
    edgesShown.update(edgesShown.getIds().map((id) => visEdge(model.edges[id])));
    network.redraw();
  }

  state.listen(follow);
  return {
    fitAll,
    zoom,
    pan,
    expand,
    recolour,
    place,
    radiusOf,
    svg: () => citegraph.svg.ofMap(citegraph.map),
    png: () => new Promise((done) => place.querySelector("canvas").toBlob(done, "image/png")),
    redraw: () => network.redraw(),
    get network() {
      return network;
    },
    shown: () => nodesShown.getIds().map((id) => model.nodes[id]),
    shownEdges: () => edgesShown.getIds().map((id) => model.edges[id]),
    written: () => labelled,
    values: () => told,
    dimmed: (one) => Boolean(lit) && !lit.nodes.has(one) && !lit.edges.has(one),
    labels: () => labelled.map(({ node, box }) => ({ id: node.id, box })),
    spot: (node) => onScreen()(network.body.nodes[node.index]),
    onScreen,
  };
})();
