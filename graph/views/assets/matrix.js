// Which paper touches what: papers against what several of them share, ordered so that alike stand together.
"use strict";

(() => {
  const { model, state, element, icon, drawing } = citegraph;
  const MOST_COLUMNS = 36;
  const MOST_ROWS = 250;
  const MARKS = { INTRODUCES: "◉", COMPARES_WITH: "⇄", USES: "●", EVALUATES_ON: "◆", ABOUT: "○" };
  const touching = model.edges.filter((edge) => MARKS[edge.type] && edge.from.label === "Paper");

  function cells() {
    const found = new Map();
    for (const edge of touching) {
      const key = `${edge.source} ${edge.target}`;
      const other = found.get(key);
      if (!other || model.rank[edge.type] < model.rank[other.type]) found.set(key, edge);
    }
    return found;
  }

  const most = (edges, end, count, least) => {
    const counts = new Map();
    for (const edge of edges) counts.set(edge[end], (counts.get(edge[end]) || 0) + 1);
    return [...counts].filter(([, n]) => n >= least).sort(([a, n], [b, m]) => m - n || a.index - b.index).slice(0, count).map(([node]) => node);
  };

  // Reciprocal averaging: rows and columns take turns in standing where the middle of the other is (Hill, 1973).
  function seriate(rows, columns, has) {
    let place = new Map(columns.map((column, n) => [column, n]));
    const mean = (ones, places) => (ones.length ? ones.reduce((sum, one) => sum + places.get(one), 0) / ones.length : Infinity);
    const order = (list, others, places, test) => {
      const at = new Map(list.map((one) => [one, mean(others.filter((other) => test(one, other)), places)]));
      list.sort((a, b) => at.get(a) - at.get(b) || a.index - b.index);
      return new Map(list.map((one, n) => [one, n]));
    };
    for (let turn = 0; turn < 12; turn++) {
      const down = order(rows, columns, place, (row, column) => has(row, column));
      place = order(columns, rows, down, (column, row) => has(row, column));
    }
  }

  function table() {
    const all = [...cells().values()];
    const columns = most(all, "to", MOST_COLUMNS, 2);
    const chosen = new Set(columns);
    const within = all.filter((edge) => chosen.has(edge.to));
    const rows = most(within, "from", MOST_ROWS, 1);
    const at = new Map(within.map((edge) => [`${edge.source} ${edge.target}`, edge]));
    const cell = (row, column) => at.get(`${row.index} ${column.index}`);
    seriate(rows, columns, cell);
    const pick = (node) => () => state.change({ selected: node, edge: null, path: null });
    const head = columns.map((node) => element("th", { scope: "col" }, element("button", { type: "button", class: "turned", title: node.name, on: { click: pick(node) } }, icon(node.label), element("span", {}, node.name))));
    const body = rows.map((row) =>
      element("tr", {},
        element("th", { scope: "row" }, element("button", { type: "button", class: "go", title: row.name, on: { click: pick(row) } }, row.drawn.label)),
        columns.map((column) => element("td", {}, mark(cell(row, column))))));
    return element("table", { class: "grid" }, element("caption", { class: "hidden" }, "Papers and what they share"), element("thead", {}, element("tr", {}, element("td"), head)), element("tbody", {}, body));
  }

  function mark(edge) {
    if (!edge) return null;
    const words = `${edge.from.drawn.label} ${model.TYPES[edge.type].name} ${edge.to.name}`;
    const outcome = edge.type === "COMPARES_WITH" ? model.outcomeOf(edge) : edge.to.label.toLowerCase();
    return element("button", { type: "button", class: `mark ${outcome}`, title: words, "aria-label": words, on: { click: () => state.change({ selected: null, path: null, edge }) } }, MARKS[edge.type]);
  }

  drawing.tab("matrix", {
    worth: most([...cells().values()], "to", 1, 2).length > 0,
    draw: (place) =>
      place.append(
        element("p", { class: "lead" }, "Papers and what at least two of them share. ", Object.entries(MARKS).map(([type, sign]) => [sign, ` ${model.TYPES[type].name}   `])),
        element("div", { class: "scroll" }, table())),
  });
})();
