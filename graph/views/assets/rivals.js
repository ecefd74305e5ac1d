// Who beats whom: every group of rivals in layers, winners above, and what contradicts itself in another colour.
"use strict";

(() => {
  const { model, state, element, drawing } = citegraph;
  const { svg, pressable } = drawing;
  const edges = model.edges.filter((edge) => edge.type === "OUTPERFORMS");
  const GAP = 150;
  const LAYER = 92;

  function groups() {
    const group = new Map();
    for (const { from, to } of edges) {
      const joined = [...new Set([...(group.get(from) || [from]), ...(group.get(to) || [to])])];
      for (const node of joined) group.set(node, joined);
    }
    return [...new Set(group.values())].sort((a, b) => b.length - a.length || a[0].index - b[0].index);
  }

  const pairs = new Set(edges.map((edge) => `${edge.source} ${edge.target}`));
  const conflicts = (edge) => pairs.has(`${edge.target} ${edge.source}`);
  const wins = (node) => model.outgoing(node, "OUTPERFORMS");
  const losses = (node) => model.incoming(node, "OUTPERFORMS");

  // A group that is too large for a page keeps those with most rivals.
  const MOST = 60;
  const foremost = (nodes) =>
    nodes.length <= MOST ? nodes : [...nodes].sort((a, b) => wins(b).length + losses(b).length - wins(a).length - losses(a).length || a.index - b.index).slice(0, MOST);

  // The longest chain of wins below a node, rings cut where they would close.
  function heights(nodes) {
    const height = new Map();
    const inside = new Set(nodes);
    const climb = (node, above) => {
      if (height.has(node)) return height.get(node);
      const beaten = wins(node).filter((edge) => inside.has(edge.to) && !above.has(edge.to));
      const own = Math.max(-1, ...beaten.map((edge) => climb(edge.to, new Set([...above, node])))) + 1;
      height.set(node, own);
      return own;
    };
    for (const node of nodes) climb(node, new Set([node]));
    return height;
  }

  // Each layer ordered by the middle of what its nodes are tied to, which uncrosses most lines (Sugiyama et al., 1981).
  function layers(nodes) {
    const height = heights(nodes);
    const found = [];
    for (const node of nodes) (found[height.get(node)] ||= []).push(node);
    const rows = found.filter(Boolean).reverse();
    const column = new Map();
    const number = (row) => row.forEach((node, n) => column.set(node, n - (row.length - 1) / 2));
    rows.forEach(number);
    const tied = (node) => [...wins(node).map((edge) => edge.to), ...losses(node).map((edge) => edge.from)].filter((other) => column.has(other));
    const middle = (node) => tied(node).reduce((sum, other) => sum + column.get(other), 0) / Math.max(tied(node).length, 1);
    for (let sweep = 0; sweep < 6; sweep++)
      for (const row of rows) {
        const at = new Map(row.map((node) => [node, middle(node)]));
        row.sort((a, b) => at.get(a) - at.get(b) || a.index - b.index);
        number(row);
      }
    return rows;
  }

  function diagram(nodes) {
    const rows = layers(nodes);
    const width = Math.max(...rows.map((row) => row.length)) * GAP + 40;
    const height = (rows.length - 1) * LAYER + 70;
    const spot = new Map();
    rows.forEach((row, y) => row.forEach((node, x) => spot.set(node, { x: width / 2 + (x - (row.length - 1) / 2) * GAP, y: 34 + y * LAYER })));
    const inside = edges.filter((edge) => spot.has(edge.from) && spot.has(edge.to));
    const names = nodes.map((node) => node.name).join(", ");
    return svg("svg", { class: "diagram", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Who beats whom among ${names}` },
      drawing.arrowheads(), inside.map((edge) => line(edge, spot)), nodes.map((node) => name(node, spot.get(node))));
  }

  function line(edge, spot) {
    const [a, b] = [spot.get(edge.from), spot.get(edge.to)];
    const kind = conflicts(edge) ? "worse" : "better";
    const down = Math.sign(b.y - a.y);
    const side = conflicts(edge) ? 26 * (down || 1) : a.y === b.y ? 26 : 0;
    const [x1, y1, x2, y2] = [a.x, a.y + down * 15, b.x, b.y - down * 17];
    const words = model.valueOf(edge);
    const [mx, my] = [(x1 + x2) / 2 + side, (y1 + y2) / 2 - (a.y === b.y ? 22 : 0)];
    // Between the first two layers it crosses, where no name stands.
    const t = Math.min(0.5, (0.5 * LAYER) / Math.max(Math.abs(b.y - a.y), 1));
    const along = (from, middle, to) => (1 - t) ** 2 * from + 2 * t * (1 - t) * middle + t ** 2 * to;
    const told = `${edge.from.name} beats ${edge.to.name}${words ? ` ${words}` : ""}`;
    return svg("g", { class: `line ${kind}`, ...pressable(told, () => state.change({ selected: null, path: null, edge })) },
      svg("title", {}, told),
      svg("path", { class: "wide", d: `M${x1} ${y1}Q${mx + side} ${my} ${x2} ${y2}` }),
      svg("path", { d: `M${x1} ${y1}Q${mx + side} ${my} ${x2} ${y2}`, "marker-end": `url(#tip-${kind})`, "stroke-width": Math.min(1.4 + 0.5 * (edge.claims || 1), 4) }),
      words ? svg("text", { x: along(x1, mx + side, x2), y: along(y1, my, y2) + 4, class: "value" }, words) : null);
  }

  const short = (text) => (text.length > 20 ? `${text.slice(0, 19)}…` : text);
  const name = (node, { x, y }) =>
    svg("g", { class: `rival ${node.label.toLowerCase()}`, ...pressable(node.name, () => state.change({ selected: node, edge: null, path: null })) },
      svg("title", {}, node.name), svg("rect", { x: x - 70, y: y - 14, width: 140, height: 28, rx: 14 }), svg("text", { x, y: y + 4 }, short(node.name)));

  drawing.tab("rivals", {
    worth: edges.length > 0,
    draw: (place) => {
      const contradicted = edges.filter(conflicts).length / 2;
      place.append(
        element("p", { class: "lead" }, "Arrows run from what was better to what it beat, best on top; numbers are the strongest claim. ",
          contradicted ? element("span", { class: "tag worse" }, contradicted === 1 ? "One pair contradicts itself" : `${contradicted} pairs contradict themselves`) : "No two claims contradict each other."),
        element("div", { class: "diagrams" }, groups().slice(0, 40).map(foremost).map(diagram)));
    },
  });
})();
