// The queries of the catalogue as a form, and their answers as a table whose nodes lead to the map. Only where a server
// answers.
"use strict";

(() => {
  const { model, state, element, live } = citegraph;
  const place = document.getElementById("ask");
  if (!live) {
    place.remove();
    document.getElementById("tab-ask").remove();
    return;
  }

  const spaced = (name) => name.replaceAll("_", " ").replaceAll("-", " ");
  const groups = [...new Set(live.queries.map((query) => query.group))];
  const choice = element("select", { id: "query" }, groups.map((group) => element("optgroup", { label: group }, live.queries.filter((query) => query.group === group).map((query) => element("option", { value: query.name }, spaced(query.name))))));
  const purpose = element("p", { class: "note" });
  const fields = element("div", { class: "fields" });
  const said = element("div", { class: "said", role: "status" });
  const table = element("div", { class: "scroll" });
  const form = element("form", { class: "filters" }, element("label", { for: "query" }, "Ask "), choice, fields, element("button", { type: "submit", class: "act" }, "Ask the store"), purpose);
  place.append(form, said, table);
  let inputs = new Map();

  const current = () => live.queries.find((query) => query.name === choice.value);

  function input(parameter) {
    const common = { id: `parameter-${parameter.name}`, required: parameter.required };
    const value = parameter.default === null ? "" : String(parameter.default);
    const option = (words) => element("option", { value: words, selected: words === value }, words || "any");
    if (parameter.type === "choice") return element("select", common, [...(parameter.required || value ? [] : [""]), ...parameter.choices].map(option));
    if (parameter.type === "bool") return element("select", common, ["", "true", "false"].filter((words) => words || parameter.nullable).map(option));
    const number = parameter.type === "int" || parameter.type === "float";
    const kind = number ? "number" : parameter.type === "date" ? "date" : "text";
    return element("input", { ...common, type: kind, value, min: parameter.least, max: parameter.most, step: parameter.type === "float" ? "any" : null, placeholder: parameter.labels.length ? `a ${parameter.type}` : null, autocomplete: "off" });
  }

  function describe() {
    const query = current();
    inputs = new Map(query.parameters.map((parameter) => [parameter.name, input(parameter)]));
    fields.replaceChildren(...query.parameters.map((parameter) => element("label", { title: parameter.description }, `${spaced(parameter.name)} `, inputs.get(parameter.name))));
    purpose.textContent = query.purpose;
    said.replaceChildren();
    table.replaceChildren();
  }

  // What is looked at is what a question is most often about.
  function suggest() {
    const { selected } = state.now;
    const first = selected && current().parameters.find((parameter) => parameter.labels.includes(selected.label));
    if (first && !inputs.get(first.name).value) inputs.get(first.name).value = selected.name;
  }

  async function run(event) {
    event.preventDefault();
    const given = [...inputs].map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value !== "");
    said.replaceChildren("…");
    try {
      show(await live.ask(`ask/${current().name}`, given));
    } catch (error) {
      table.replaceChildren();
      said.replaceChildren(error.message, " ", ...error.choices.map((one) => element("button", { type: "button", class: "act", on: { click: () => retry(one) } }, one)));
    }
  }

  function retry(name) {
    const first = current().parameters.find((parameter) => parameter.labels.length);
    inputs.get(first.name).value = name;
    form.requestSubmit();
  }

  async function toMap(ids) {
    try {
      const nodes = await live.fetchNodes(ids);
      if (nodes.length === 1) state.change({ selected: nodes[0], edge: null, path: null, cluster: null, tab: "map" }, { fly: true });
      else state.change({ picked: new Set(nodes), selected: null, edge: null, path: null, cluster: null, tab: "map" }, { fly: true });
    } catch (error) {
      live.complain(error);
    }
  }

  const plain = (cell) => (cell === null ? "" : cell === true ? "yes" : cell === false ? "no" : Array.isArray(cell) ? cell.map(plain).join(", ") : typeof cell === "object" ? JSON.stringify(cell) : String(cell));
  const idsIn = (cell) => (Array.isArray(cell) ? cell : cell === null ? [] : [cell]).map(String);
  const nameOf = (id) => (model.byId.get(id) || { name: id }).name;

  const link = (id, words) => element("button", { type: "button", class: "go", title: id, on: { click: () => toMap([id]) } }, words);

  // A name leads to its node where the next column is that node's id; columns with nothing in them are left out.
  function laidOut(columns, rows) {
    const idOf = (column) => columns.findIndex((other) => other.ids && (other.name === `${column.name}_id` || (column.name === "title" && other.name === "paper_id")));
    const linked = columns.map((column) => (column.ids ? -1 : idOf(column)));
    const filled = (column, n) => rows.some((row) => plain(row[n]) !== "");
    return columns.map((column, n) => ({ ...column, n, id: linked[n] })).filter((column) => !linked.includes(column.n) && filled(column, column.n));
  }

  function cellOf(row, { n, id, ids }) {
    if (id >= 0 && row[id] !== null) return element("td", {}, link(String(row[id]), plain(row[n])));
    return element("td", {}, ids ? idsIn(row[n]).map((one) => link(one, nameOf(one))) : plain(row[n]));
  }

  function show({ columns, rows, named, ids }) {
    const meant = Object.values(named);
    said.replaceChildren(
      `${rows.length} ${rows.length === 1 ? "row" : "rows"}${meant.length ? ` about ${meant.join(" and ")}` : ""} `,
      ids.length ? element("button", { type: "button", class: "act", on: { click: () => toMap(ids) } }, "Show on the map") : "",
    );
    const kept = laidOut(columns, rows);
    const head = element("tr", {}, kept.map((column) => element("th", { scope: "col" }, spaced(column.name.replace(/_ids?$/, "")))));
    const body = rows.map((row) => element("tr", {}, kept.map((column) => cellOf(row, column))));
    table.replaceChildren(element("table", { class: "answer" }, element("caption", { class: "hidden" }, "Answer"), element("thead", {}, head), element("tbody", {}, body)));
  }

  choice.addEventListener("change", () => {
    describe();
    suggest();
  });
  form.addEventListener("submit", run);
  describe();
  state.listen((now) => now.tab === "ask" && suggest());
})();
