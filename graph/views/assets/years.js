// Papers by year, with arrows to what they build on or cite.
"use strict";

(() => {
  const { model, state, element, drawing } = citegraph;
  const { svg, pressable } = drawing;
  const WIDTH = 190;
  const ROW = 30;
  const MOST = 240;
  const following = model.edges.filter((edge) => edge.type === "BUILDS_ON" || edge.type === "CITES");
  const degrees = new Map();
  for (const edge of following) for (const node of [edge.from, edge.to]) degrees.set(node, (degrees.get(node) || 0) + 1);
  const degree = (node) => degrees.get(node) || 0;
  const dated = model.nodes.filter((node) => node.label === "Paper" && Number.isInteger(node.year));
  const years = [...new Set(dated.map((node) => node.year))].sort((a, b) => a - b);

  function diagram() {
    const shown = [...dated].sort((a, b) => degree(b) - degree(a) || a.index - b.index).slice(0, MOST);
    const columns = years.map((year) => shown.filter((node) => node.year === year)).filter((column) => column.length);
    const spot = new Map();
    columns.forEach((column, x) => column.forEach((node, y) => spot.set(node, { x: 14 + x * WIDTH, y: 44 + y * ROW })));
    const height = Math.max(...columns.map((column) => column.length)) * ROW + 60;
    const width = columns.length * WIDTH + 20;
    const arrows = following.filter((edge) => spot.has(edge.from) && spot.has(edge.to));
    return svg("svg", { class: "diagram", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Papers by year" },
      drawing.arrowheads(),
      columns.map((column, x) => svg("text", { class: "year", x: 14 + x * WIDTH, y: 22 }, String(column[0].year))),
      arrows.map((edge) => arrow(edge, spot)),
      [...spot].map(([node, at]) => paper(node, at)));
  }

  function arrow(edge, spot) {
    const [a, b] = [spot.get(edge.from), spot.get(edge.to)];
    const same = a.x === b.x;
    const [x1, x2] = [same ? a.x + 158 : a.x, same ? b.x + 158 : b.x + 158];
    const bend = same ? 40 : (x2 - x1) / 2;
    const told = `${edge.from.drawn.label} ${model.TYPES[edge.type].name} ${edge.to.drawn.label}`;
    return svg("g", { class: "line follows", ...pressable(told, () => state.change({ selected: null, path: null, edge })) },
      svg("title", {}, told),
      svg("path", { "marker-end": "url(#tip-follows)", d: `M${x1} ${a.y}C${x1 + (same ? bend : bend)} ${a.y} ${x2 + (same ? bend : -bend)} ${b.y} ${x2} ${b.y}` }));
  }

  const short = (text) => (text.length > 22 ? `${text.slice(0, 21)}…` : text);
  const paper = (node, { x, y }) =>
    svg("g", { class: "rival paper", ...pressable(node.name, () => state.change({ selected: node, edge: null, path: null })) },
      svg("title", {}, node.name), svg("rect", { x, y: y - 12, width: 158, height: 24, rx: 5 }), svg("text", { x: x + 79, y: y + 4 }, short(node.drawn.label)));

  drawing.tab("years", {
    worth: years.length > 1,
    draw: (place) =>
      place.append(
        element("p", { class: "lead" }, `${dated.length} papers from ${years[0]} to ${years[years.length - 1]}; arrows run to what a paper builds on or cites.${dated.length > MOST ? ` The ${MOST} most connected are shown.` : ""}`),
        element("div", { class: "diagrams" }, diagram())),
  });
})();
