// The legend: every kind of node and edge there is, with its look and count; each is a switch.
"use strict";

citegraph.legend = (() => {
  const { model, state, draw, element, icon } = citegraph;
  const place = document.querySelector("#legend .legend");
  const counted = (list, key) => list.reduce((counts, one) => counts.set(one[key], (counts.get(one[key]) || 0) + 1), new Map());
  let labels = new Map();
  let types = new Map();
  let size = 0;
  // Counted again where a server told more.
  function count() {
    if (size === model.nodes.length + model.edges.length) return;
    size = model.nodes.length + model.edges.length;
    labels = counted(model.nodes, "label");
    types = counted(model.edges, "type");
  }

  function line(type) {
    const SVG = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 30 12");
    svg.setAttribute("class", `sample ${type.toLowerCase()}`);
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", model.TYPES[type].arrow ? "M1 6H22" : "M1 6H29");
    const dash = draw.edgeDash({ type });
    if (dash) path.setAttribute("stroke-dasharray", dash.join(" "));
    svg.append(path);
    if (model.TYPES[type].arrow) {
      const tip = document.createElementNS(SVG, "path");
      tip.setAttribute("class", "tip");
      tip.setAttribute("d", "M21 2 29 6 21 10Z");
      svg.append(tip);
    }
    return svg;
  }

  function chip({ sample, words, count, on, toggle }) {
    return element("button", { type: "button", class: "chip", "aria-pressed": String(on), on: { click: toggle } }, sample, element("span", {}, words), element("span", { class: "number" }, String(count)));
  }

  const labelChips = (now) =>
    Object.keys(model.LABELS)
      .filter((label) => labels.has(label))
      .map((label) =>
        chip({
          sample: icon(label),
          words: model.LABELS[label],
          count: labels.get(label),
          on: !now.offLabels.has(label),
          toggle: () => state.change({ offLabels: state.toggled(state.now.offLabels, label) }),
        }),
      );

  // Edges of a kind of node that is switched off have nothing to say yet.
  const OF = { CLAIMS: "Claim", SUBJECT: "Claim", BASELINE: "Claim", ON: "Claim", WRITTEN_BY: "Author", PUBLISHED_IN: "Venue" };
  const waits = (type, now) => now.offLabels.has(OF[type]);

  const typeChips = (now) =>
    Object.keys(model.TYPES)
      .filter((type) => types.has(type) && !waits(type, now))
      .map((type) =>
        chip({
          sample: line(type),
          words: model.TYPES[type].name,
          count: types.get(type),
          on: !now.offTypes.has(type),
          toggle: () => state.change({ offTypes: state.toggled(state.now.offTypes, type) }),
        }),
      );

  function outcomes() {
    const words = { better: "better", equal: "equal", worse: "worse", unclear: "unclear" };
    return element("p", { class: "outcomes" }, "A claim says: ", Object.entries(words).map(([outcome, word]) => element("span", { class: `tag ${outcome}` }, word)), " Arrows point at what was beaten, compared with or built on; thicker means more claims.");
  }

  const slider = element("input", { type: "range", min: "0", max: "1", step: "0.05", id: "sure" });
  const told = element("output", { for: "sure" });
  slider.addEventListener("input", () => state.change({ sure: Number(slider.value) }, { quiet: true }));
  const sureness = element("label", { class: "sure", for: "sure" }, "At least ", told, " sure", slider);

  const nodes = element("div", { class: "chips", role: "group", "aria-label": "Kinds of node" });
  const edges = element("div", { class: "chips", role: "group", "aria-label": "Kinds of edge" });
  // On a phone the legend would lie over the picture.
  document.getElementById("legend").open = innerWidth > 760;

  function show(now) {
    count();
    const focused = document.activeElement && place.contains(document.activeElement) ? [...place.querySelectorAll("button")].indexOf(document.activeElement) : -1;
    slider.value = String(now.sure);
    told.textContent = `${Math.round(now.sure * 100)} %`;
    if (!place.firstChild) place.append(element("div", { class: "kinds" }, nodes, sureness), edges, outcomes());
    nodes.replaceChildren(...labelChips(now));
    edges.replaceChildren(...typeChips(now));
    if (focused >= 0) place.querySelectorAll("button")[focused].focus();
  }

  state.listen(show);
})();
