// Every comparison claim as a table that can be filtered and sorted.
"use strict";

citegraph.table = (() => {
  const { model, state, element } = citegraph;
  const place = document.getElementById("claims");
  const COLUMNS = [
    { name: "Subject", of: (c) => names(c.subjects) || (c.node.subject === "ours" ? "this paper" : c.node.subject) || "", to: (c) => c.subjects[0] },
    { name: "Outcome", of: (c) => c.node.outcome, tag: true },
    { name: "Baseline", of: (c) => names(c.baselines) || c.node.baseline || "", to: (c) => c.baselines[0] },
    { name: "Value", of: (c) => c.node.value || "", order: (c) => c.node.number ?? -Infinity },
    { name: "Metric", of: (c) => c.node.metric || "" },
    { name: "Dataset", of: (c) => names(c.datasets) || c.node.dataset || "" },
    { name: "Paper", of: (c) => (c.paper ? c.paper.name : ""), brief: (c) => c.paper.drawn.label, to: (c) => c.paper },
    { name: "Sentence", of: (c) => c.node.sentence, wide: true },
  ];
  let sorted = { column: null, down: false };
  let wanted = "";
  let named = false;

  const names = (nodes) => nodes.map((node) => node.name).join("; ");
  const text = (c) => COLUMNS.map((column) => column.of(c)).join(" ").toLowerCase();

  function rows() {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = model.claims.filter((c) => (!named || c.baselines.length) && words.every((word) => text(c).includes(word)));
    if (!sorted.column) return kept;
    const by = sorted.column.order || sorted.column.of;
    const order = (a, b) => (typeof by(a) === "number" ? by(a) - by(b) : by(a).localeCompare(by(b)));
    return kept.sort((a, b) => (sorted.down ? order(b, a) : order(a, b)));
  }

  function cell(column, c) {
    const words = column.of(c);
    const node = column.to && column.to(c);
    if (node) return element("td", {}, element("button", { type: "button", class: "go", title: words, on: { click: () => state.select(node) } }, column.brief ? column.brief(c) : words));
    if (column.tag) return element("td", {}, element("span", { class: `tag ${words}` }, words));
    if (column.wide) return element("td", {}, element("button", { type: "button", class: "clamped", title: "Show this claim", on: { click: () => state.change({ selected: c.node, edge: null, path: null }) } }, words));
    return element("td", {}, words);
  }

  function heading(column) {
    const on = sorted.column === column;
    const turn = () => {
      sorted = { column, down: on ? !sorted.down : Boolean(column.order) };
      show();
      body.parentElement.querySelectorAll("th button")[COLUMNS.indexOf(column)].focus();
    };
    return element("th", { scope: "col", "aria-sort": on ? (sorted.down ? "descending" : "ascending") : "none" }, element("button", { type: "button", on: { click: turn } }, column.name, on ? (sorted.down ? " ↓" : " ↑") : ""));
  }

  const PAGE = 300;
  let most = PAGE;
  const more = element("button", { type: "button", class: "more", on: { click: () => ((most += PAGE), show()) } }, "Show more claims");
  const heads = element("tr");
  const body = element("tbody");
  const count = element("span", { class: "note", role: "status" });
  const filter = element("input", { type: "search", placeholder: "Filter claims …", "aria-label": "Filter claims" });
  filter.addEventListener("input", () => {
    wanted = filter.value;
    show();
  });
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    named = box.checked;
    show();
  });
  place.append(
    element("div", { class: "filters" }, filter, element("label", {}, box, " only against named baselines"), count),
    element("div", { class: "scroll" }, element("table", {}, element("caption", { class: "hidden" }, "Comparison claims"), element("thead", {}, heads), body), more),
  );

  function show() {
    const kept = rows();
    const some = kept.slice(0, most);
    more.hidden = some.length === kept.length;
    count.textContent = `${kept.length} of ${model.claims.length} claims`;
    heads.replaceChildren(...COLUMNS.map(heading));
    body.replaceChildren(...some.map((c) => element("tr", {}, COLUMNS.map((column) => cell(column, c)))));
  }

  // Drawn when it is first looked at.
  state.listen((now) => now.tab === "claims" && !body.firstChild && show());
  return { rows, COLUMNS };
})();
