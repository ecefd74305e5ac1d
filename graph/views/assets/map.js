// The picture: which nodes and edges are shown, how they are drawn and what happens when they are touched.
"use strict";

citegraph.map = (() => {
  const { model, state, draw } = citegraph;
  const FOLDED = new Set(["Claim", "Author", "Venue"]);
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

  function shownNodes(now) {
    const shown = new Set();
    const on = (node) => !now.offLabels.has(node.label);
    for (const node of model.nodes) if (node.first && on(node)) shown.add(node);
    for (const node of now.expanded) for (const other of [node, ...model.beside(node)]) if (on(other)) shown.add(other);
    for (const node of model.nodes)
      if (FOLDED.has(node.label) && on(node) && model.beside(node).some((other) => shown.has(other))) shown.add(node);
    for (const node of [now.selected, ...(now.path || []), ...now.picked]) if (node) shown.add(node);
    if (now.edge) shown.add(now.edge.from).add(now.edge.to);
    return shown;
  }

  const sure = (part, now) => part.confidence === undefined || part.confidence >= now.sure;

  function shownEdges(now, shown) {
    const strongest = new Map();
    for (const edge of model.edges) {
      if (!shown.has(edge.from) || !shown.has(edge.to)) continue;
      if (now.offTypes.has(edge.type) && edge !== now.edge) continue;
      if (!sure(edge, now)) continue;
      const strand = `${edge.source} ${edge.target} ${edge.drawn.strand}`;
      const other = strongest.get(strand);
      if (!other || model.rank[edge.type] < model.rank[other.type]) strongest.set(strand, edge);
    }
    return [...strongest.values()];
  }

  function bringUpToDate(set, wanted) {
    const ids = new Set(wanted.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !ids.has(id)));
    set.add(wanted.filter((item) => !set.get(item.id)));
  }

  function refresh(now) {
    let shown = shownNodes(now);
    let edges = shownEdges(now, shown);
    if (now.sure > 0) {
      const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
      shown = new Set([...shown].filter((node) => joined.has(node) || node.label === "Paper" || node === now.selected));
      edges = edges.filter((edge) => shown.has(edge.from) && shown.has(edge.to));
    }
    settle(shown, now);
    bringUpToDate(nodesShown, [...shown].map(visNode));
    bringUpToDate(edgesShown, edges.map(visEdge));
    const all = model.nodes.filter((node) => !FOLDED.has(node.label)).length;
    const some = [...shown].filter((node) => !FOLDED.has(node.label)).length;
    extent.textContent = some < all ? `${some} of ${all} nodes · search or unfold for the rest` : "";
  }

  const visNode = (node) => ({ id: node.index, label: node.drawn.label, shape: "custom", size: node.drawn.size, ...places.get(node) });

  // --- where nodes stand: the first picture was laid out before; what is unfolded takes the free place nearest to a
  // neighbour, along a sunflower's spiral, and keeps it

  const CELL = 48;
  const cellOf = ({ x, y }) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
  const places = new Map();

  function settle(shown, now) {
    for (const node of shown)
      if (node.first && !places.has(node)) {
        const { x, y } = node.drawn;
        places.set(node, upright ? { x: y, y: x } : { x, y });
      }
    const waiting = [...shown].filter((node) => !places.has(node));
    if (!waiting.length) return;
    const taken = new Map();
    for (const node of shown) if (places.has(node)) occupy(taken, node);
    while (waiting.length) {
      const next = waiting.findIndex((node) => anchorOf(node, shown, now));
      const [node] = waiting.splice(Math.max(next, 0), 1);
      places.set(node, freeBeside(anchorOf(node, shown, now) || below(taken), taken));
      occupy(taken, node);
    }
  }

  function anchorOf(node, shown, now) {
    const known = model.beside(node).filter((other) => shown.has(other) && places.has(other));
    const near = known.find((other) => other === now.selected) || known.find((other) => now.expanded.has(other)) || known[0];
    return near && places.get(near);
  }

  function occupy(taken, node) {
    const spot = places.get(node);
    const cell = cellOf(spot);
    taken.set(cell, [...(taken.get(cell) || []), spot]);
  }

  function below(taken) {
    const spots = [...taken.values()].flat();
    return spots.length ? { x: spots[0].x, y: Math.max(...spots.map((spot) => spot.y)) + 60 } : { x: 0, y: 0 };
  }

  function freeBeside({ x, y }, taken) {
    for (let n = 1; ; n++) {
      const angle = n * 2.399963229728653;
      const spot = { x: x + (34 + 13 * Math.sqrt(n)) * Math.cos(angle), y: y + (34 + 13 * Math.sqrt(n)) * Math.sin(angle) };
      if (isFree(spot, taken) || n > 5000) return spot;
    }
  }

  function isFree(spot, taken) {
    for (const dx of [-CELL, 0, CELL])
      for (const dy of [-CELL, 0, CELL])
        for (const other of taken.get(cellOf({ x: spot.x + dx, y: spot.y + dy })) || [])
          if (Math.hypot(spot.x - other.x, spot.y - other.y) < 34) return false;
    return true;
  }

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
    const open = node.label === "Paper";
    const colour = draw.kindColour(node);
    draw.node(ctx, { label: node.label, x, y, radius, fill: open ? draw.colours.sheet : colour, stroke: open ? colour : colours.ground, width: open ? 1.6 : 1.2 });
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

  // What more papers share than this is named before the values on the arrows are written, all else after.
  const WELL_KNOWN = 4;

  // Labels keep their size on the screen; the most important ones take their room first, and what would lie over
  // another label or node is left out until zooming makes room.
  function drawLabels(ctx) {
    const { nodes } = network.body;
    const scale = network.body.view.scale;
    const toScreen = onScreen();
    const { clientWidth, clientHeight } = place;
    const room = draw.room();
    const words = draw.room();
    const inSight = [];
    for (const control of controls) {
      const [box, frame] = [control.getBoundingClientRect(), place.getBoundingClientRect()];
      const edges = [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
      for (const taken of [room, words]) taken.take(edges, control);
    }
    for (const id of nodesShown.getIds()) {
      const node = model.nodes[id];
      if (lit && !lit.nodes.has(node)) continue;
      const { x, y } = toScreen(nodes[id]);
      if (x < -80 || y < -40 || x > clientWidth + 80 || y > clientHeight + 40) continue;
      const radius = radiusOf(node) * scale;
      inSight.push({ node, x, y, radius });
      room.take([x - radius * 0.8, y - radius * 0.8, x + radius * 0.8, y + radius * 0.8], node);
    }
    inSight.sort((a, b) => urgency(b.node) - urgency(a.node) || a.node.index - b.node.index);
    labelled = [];
    told = [];
    const first = inSight.findIndex(({ node }) => node.drawn.weight < WELL_KNOWN);
    const known = first < 0 ? inSight.length : first;
    for (const spot of inSight.slice(0, known)) writeLabel(ctx, spot, [room, words]);
    writeValues(ctx, toScreen, room);
    for (const spot of inSight.slice(known)) writeLabel(ctx, spot, [room]);
  }

  const urgency = (node) => (node === hovered ? 3e6 : 0) + (node === state.now.selected ? 2e6 : 0) + (state.now.picked.has(node) ? 1e6 : 0) + node.drawn.weight;

  // `rooms` are tried in turn: what is well known may cover a lesser node, but never another label.
  function writeLabel(ctx, { node, x, y, radius }, rooms) {
    const { lines, width, height } = draw.size(ctx, node);
    const half = width / 2 + 2;
    const reach = radius + (node === state.now.selected || node === hovered ? 8 : 3);
    const beside = reach + 2 + half;
    const spots = [
      [x, y + reach],
      [x, y - reach - height],
      [x + beside, y - height / 2],
      [x - beside, y - height / 2],
      [x + half * 0.8, y + reach],
      [x - half * 0.8, y + reach],
      [x + half * 0.8, y - reach - height],
      [x - half * 0.8, y - reach - height],
    ].map(([middle, top]) => ({ x: middle, top, box: [middle - half, top, middle + half, top + height] }));
    const inside = ([left, top, right, bottom]) => left > 0 && top > 0 && right < place.clientWidth && bottom < place.clientHeight;
    const free = rooms.map((room) => spots.find(({ box }) => inside(box) && room.free(box, node))).find(Boolean);
    const spot = free || (urgency(node) >= 1e6 && spots[0]);
    if (!spot) return;
    for (const room of rooms) room.take(spot.box, node);
    draw.text(ctx, node, { x: spot.x, y: spot.top, lines });
    labelled.push({ node, lines, ...spot });
  }

  function writeValues(ctx, toScreen, room) {
    ctx.font = `600 11px ${draw.FONT}`;
    for (const [edge, words] of values) {
      const drawn = network.body.edges[edge.index];
      if (!drawn || (lit && !lit.edges.has(edge))) continue;
      const { x, y } = toScreen(drawn.edgeType.getPoint(0.5));
      const half = ctx.measureText(words).width / 2 + 7;
      const box = [x - half, y - 9, x + half, y + 9];
      if (!room.free(box, edge)) continue;
      room.take(box, edge);
      draw.value(ctx, words, { x, y, colour: draw.edgeColour(edge) });
      told.push({ edge, words, x, y, half });
    }
  }

  const values = new Map(
    model.edges
      .filter((edge) => edge.type === "OUTPERFORMS" || edge.type === "COMPARES_WITH")
      .map((edge) => [edge, model.valueOf(edge)])
      .filter(([, words]) => words),
  );

  // --- what stands out

  function around(node) {
    const edges = new Set(edgesShown.getIds().map((id) => model.edges[id]).filter((edge) => edge.from === node || edge.to === node));
    const nodes = new Set([node, ...[...edges].flatMap((edge) => [edge.from, edge.to])]);
    return { nodes, edges };
  }

  function along(path) {
    const nodes = new Set(path);
    const next = (edge) => Math.abs(path.indexOf(edge.from) - path.indexOf(edge.to)) === 1;
    const edges = new Set(edgesShown.getIds().map((id) => model.edges[id]).filter((edge) => nodes.has(edge.from) && nodes.has(edge.to) && next(edge)));
    return { nodes, edges };
  }

  function light() {
    const { selected, path, edge } = state.now;
    if (hovered && nodesShown.get(hovered.index)) lit = around(hovered);
    else if (path) lit = along(path);
    else if (edge) lit = { nodes: new Set([edge.from, edge.to]), edges: new Set([edge]) };
    else lit = selected ? around(selected) : null;
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

  const upright = place.clientHeight > place.clientWidth * 1.15;

  function follow(now, { fly, first }) {
    if (!network) begin();
    refresh(now);
    light();
    if (first && !now.selected && !now.path) fitAll({ animate: false, most: 1.4 });
    else if (fly && now.path) fit(now.path, { animate: !first });
    else if (fly && now.selected) fit(around(now.selected).nodes, { animate: !first });
    else if (fly && now.edge) fit([now.edge.from, now.edge.to], { animate: !first });
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
    place.addEventListener("keydown", pressed);
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
    else if (node && pointer.shiftKey && state.now.selected) citegraph.map.join(state.now.selected, node);
    else if (node) state.select(node, { fly: false });
    else if (edges.length) state.change({ selected: null, path: null, edge: model.edges[edges[0]] });
    else if (state.now.selected || state.now.path || state.now.edge) state.change({ selected: null, path: null, edge: null });
  }

  const expand = (node) => state.change({ expanded: state.toggled(state.now.expanded, node), selected: node });

  function pressed(event) {
    const step = 80;
    const actions = {
      ArrowLeft: () => pan(-step, 0),
      ArrowRight: () => pan(step, 0),
      ArrowUp: () => pan(0, -step),
      ArrowDown: () => pan(0, step),
      "+": () => zoom(1.3),
      "=": () => zoom(1.3),
      "-": () => zoom(1 / 1.3),
      0: () => fitAll(),
      Escape: () => state.change({ selected: null, path: null, edge: null }),
    };
    if (actions[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      actions[event.key]();
    }
  }

  // The shortest way between two nodes over edges whose kind is switched on, hubs avoided where there is a choice.
  function join(one, other) {
    const cost = new Map([[one, 0]]);
    const before = new Map();
    const open = new Set([one]);
    while (open.size) {
      const next = [...open].reduce((a, b) => (cost.get(b) < cost.get(a) ? b : a));
      open.delete(next);
      if (next === other) break;
      for (const edge of [...next.out, ...next.in]) {
        if (state.now.offTypes.has(edge.type) || !sure(edge, state.now)) continue;
        const beyond = edge.from === next ? edge.to : edge.from;
        const total = cost.get(next) + 1 + Math.log1p(beyond.in.length) / 100;
        if (total < (cost.get(beyond) ?? Infinity)) {
          cost.set(beyond, total);
          before.set(beyond, next);
          open.add(beyond);
        }
      }
    }
    if (!before.has(other)) return citegraph.say(`Nothing joins ${one.name} and ${other.name}.`);
    const path = [other];
    while (path[0] !== one) path.unshift(before.get(path[0]));
    state.change({ path, selected: null, edge: null, tab: "map" }, { fly: true });
  }

  function recolour() {
    draw.readColours();
    edgesShown.update(edgesShown.getIds().map((id) => visEdge(model.edges[id])));
    if (network) network.redraw();
  }

  state.listen(follow);
  return {
    fitAll,
    zoom,
    expand,
    join,
    recolour,
    radiusOf,
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
