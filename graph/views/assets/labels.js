// Where labels go: at one size on the screen, the most important first, and none over another.
"use strict";

citegraph.labels = (() => {
  const { state, draw } = citegraph;
  // What more papers share than this is named before the values on the arrows are written, all else after.
  const WELL_KNOWN = 4;

  // What is pointed at or chosen comes first, and then what most papers share.
  const urgency = (node, hovered) =>
    (node === hovered ? 3e6 : 0) + (node === state.now.selected ? 2e6 : 0) + (state.now.picked.has(node) ? 1e6 : 0) + node.drawn.weight;

  // Boxes of parts of the page that lie over the picture.
  function covered(place, controls) {
    const frame = place.getBoundingClientRect();
    return controls.map((control) => {
      const box = control.getBoundingClientRect();
      return { owner: control, box: [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top] };
    });
  }

  // Labels of the nodes at `spots`, each { node, x, y, radius }. What would lie over another label or node is left out
  // until zooming makes room; `taken` are boxes to keep clear of, and `values` writes what stands on arrows, given the
  // room that is left. Returns what was written where.
  function write(ctx, { place, taken, spots, hovered, values = () => {} }) {
    const room = draw.room();
    const words = draw.room();
    for (const { box, owner } of taken) for (const one of [room, words]) one.take(box, owner);
    for (const { node, x, y, radius } of spots) room.take([x - radius * 0.8, y - radius * 0.8, x + radius * 0.8, y + radius * 0.8], node);
    const order = [...spots].sort((a, b) => urgency(b.node, hovered) - urgency(a.node, hovered) || a.node.index - b.node.index);
    const lesser = order.findIndex(({ node }) => node.drawn.weight < WELL_KNOWN);
    const known = lesser < 0 ? order.length : lesser;
    const written = [];
    const label = (spot, rooms) => {
      const one = labelOf(ctx, spot, { place, rooms, hovered });
      if (one) written.push(one);
    };
    for (const spot of order.slice(0, known)) label(spot, [room, words]);
    values(room);
    for (const spot of order.slice(known)) label(spot, [room]);
    return written;
  }

  // `rooms` are tried in turn: what is well known may cover a lesser node, but never another label.
  function labelOf(ctx, { node, x, y, radius }, { place, rooms, hovered }) {
    const { lines, width, height } = draw.size(ctx, node);
    const half = width / 2 + 2;
    const reach = radius + (node === state.now.selected || node === hovered ? 8 : 3);
    const beside = reach + 2 + half;
    const ways = [
      [x, y + reach],
      [x, y - reach - height],
      [x + beside, y - height / 2],
      [x - beside, y - height / 2],
      [x + half * 0.8, y + reach],
      [x - half * 0.8, y + reach],
      [x + half * 0.8, y - reach - height],
      [x - half * 0.8, y - reach - height],
    ].map(([middle, top]) => ({ x: middle, top, box: [middle - half, top, middle + half, top + height] }));
    const inside = ([left, top, right, bottom]) => left > 0 && top > 0 && right < place.clientWidth && bottom < place.clientHeight;
    const free = rooms.map((room) => ways.find(({ box }) => inside(box) && room.free(box, node))).find(Boolean);
    const way = free || (urgency(node, hovered) >= 1e6 && ways[0]);
    if (!way) return null;
    for (const room of rooms) room.take(way.box, node);
    draw.text(ctx, node, { x: way.x, y: way.top, lines });
    return { node, lines, ...way };
  }

  return { write, covered };
})();
