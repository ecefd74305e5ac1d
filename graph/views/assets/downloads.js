// What a reader takes away: pictures of the map, and the picked papers and claims as files. Nothing leaves the page.
"use strict";

citegraph.downloads = (() => {
  const { model, state, element } = citegraph;
  const button = document.getElementById("save");
  const menu = document.getElementById("savings");

  function save(name, type, content) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    const link = element("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    citegraph.say(`${name} saved`);
  }

  const scope = () => (state.now.picked.size ? [...state.now.picked] : state.now.tab === "clusters" ? citegraph.clusters.shown() : [...citegraph.shown.picture(state.now).nodes]);
  const claimsInScope = () => {
    const inside = new Set(scope());
    return model.claims.filter((c) => inside.has(c.paper) || [...c.subjects, ...c.baselines].some((node) => inside.has(node)));
  };

  // --- tables

  const cells = (c) => citegraph.table.COLUMNS.map((column) => column.of(c));
  // A spreadsheet runs a cell that begins like a formula; the apostrophe makes it text.
  const csvCell = (words) => `"${(/^[=+\-@\t\r]/.test(words) ? "'" : "") + words.replaceAll('"', '""')}"`;
  const heads = () => citegraph.table.COLUMNS.map((column) => column.name);
  const csv = () => [heads(), ...claimsInScope().map(cells)].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
  const mdCell = (words) => words.replace(/\s+/g, " ").replace(/[\\|<>*_`[\]]/g, "\\$&");
  const markdown = () =>
    [heads(), heads().map(() => "---"), ...claimsInScope().map((c) => cells(c).map(mdCell))].map((row) => `| ${row.join(" | ")} |`).join("\n") + "\n";

  const bibtex = () => scope().map((node) => node.bibtex || "").join("");

  function json() {
    const nodes = new Set(scope());
    const plain = ({ id, label, name, aliases, out, in: into, index, drawn, first, bibtex: entry, ...rest }) => ({ id, label, name, aliases: aliases || [], ...rest });
    const flat = ({ from, to, type, source, target, index, drawn, ...rest }) => ({ source: from.id, target: to.id, type, ...rest });
    const edges = model.edges.filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
    return JSON.stringify({ directed: true, multigraph: true, graph: { generator: "citegraph" }, nodes: [...nodes].map(plain), edges: edges.map(flat) }, null, 1);
  }

  // --- pictures: of what is looked at

  const picture = () => (state.now.tab === "clusters" ? citegraph.clusters : citegraph.map);
  const png = () => picture().png().then((blob) => save("graph.png", "image/png", blob));

  // A canvas that the printer's page resizes is empty until it is drawn again, which is too late; lines and letters print finer, too.
  const isDrawn = () => state.now.tab === "map" || state.now.tab === "clusters";
  let printed = null;
  addEventListener("beforeprint", () => {
    if (!isDrawn()) return;
    printed = document.adoptNode(new DOMParser().parseFromString(picture().svg(), "image/svg+xml").documentElement);
    printed.id = "printed";
    document.getElementById(state.now.tab).append(printed);
  });
  addEventListener("afterprint", () => printed?.remove());

  // --- the menu

  const CHOICES = [
    { name: "Picture as PNG", run: png, drawn: true },
    { name: "Picture as SVG", run: () => save("graph.svg", "image/svg+xml", picture().svg()), drawn: true },
    { name: "Papers as BibTeX", run: () => save("papers.bib", "application/x-bibtex", bibtex()) },
    { name: "Claims as CSV", run: () => save("claims.csv", "text/csv", csv()) },
    { name: "Claims as a Markdown table", run: () => save("claims.md", "text/markdown", markdown()) },
    { name: "Nodes and edges as JSON", run: () => save("graph.json", "application/json", json()) },
    { name: "Print", run: () => print() },
  ];

  function open() {
    const { size } = state.now.picked;
    const about = element("p", { class: "note" }, size ? `Files hold the ${size} picked nodes.` : "Files hold what the map shows; pick nodes to choose.");
    const items = CHOICES.filter((choice) => isDrawn() || !choice.drawn).map(({ name, run }) => element("button", { type: "button", role: "menuitem", on: { click: () => { close(); run(); } } }, name));
    if (size) items.push(element("button", { type: "button", role: "menuitem", on: { click: () => { close(); state.change({ picked: new Set() }); } } }, "Forget what was picked"));
    menu.replaceChildren(about, ...items);
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items[0].focus();
  }

  function close() {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: items.length - 1 }[event.key];
    if (step) {
      event.preventDefault();
      items[(items.indexOf(document.activeElement) + step) % items.length].focus();
    }
    if (event.key === "Escape") {
      close();
      button.focus();
    }
  });
  document.addEventListener("pointerdown", (event) => menu.hidden || event.target.closest(".menu") || close());

  return { csv, markdown, json, bibtex };
})();
