// How nodes, edges and labels look: one source for the canvas, the legend and the SVG that is saved.
"use strict";

citegraph.draw = (() => {
  const { model } = citegraph;

  // Outlines for a radius of 1.
  const SHAPES = {
    Paper: "M-.74-1H.3L.74-.56V1H-.74Z",
    Method: "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
    Dataset: "M0-1.2 1.2 0 0 1.2-1.2 0Z",
    Concept: "M1.08 0 .54.94-.54.94-1.08 0-.54-.94.54-.94Z",
    Claim: "M-1.1-.9H1.1V.55H-.1L-.6 1.1V.55H-1.1Z",
    Author: "M0-1.1 1.1.9H-1.1Z",
    Venue: "M-.9-.9H.9V.9H-.9Z",
  };
  const PATHS = Object.fromEntries(Object.entries(SHAPES).map(([label, path]) => [label, new Path2D(path)]));
  const DASHES = { VARIANT_OF: [7, 4], ABOUT: [1.5, 3.5], EVALUATES_ON: [1.5, 3.5], RELATED_TO: [2, 5], ON: [1.5, 3.5] };
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif';
  const LINE = 13.5;

  let colours = {};
  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "ink", "quiet", "line", "sheet", "follows", "better", "worse", "equal", "unclear"];
    const kinds = Object.keys(model.LABELS).map((label) => label.toLowerCase());
    colours = Object.fromEntries([...names, ...kinds].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    return colours;
  }

  const kindColour = (node) => colours[node.label.toLowerCase()];

  function edgeColour(edge) {
    if (edge.type === "OUTPERFORMS" || edge.type === "COMPARES_WITH") return colours[model.outcomeOf(edge)];
    if (edge.type === "BUILDS_ON" || edge.type === "CITES") return colours.follows;
    if (edge.type === "VARIANT_OF" || edge.type === "INTRODUCES") return colours.method;
    if (edge.type === "CLAIMS" || edge.type === "SUBJECT" || edge.type === "BASELINE") return colours.claim;
    return colours.line;
  }

  // Width says how much supports the edge.
  function edgeWidth(edge) {
    const claims = edge.claims || 1;
    if (edge.type === "OUTPERFORMS") return Math.min(2 + 0.6 * claims, 5);
    if (edge.type === "COMPARES_WITH") return Math.min(1.3 + 0.4 * claims, 4);
    if (edge.type === "BUILDS_ON") return Math.min(1.4 + 0.4 * (edge.via || []).length, 4);
    if (edge.type === "INTRODUCES" || edge.type === "VARIANT_OF") return 1.4;
    return 1;
  }

  const edgeDash = (edge) =>
    edge.type === "COMPARES_WITH" && model.outcomeOf(edge) === "worse" ? [5, 4] : DASHES[edge.type] || false;

  // What half the papers share is drawn faintly, so that the rarer bonds show through.
  const edgeStrength = (edge) =>
    edge.type === "ABOUT" || edge.type === "USES" || edge.type === "EVALUATES_ON"
      ? Math.max(0.35, 1 / Math.sqrt(Math.max(1, edge.to.in.length / 3)))
      : 1;

  function node(ctx, { label, x, y, radius, fill, stroke, width }) {
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    ctx.fillStyle = fill;
    ctx.fill(PATHS[label]);
    ctx.lineJoin = "round";
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width / radius;
    ctx.stroke(PATHS[label]);
    ctx.restore();
  }

  // A node in its kind's shape and colour.
  function kind(ctx, one, { x, y, radius }) {
    const colour = kindColour(one);
    const open = one.label === "Paper";
    node(ctx, { label: one.label, x, y, radius, fill: open ? colours.sheet : colour, stroke: open ? colour : colours.ground, width: open ? 1.6 : 1.2 });
  }

  // An edge as a straight line that ends, with an arrowhead where its kind has one, at the rim of its target.
  function line(ctx, edge, { from, to, rim }) {
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [ux, uy] = [(to.x - from.x) / far, (to.y - from.y) / far];
    const [x, y] = [to.x - ux * (rim + 2), to.y - uy * (rim + 2)];
    ctx.strokeStyle = ctx.fillStyle = edgeColour(edge);
    ctx.lineWidth = edgeWidth(edge);
    ctx.setLineDash(edgeDash(edge) || []);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(x, y);
    ctx.stroke();
    ctx.setLineDash([]);
    if (!model.TYPES[edge.type].arrow) return;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - ux * 9 - uy * 4, y - uy * 9 + ux * 4);
    ctx.lineTo(x - ux * 9 + uy * 4, y - uy * 9 - ux * 4);
    ctx.fill();
  }

  // The colour as it looks over the ground with this opacity; both are written #rrggbb.
  function mixed(colour, opacity) {
    const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    const [ground, own] = [parts(colours.ground), parts(colour)];
    return `#${own.map((part, n) => Math.round(part * opacity + ground[n] * (1 - opacity)).toString(16).padStart(2, "0")).join("")}`;
  }

  const font = (one) =>
    `${one.label === "Concept" ? "italic " : ""}${one.label === "Method" || one.label === "Dataset" ? "600 " : ""}11.5px ${FONT}`;
  const inkOf = (one) => (one.label === "Paper" ? colours.ink : kindColour(one));

  const widths = new Map();
  function size(ctx, one) {
    let known = widths.get(one);
    if (!known) {
      ctx.font = font(one);
      const lines = one.drawn.label.split("\n");
      known = { lines, width: Math.max(...lines.map((line) => ctx.measureText(line).width)), height: LINE * lines.length };
      widths.set(one, known);
    }
    return known;
  }

  function text(ctx, one, { x, y, lines }) {
    ctx.font = font(one);
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.strokeStyle = colours.ground;
    ctx.lineWidth = 3.5;
    ctx.fillStyle = inkOf(one);
    lines.forEach((line, n) => {
      ctx.strokeText(line, x, y + n * LINE);
      ctx.fillText(line, x, y + n * LINE);
    });
  }

  function words(ctx, lines, { x, top, size, colour }) {
    ctx.font = `650 ${size}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.strokeStyle = colours.ground;
    ctx.lineWidth = 4;
    ctx.fillStyle = colour;
    lines.forEach((one, n) => {
      ctx.strokeText(one, x, top + n * size * 1.15);
      ctx.fillText(one, x, top + n * size * 1.15);
    });
  }

  function valueWidth(ctx, words) {
    ctx.font = `600 11px ${FONT}`;
    return ctx.measureText(words).width + 10;
  }

  function value(ctx, words, { x, y, colour }) {
    const width = valueWidth(ctx, words);
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - 8.5, width, 17, 8.5);
    ctx.fillStyle = colours.ground;
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.2;
    ctx.stroke();
    ctx.fillStyle = colour;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(words, x, y + 0.5);
  }

  // Boxes on the screen that may not overlap, in a grid of cells.
  function room() {
    const cells = new Map();
    const CELL = 64;
    const WIDE = 1 << 16; // No screen has so many cells in a row: the number of a cell is its own.
    const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    // Whether `visit` held for every cell under the box; this runs for every label of every frame.
    function every([left, top, right, bottom], visit) {
      const [x2, y2] = [Math.floor(right / CELL), Math.floor(bottom / CELL)];
      for (let x = Math.floor(left / CELL); x <= x2; x++)
        for (let y = Math.floor(top / CELL); y <= y2; y++) if (!visit(x * WIDE + y)) return false;
      return true;
    }
    return {
      take(box, owner) {
        every(box, (cell) => {
          const held = cells.get(cell);
          if (held) held.push({ box, owner });
          else cells.set(cell, [{ box, owner }]);
          return true;
        });
      },
      free: (box, owner) => every(box, (cell) => !(cells.get(cell) || []).some((other) => other.owner !== owner && meets(other.box, box))),
    };
  }

  return {
    SHAPES,
    LINE,
    FONT,
    readColours,
    get colours() {
      return colours;
    },
    kindColour,
    edgeColour,
    edgeWidth,
    edgeDash,
    edgeStrength,
    node,
    kind,
    line,
    mixed,
    words,
    size,
    text,
    value,
    valueWidth,
    room,
    font,
    inkOf,
  };
})();
