// Where nodes stand: the first picture was laid out before; what is unfolded takes the free place nearest to a
// neighbour, along a sunflower's spiral, and keeps it.
"use strict";

citegraph.places = (() => {
  const { model } = citegraph;
  const CELL = 48;
  const APART = 34;
  const places = new Map();
  const frame = document.getElementById("stage");
  const upright = frame.clientHeight > frame.clientWidth * 1.15;
  const cellOf = ({ x, y }) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;

  function settle(shown, now) {
    for (const node of shown)
      if (node.first && !places.has(node)) {
        const { x, y } = node.drawn;
        places.set(node, upright ? { x: y, y: x } : { x, y });
      }
    const waiting = [...shown].filter((node) => !places.has(node));
    if (!waiting.length) return;
    const taken = new Map();
    for (const node of shown) if (places.has(node)) occupy(taken, node);
    while (waiting.length) {
      const next = waiting.findIndex((node) => anchorOf(node, shown, now));
      const [node] = waiting.splice(Math.max(next, 0), 1);
      places.set(node, freeBeside(anchorOf(node, shown, now) || below(taken), taken));
      occupy(taken, node);
    }
  }

  function anchorOf(node, shown, now) {
    const known = model.beside(node).filter((other) => shown.has(other) && places.has(other));
    const near = known.find((other) => other === now.selected) || known.find((other) => now.expanded.has(other)) || known[0];
    return near && places.get(near);
  }

  function occupy(taken, node) {
    const spot = places.get(node);
    const cell = cellOf(spot);
    taken.set(cell, [...(taken.get(cell) || []), spot]);
  }

  function below(taken) {
    const spots = [...taken.values()].flat();
    return spots.length ? { x: spots[0].x, y: Math.max(...spots.map((spot) => spot.y)) + 60 } : { x: 0, y: 0 };
  }

  function freeBeside({ x, y }, taken) {
    for (let n = 1; ; n++) {
      const angle = n * 2.399963229728653;
      const far = APART + 13 * Math.sqrt(n);
      const spot = { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) };
      if (isFree(spot, taken) || n > 5000) return spot;
    }
  }

  function isFree(spot, taken) {
    for (const dx of [-CELL, 0, CELL])
      for (const dy of [-CELL, 0, CELL])
        for (const other of taken.get(cellOf({ x: spot.x + dx, y: spot.y + dy })) || [])
          if (Math.hypot(spot.x - other.x, spot.y - other.y) < APART) return false;
    return true;
  }

  return { settle, upright, get: (node) => places.get(node), set: (node, spot) => places.set(node, spot) };
})();
