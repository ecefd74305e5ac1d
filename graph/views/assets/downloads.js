// What a reader takes away: pictures of the map, and the picked papers and claims as files. Nothing leaves the page.
"use strict";

citegraph.downloads = (() => {
  const { model, state, draw, element } = citegraph;
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

  const scope = () => (state.now.picked.size ? [...state.now.picked] : citegraph.map.shown());
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

  // --- pictures

  function png() {
    document.querySelector("#network canvas").toBlob((blob) => save("graph.png", "image/png", blob));
  }

  const xml = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function svg() {
    const place = document.getElementById("network");
    const { colours } = draw;
    const toScreen = citegraph.map.onScreen();
    const { scale } = citegraph.map.network.body.view;
    const parts = citegraph.map.shownEdges().map((edge) => svgEdge(edge, toScreen));
    for (const node of citegraph.map.shown()) {
      const { x, y } = citegraph.map.spot(node);
      const radius = citegraph.map.radiusOf(node) * scale;
      const paper = node.label === "Paper";
      const faint = citegraph.map.dimmed(node) ? ' opacity="0.14"' : "";
      parts.push(`<path${faint} d="${draw.SHAPES[node.label]}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${radius.toFixed(2)})" fill="${paper ? colours.sheet : draw.kindColour(node)}" stroke="${paper ? draw.kindColour(node) : colours.ground}" stroke-width="${(1.4 / radius).toFixed(3)}"/>`);
    }
    for (const { node, x, top, lines } of citegraph.map.written()) parts.push(...lines.map((line, n) => svgText(node, line, x, top + n * draw.LINE + 10)));
    for (const value of citegraph.map.values()) parts.push(svgValue(value));
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${place.clientWidth}" height="${place.clientHeight}" viewBox="0 0 ${place.clientWidth} ${place.clientHeight}"><title>${xml(model.data.title)}</title><rect width="100%" height="100%" fill="${colours.ground}"/>${parts.join("")}</svg>\n`;
  }

  function svgEdge(edge, toScreen) {
    const { edgeType } = citegraph.map.network.body.edges[edge.index];
    const [a, b, c] = [0, 0.5, 1].map((t) => toScreen(edgeType.getPoint(t)));
    // The quadratic curve through the three points.
    const bend = { x: 2 * b.x - (a.x + c.x) / 2, y: 2 * b.y - (a.y + c.y) / 2 };
    const dash = draw.edgeDash(edge);
    const colour = draw.edgeColour(edge);
    const opacity = citegraph.map.dimmed(edge) ? 0.14 : draw.edgeStrength(edge);
    const tip = model.TYPES[edge.type].arrow ? svgTip(edge, c, colour, opacity) : "";
    const [ax, ay, bx, by, cx, cy] = [a.x, a.y, bend.x, bend.y, c.x, c.y].map((n) => n.toFixed(1));
    return `<path d="M${ax} ${ay}Q${bx} ${by} ${cx} ${cy}" fill="none" stroke="${colour}" stroke-width="${draw.edgeWidth(edge)}" stroke-opacity="${opacity.toFixed(2)}"${dash ? ` stroke-dasharray="${dash.join(" ")}"` : ""}/>${tip}`;
  }

  // The line ends where the arrowhead begins; the head reaches to the node's rim.
  function svgTip(edge, base, colour, opacity) {
    const goal = citegraph.map.spot(edge.to);
    const far = Math.hypot(goal.x - base.x, goal.y - base.y) || 1;
    const [ux, uy] = [(goal.x - base.x) / far, (goal.y - base.y) / far];
    const rim = Math.max(far - citegraph.map.radiusOf(edge.to) * citegraph.map.network.body.view.scale, 4);
    const half = rim * 0.3;
    const points = [[base.x + ux * rim, base.y + uy * rim], [base.x - uy * half, base.y + ux * half], [base.x + uy * half, base.y - ux * half]];
    return `<polygon points="${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}" fill="${colour}" opacity="${opacity.toFixed(2)}"/>`;
  }

  function svgValue({ edge, words, x, y, half }) {
    const colour = draw.edgeColour(edge);
    const box = `x="${(x - half + 2).toFixed(1)}" y="${(y - 8.5).toFixed(1)}" width="${(2 * half - 4).toFixed(1)}" height="17" rx="8.5"`;
    return `<rect ${box} fill="${draw.colours.ground}" stroke="${colour}"/><text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" text-anchor="middle" font-family="sans-serif" font-size="11" font-weight="600" fill="${colour}">${xml(words)}</text>`;
  }

  const svgText = (node, line, x, y) =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" font-family="sans-serif" font-size="11.5" fill="${draw.inkOf(node)}" stroke="${draw.colours.ground}" stroke-width="3" paint-order="stroke"${node.label === "Concept" ? ' font-style="italic"' : ""}>${xml(line)}</text>`;

  // --- the menu

  const CHOICES = [
    { name: "Picture as PNG", run: png },
    { name: "Picture as SVG", run: () => save("graph.svg", "image/svg+xml", svg()) },
    { name: "Papers as BibTeX", run: () => save("papers.bib", "application/x-bibtex", bibtex()) },
    { name: "Claims as CSV", run: () => save("claims.csv", "text/csv", csv()), scoped: true },
    { name: "Claims as a Markdown table", run: () => save("claims.md", "text/markdown", markdown()), scoped: true },
    { name: "Nodes and edges as JSON", run: () => save("graph.json", "application/json", json()), scoped: true },
    { name: "Print", run: () => print() },
  ];

  function open() {
    const { size } = state.now.picked;
    const about = element("p", { class: "note" }, size ? `Files hold the ${size} picked nodes.` : "Files hold what the map shows; pick nodes to choose.");
    const items = CHOICES.map(({ name, run }) => element("button", { type: "button", role: "menuitem", on: { click: () => { close(); run(); } } }, name));
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

  return { csv, markdown, json, svg, bibtex };
})();
