// Clusters as they are drawn: discs in hues of their own, what joins them, and their names.
"use strict";

citegraph.discs = (() => {
  const { state, draw } = citegraph;
  const NAMED = 90; // pixels a disc measures on the screen when its nodes can be told apart, and its name stays off them

  const dark = () => getComputedStyle(document.documentElement).colorScheme === "dark";
  // Neighbours in the list are far apart on the wheel of hues (the golden angle).
  const hue = ({ index }) => ((index * 137.508 + 210) % 360).toFixed(1);
  const look = (cluster, night = dark()) =>
    night
      ? { fill: `hsl(${hue(cluster)} 30% 23%)`, rim: `hsl(${hue(cluster)} 38% 46%)` }
      : { fill: `hsl(${hue(cluster)} 62% 92%)`, rim: `hsl(${hue(cluster)} 45% 64%)` };

  const widthOf = ({ strength }) => Math.min(1 + 5 * strength, 7);
  const chosen = (cluster) => cluster.index === state.now.cluster;

  function paint(ctx, { x, y, scale, sees }, { clusters, bonds }) {
    const night = dark();
    ctx.strokeStyle = draw.colours.line;
    ctx.globalAlpha = 0.35;
    for (const bond of bonds) {
      if (!bond.drawn) continue;
      ctx.lineWidth = widthOf(bond);
      ctx.beginPath();
      ctx.moveTo(x(bond.one), y(bond.one));
      ctx.lineTo(x(bond.other), y(bond.other));
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    for (const cluster of clusters) {
      const radius = cluster.radius * scale;
      if (!sees(x(cluster), y(cluster), radius)) continue;
      const { fill, rim } = look(cluster, night);
      ctx.beginPath();
      ctx.arc(x(cluster), y(cluster), radius, 0, 2 * Math.PI);
      ctx.fillStyle = fill;
      ctx.fill();
      ctx.strokeStyle = chosen(cluster) ? draw.colours.ink : rim;
      ctx.lineWidth = chosen(cluster) ? 2.2 : 1.2;
      ctx.stroke();
    }
  }

  const widths = new Map();
  function widthAt(ctx, line, size) {
    const key = `${size.toFixed(1)} ${line}`;
    if (!widths.has(key)) widths.set(key, ctx.measureText(line).width);
    return widths.get(key);
  }

  // Where the names stand: below the disc or above it, across a small one where nothing else is left; never over another.
  function names(ctx, { x, y, scale, sees, width }, { clusters, taken }) {
    const room = draw.room();
    const order = [...clusters].sort((a, b) => chosen(b) - chosen(a) || b.nodes.length - a.nodes.length || a.index - b.index);
    for (const { owner, box } of taken) room.take(box, owner);
    const found = [];
    for (const cluster of order) {
      const radius = cluster.radius * scale;
      if (!sees(x(cluster), y(cluster), radius)) continue;
      const size = Math.max(11.5, Math.min(10 + radius / 14, 17));
      const lines = cluster.name.split(" · ");
      ctx.font = `650 ${size}px ${draw.FONT}`;
      const half = Math.max(...lines.map((line) => widthAt(ctx, line, size))) / 2 + 3;
      const height = lines.length * size * 1.15;
      const [above, below] = [y(cluster) - radius - height - 3, y(cluster) + radius + 3];
      const tops = 2 * radius >= NAMED ? [above, below] : [below, above, y(cluster) - height / 2];
      const middle = Math.min(Math.max(x(cluster), half), width - half); // not beyond the edge of the picture
      const ways = tops.map((top) => ({ cluster, lines, size, x: middle, top, box: [middle - half, top, middle + half, top + height] }));
      const way = ways.find(({ box }) => room.free(box, cluster));
      if (!way) continue;
      room.take(way.box, cluster);
      found.push(way);
    }
    return found;
  }

  function write(ctx, found, { faint }) {
    ctx.globalAlpha = faint ? 0.45 : 1;
    for (const { lines, x, top, size } of found) draw.words(ctx, lines, { x, top, size, colour: draw.colours.ink });
    ctx.globalAlpha = 1;
  }

  // The same as SVG.
  function svg({ x, y, scale, sees }, { clusters, bonds }) {
    const at = (one) => [x(one).toFixed(1), y(one).toFixed(1)];
    const lines = bonds.filter((bond) => bond.drawn).map((bond) => {
      const [[x1, y1], [x2, y2]] = [at(bond.one), at(bond.other)];
      return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${draw.colours.line}" stroke-opacity="0.35" stroke-width="${widthOf(bond).toFixed(1)}"/>`;
    });
    const discs = clusters.filter((one) => sees(x(one), y(one), one.radius * scale)).map((cluster) => {
      const { fill, rim } = look(cluster);
      const [cx, cy] = at(cluster);
      return `<circle cx="${cx}" cy="${cy}" r="${(cluster.radius * scale).toFixed(1)}" fill="${fill}" stroke="${rim}"/>`;
    });
    return [...lines, ...discs];
  }

  return { NAMED, look, paint, names, write, svg };
})();
