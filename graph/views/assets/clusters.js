// The whole graph as clusters that open: WebGL (sigma.js) draws the nodes, and the edges within open clusters; the discs
// below them, and above them what is written and what is lit, are drawn on two canvases of our own.
"use strict";

citegraph.clusters = (() => {
  const { model, state, draw, shown, labels, discs } = citegraph;
  const told = model.data.clusters;
  if (!told) {
    for (const id of ["tab-clusters", "clusters"]) document.getElementById(id).remove();
    return null;
  }
  const { Sigma, Graph, EdgeArrowProgram, EdgeLineProgram, NodePointProgram } = sigmaJs;
  const OPEN = 240; // pixels that a cluster's disc measures on the screen when it opens
  const TOLD = 170; // and so that its foremost nodes are named
  const MOST_LIT = 400;
  const MOST_NAMED = 160;
  const BUNDLES = 3; // strongest bonds to other clusters that are drawn for each
  const place = document.getElementById("sky");
  const extent = document.getElementById("extent");
  const controls = [extent, document.querySelector(".zoom")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // A tall window is filled by turning the picture on its side.
  const turned = ({ x, y }) => (citegraph.places.upright ? { x: y, y: x } : { x, y });
  const clusters = told.clusters.map((one, index) => ({ ...one, ...turned(one), index, nodes: [] }));
  const spots = new Map(); // node -> { x, y, cluster }
  told.nodes.forEach((number, n) => {
    const node = model.nodes[number];
    const cluster = clusters[told.cluster[n]];
    cluster.nodes.push(node);
    spots.set(node, { ...turned({ x: told.x[n], y: told.y[n] }), cluster });
  });
  const foremost = [...spots.keys()].sort((a, b) => b.drawn.weight - a.drawn.weight || a.index - b.index);

  let sigma = null;
  let graph = null;
  let under = null;
  let over = null;
  let hovered = null;
  let lit = null;
  let named = []; // names of clusters in the last frame, for tests and for the SVG
  let written = []; // and labels of nodes
  let opened = new Set();

  // --- where things are on the screen

  // x and y on the screen are linear in those of the graph: the camera is never turned.
  function view() {
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const scale = (sigma.graphToViewport({ x: 1000, y: 0 }).x - origin.x) / 1000;
    const { clientWidth: width, clientHeight: height } = place;
    return {
      scale,
      width,
      x: (one) => origin.x + one.x * scale,
      y: (one) => origin.y + one.y * scale,
      sees: (x, y, margin) => x > -margin && y > -margin && x < width + margin && y < height + margin,
    };
  }

  // --- the bonds between clusters, told by how many edges there are for their sizes

  function bundles() {
    const count = new Map();
    for (const edge of model.edges) {
      const [a, b] = [spots.get(edge.from), spots.get(edge.to)];
      if (!a || !b || a.cluster === b.cluster || model.TYPES[edge.type].off) continue;
      const [one, other] = [a.cluster.index, b.cluster.index].sort((x, y) => x - y);
      const key = `${one} ${other}`;
      count.set(key, { one: clusters[one], other: clusters[other], edges: ((count.get(key) || {}).edges || 0) + 1 });
    }
    const all = [...count.values()].map((bond) => ({ ...bond, strength: bond.edges / Math.sqrt(bond.one.nodes.length * bond.other.nodes.length) }));
    all.sort((a, b) => b.strength - a.strength || b.edges - a.edges);
    const drawn = new Map();
    const few = (cluster) => (drawn.get(cluster) || 0) < BUNDLES && drawn.set(cluster, (drawn.get(cluster) || 0) + 1);
    for (const bond of all) bond.drawn = Boolean(few(bond.one) || few(bond.other));
    return all;
  }
  const bonds = bundles();

  // --- which node is under the pointer

  const CELL = 24;
  const cells = new Map();
  for (const [node, { x, y }] of spots) {
    const cell = `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
    cells.set(cell, [...(cells.get(cell) || []), node]);
  }

  // In a disc too small to tell its nodes apart there is none: a click there opens the cluster.
  function nodeAt({ x: left, y: top }) {
    const { scale, x: screenX, y: screenY } = view();
    const at = { x: (left - screenX({ x: 0 })) / scale, y: (top - screenY({ y: 0 })) / scale };
    const far = (node) => Math.hypot(spots.get(node).x - at.x, spots.get(node).y - at.y) * scale;
    let best = null;
    for (let x = Math.floor(at.x / CELL) - 1; x <= Math.floor(at.x / CELL) + 1; x++)
      for (let y = Math.floor(at.y / CELL) - 1; y <= Math.floor(at.y / CELL) + 1; y++)
        for (const node of cells.get(`${x} ${y}`) || [])
          if (!state.now.offLabels.has(node.label) && far(node) <= Math.max(sizeOf(node) * scale, 3) && (!best || far(node) < far(best))) best = node;
    return best && 2 * spots.get(best).cluster.radius * scale >= discs.NAMED ? String(best.index) : null;
  }

  // sigma asks the graphics card which node is under the pointer, and without one every move of the mouse waits for that:
  // nodes are drawn once, without the second picture that it reads, and found by their places.
  class Dots extends NodePointProgram {
    constructor(gl, pickingBuffer, renderer) {
      super(gl, null, renderer);
    }
  }
  class Stage extends Sigma {
    getNodeAtPosition(position) {
      return nodeAt(position);
    }
  }

  // --- what WebGL draws

  const sizeOf = (node) => Math.min(1.8 + 0.14 * node.drawn.size, 4.6);

  function build() {
    graph = new Graph({ type: "directed", multi: true });
    for (const node of [...foremost].reverse()) {
      const { x, y } = spots.get(node);
      // sigma's y grows upwards.
      graph.addNode(String(node.index), { x, y: -y, size: sizeOf(node), color: draw.kindColour(node), hidden: state.now.offLabels.has(node.label) });
    }
    return graph;
  }

  function reach() {
    const ends = (axis, side) => clusters.map((cluster) => cluster[axis] + side * cluster.radius);
    return { x: [Math.min(...ends("x", -1)), Math.max(...ends("x", 1))], y: [-Math.max(...ends("y", 1)), -Math.min(...ends("y", -1))] };
  }

  function begin() {
    draw.readColours();
    try {
      sigma = new Stage(build(), place, {
        renderLabels: false,
        hideEdgesOnMove: true,
        enableCameraRotation: false,
        itemSizesReference: "positions",
        zoomToSizeRatioFunction: (ratio) => ratio,
        minEdgeThickness: 0.6,
        stagePadding: 24,
        minCameraRatio: 0.01,
        maxCameraRatio: 1.4,
        defaultDrawNodeHover: () => {},
        nodeProgramClasses: { circle: Dots },
        edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeLineProgram },
      });
    } catch (error) {
      place.replaceChildren(citegraph.element("p", { class: "lead" }, `This browser does not draw with WebGL (${error.message}). The map, the search and the tables show the same graph.`));
      return;
    }
    sigma.setCustomBBox(reach());
    under = sigma.createCanvasContext("discs", { beforeLayer: "edges" }).getCanvases().discs.getContext("2d");
    over = sigma.createCanvasContext("over", { afterLayer: "hoverNodes" }).getCanvases().over.getContext("2d");
    over.canvas.style.pointerEvents = "none";
    sigma.resize(true);
    sigma.on("afterRender", paint);
    sigma.on("enterNode", ({ node }) => hover(model.nodes[node]));
    sigma.on("leaveNode", () => hover(null));
    sigma.on("clickNode", ({ node, event }) => clickedNode(model.nodes[node], event.original));
    sigma.on("clickStage", ({ event }) => clickedStage(event));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      citegraph.map.expand(model.nodes[node]);
    });
    sigma.getCamera().on("updated", soon);
    citegraph.keys(place, api);
  }

  let waiting = null;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(openClusters, 140);
  }

  // A cluster opens when there is room to see what is in it.
  function openClusters() {
    const { scale, x, y, sees } = view();
    const near = (cluster) => 2 * cluster.radius * scale >= OPEN && sees(x(cluster), y(cluster), cluster.radius * scale);
    const open = new Set(clusters.filter((cluster) => cluster.index === state.now.cluster || near(cluster)));
    if (open.size === opened.size && [...open].every((cluster) => opened.has(cluster))) return;
    opened = open;
    drawEdges();
  }

  function drawEdges() {
    graph.clearEdges();
    const inside = (edge) => {
      const [a, b] = [spots.get(edge.from), spots.get(edge.to)];
      return a && b && a.cluster === b.cluster && !state.now.offLabels.has(edge.from.label) && !state.now.offLabels.has(edge.to.label);
    };
    for (const cluster of opened)
      for (const edge of shown.strongest(cluster.nodes.flatMap((node) => node.out.filter(inside)), state.now)) {
        const { arrow } = model.TYPES[edge.type];
        graph.addDirectedEdge(String(edge.source), String(edge.target), {
          size: draw.edgeWidth(edge) * 0.32,
          color: draw.mixed(draw.edgeColour(edge), draw.edgeStrength(edge) * (arrow ? 1 : 0.75)),
          type: arrow ? "arrow" : "line",
        });
      }
  }

  // --- what is drawn below and above

  function paint() {
    const spot = view();
    const ratio = under.canvas.width / place.clientWidth;
    for (const ctx of [under, over]) {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, place.clientWidth, place.clientHeight);
    }
    discs.paint(under, spot, { clusters, bonds });
    if (lit) paintLit(over, spot);
    paintWords(over, spot);
  }

  // The rest is covered by a veil, and what is lit is drawn again over it.
  function paintLit(ctx, spot) {
    const { scale, x, y } = spot;
    ctx.globalAlpha = 0.82;
    ctx.fillStyle = draw.colours.ground;
    ctx.fillRect(0, 0, place.clientWidth, place.clientHeight);
    ctx.globalAlpha = 1;
    for (const edge of [...lit.edges].slice(0, MOST_LIT)) {
      const [a, b] = [spots.get(edge.from), spots.get(edge.to)];
      if (a && b) draw.line(ctx, edge, { from: { x: x(a), y: y(a) }, to: { x: x(b), y: y(b) }, rim: radiusOf(edge.to, scale) });
    }
    for (const node of [...lit.nodes].slice(0, MOST_LIT)) paintNode(ctx, node, spot);
  }

  // A glyph covers the dot that WebGL draws below it.
  const radiusOf = (node, scale) => Math.max(sizeOf(node) * scale * (node.label === "Paper" ? 1.35 : 1.12), 4);

  function paintNode(ctx, node, { scale, x, y, sees }) {
    const spot = spots.get(node);
    if (!spot || !sees(x(spot), y(spot), 40)) return;
    const chosen = node === state.now.selected || state.now.picked.has(node);
    const radius = radiusOf(node, scale);
    if (chosen || node === hovered) draw.node(ctx, { label: node.label, x: x(spot), y: y(spot), radius: radius + 4, fill: draw.colours.ground, stroke: draw.colours.ink, width: 2 });
    draw.kind(ctx, node, { x: x(spot), y: y(spot), radius });
  }

  // Names of clusters first; then of nodes, in clusters that are large enough on the screen to tell them apart.
  function paintWords(ctx, spot) {
    const covered = labels.covered(place, controls);
    named = discs.names(ctx, spot, { clusters, taken: covered });
    const near = nodesToName(spot);
    // In a cluster that is wide open, nodes take the shapes of the legend.
    if (!lit) for (const one of near) if (one.radius > 6) paintNode(ctx, one.node, spot);
    for (const node of state.now.picked) paintNode(ctx, node, spot);
    discs.write(ctx, named, { faint: lit });
    const taken = [...covered, ...named.map(({ cluster, box }) => ({ owner: cluster, box }))];
    written = labels.write(ctx, { place, taken, spots: near, hovered, values: (room) => writeValues(ctx, spot, room) });
  }

  function nodesToName({ scale, x, y, sees }) {
    const near = [];
    for (const node of lit ? [...lit.nodes].slice(0, MOST_LIT) : foremost) {
      const at = spots.get(node);
      if (!at || state.now.offLabels.has(node.label)) continue;
      if (!lit && 2 * at.cluster.radius * scale < TOLD) continue;
      if (!sees(x(at), y(at), 40)) continue;
      if (near.push({ node, x: x(at), y: y(at), radius: 2 * at.cluster.radius * scale < OPEN ? 2 : radiusOf(node, scale) }) >= MOST_NAMED) break;
    }
    return near;
  }

  // On the arrows that are lit: by how much.
  function writeValues(ctx, { x, y }, room) {
    for (const edge of lit ? [...lit.edges].slice(0, MOST_LIT) : []) {
      const [a, b] = [spots.get(edge.from), spots.get(edge.to)];
      const words = a && b && model.valueOf(edge);
      if (!words) continue;
      const middle = { x: (x(a) + x(b)) / 2, y: (y(a) + y(b)) / 2 };
      const half = draw.valueWidth(ctx, words) / 2 + 2;
      const box = [middle.x - half, middle.y - 9, middle.x + half, middle.y + 9];
      if (!room.free(box, edge)) continue;
      room.take(box, edge);
      draw.value(ctx, words, { ...middle, colour: draw.edgeColour(edge) });
    }
  }

  // --- what stands out

  const edgesAt = (node) => shown.strongest([...node.out, ...node.in].filter((edge) => spots.has(edge.from) && spots.has(edge.to)), state.now);

  function light() {
    lit = shown.lit(state.now, hovered, edgesAt);
    sigma.scheduleRender();
  }

  function hover(node) {
    hovered = node;
    place.style.cursor = node ? "pointer" : "";
    light();
  }

  // --- moving

  // Moves the camera so that the box of these spots, each with a radius, fills the picture.
  function fit(list, { animate = true, least = 60 } = {}) {
    if (!list.length) return;
    const camera = sigma.getCamera();
    const { scale } = view();
    const side = (axis, sign) => Math.max(...list.map((one) => sign * one[axis] + (one.radius || 0))) * sign;
    const [left, right, top, bottom] = [side("x", -1), side("x", 1), side("y", -1), side("y", 1)];
    const width = Math.max(right - left, least);
    const height = Math.max(bottom - top, least);
    const wanted = Math.min((place.clientWidth - 90) / width, (place.clientHeight - 110) / height);
    const middle = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: (left + right) / 2, y: -(top + bottom) / 2 }));
    const goal = { x: middle.x, y: middle.y, ratio: (camera.getState().ratio * scale) / wanted };
    if (animate && !calm.matches) camera.animate(goal, { duration: 420 });
    else camera.setState(goal);
  }

  const fitAll = (options) => fit(clusters, options);
  const zoom = (factor) => {
    const camera = sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.getState().ratio / factor) });
  };
  function pan(x, y) {
    const [a, b] = [sigma.viewportToFramedGraph({ x: 0, y: 0 }), sigma.viewportToFramedGraph({ x, y })];
    const camera = sigma.getCamera();
    const now = camera.getState();
    camera.setState({ x: now.x + b.x - a.x, y: now.y + b.y - a.y });
  }

  // --- reacting

  function clickedNode(node, event) {
    if (event.ctrlKey || event.metaKey) state.change({ picked: state.toggled(state.now.picked, node) });
    else if (event.shiftKey && state.now.selected) citegraph.paths.join(state.now.selected, node);
    else state.select(node, { fly: false });
  }

  function clickedStage(event) {
    const { scale, x, y } = view();
    const cluster = clusters.find((one) => Math.hypot(x(one) - event.x, y(one) - event.y) <= one.radius * scale);
    if (cluster && cluster.index !== state.now.cluster) choose(cluster);
    else state.clear();
  }

  const choose = (cluster) => state.change({ cluster: cluster.index, selected: null, edge: null, path: null, tab: "clusters" }, { fly: true });

  let before = null; // the switches that the picture was drawn with
  function follow(now, { fly }) {
    if (now.tab !== "clusters") return;
    const first = !sigma;
    if (first) begin();
    if (!sigma) return;
    const switches = JSON.stringify([[...now.offLabels], [...now.offTypes], now.sure]);
    if (!first && switches !== before) {
      graph.updateEachNodeAttributes((key, attributes) => ({ ...attributes, hidden: now.offLabels.has(model.nodes[key].label) }), { attributes: ["hidden"] });
      drawEdges();
    }
    before = switches;
    light();
    if ((fly || first) && now.cluster !== null) fit([clusters[now.cluster]], { animate: !first });
    else if ((fly || first) && lit) flyTo(lit, { animate: !first });
    if (first) openClusters();
    extent.textContent = `${spots.size} nodes in ${clusters.length} clusters · click one to open it`;
  }

  // A node is shown with its own cluster around it, and a path or an edge whole.
  function flyTo({ nodes }, options) {
    const { selected } = state.now;
    const list = selected ? [spots.get(selected).cluster] : [...nodes].map((node) => spots.get(node)).filter(Boolean);
    fit(list, options);
  }

  function recolour() {
    draw.readColours();
    if (!sigma) return;
    graph.updateEachNodeAttributes((key, attributes) => ({ ...attributes, color: draw.kindColour(model.nodes[key]) }), { attributes: ["color"] });
    drawEdges();
  }

  function svg() {
    const spot = view();
    const node = (one) => {
      const at = { x: spot.x(spots.get(one)), y: spot.y(spots.get(one)) };
      return spot.sees(at.x, at.y, 20) ? citegraph.svg.ofNode(one, { ...at, radius: Math.max(sizeOf(one) * spot.scale, 0.8), faint: lit && !lit.nodes.has(one) }) : "";
    };
    const kept = foremost.filter((one) => !state.now.offLabels.has(one.label));
    const words = named.map(({ lines, ...where }) => citegraph.svg.ofWords(lines, where));
    return citegraph.svg.document(place, [...discs.svg(spot, { clusters, bonds }), ...kept.map(node), ...words, ...citegraph.svg.ofLabels(written)]);
  }

  const api = {
    all: clusters,
    bonds,
    choose,
    fit,
    fitAll,
    zoom,
    pan,
    recolour,
    of: (node) => (spots.get(node) || {}).cluster,
    spot(node) {
      const { x, y } = view();
      return { x: x(spots.get(node)), y: y(spots.get(node)) };
    },
    middle(cluster) {
      const { x, y } = view();
      return { x: x(cluster), y: y(cluster) };
    },
    shown: () => (state.now.cluster === null ? foremost : clusters[state.now.cluster].nodes),
    holds: (node) => spots.has(node),
    named: () => named.map(({ cluster, box }) => ({ name: cluster.name, box })),
    svg,
    png: () => citegraph.svg.raster(svg(), place),
    written: () => written,
    opened: () => [...opened].map(({ index }) => index),
    edges: () => (graph ? graph.size : 0),
    get lit() {
      return lit;
    },
    get drawn() {
      return sigma !== null;
    },
  };
  state.listen(follow);
  return api;
})();
