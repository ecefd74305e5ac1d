// Diagrams in SVG that are drawn when their tab is first shown; a tab with nothing to draw is not offered.
"use strict";

citegraph.drawing = (() => {
  const { state } = citegraph;
  const SVG = "http://www.w3.org/2000/svg";

  function svg(tag, attributes = {}, ...children) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
      else if (value !== null && value !== undefined) made.setAttribute(name, value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return made;
  }

  // Something that can be pressed, by mouse or by keyboard.
  const pressable = (words, press) => ({
    role: "button",
    tabindex: "0",
    "aria-label": words,
    on: {
      click: press,
      keydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press();
      },
    },
  });

  function tab(name, { worth, draw }) {
    if (!worth) {
      document.getElementById(`tab-${name}`).remove();
      document.getElementById(name).remove();
      return;
    }
    let drawn = false;
    state.listen((now) => {
      if (now.tab !== name || drawn) return;
      drawn = true;
      draw(document.getElementById(name));
    });
  }

  const arrowheads = () =>
    svg("defs", {}, ["better", "worse", "follows"].map((kind) =>
      svg("marker", { id: `tip-${kind}`, class: `tip ${kind}`, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto" }, svg("path", { d: "M0 1 10 5 0 9Z" }))));

  return { svg, pressable, tab, arrowheads };
})();
