// The picture as SVG: the same shapes, lines and words as on the screen.
"use strict";

citegraph.svg = (() => {
  const { model, draw } = citegraph;

  const xml = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

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

  const ofNode = (node, { x, y, radius, faint }) =>
    `<path${faint ? ' opacity="0.14"' : ""} d="${draw.SHAPES[node.label]}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${radius.toFixed(2)})" fill="${node.label === "Paper" ? draw.colours.sheet : draw.kindColour(node)}" stroke="${node.label === "Paper" ? draw.kindColour(node) : draw.colours.ground}" stroke-width="${(1.4 / radius).toFixed(3)}"/>`;

  const ofLabels = (written) => written.flatMap(({ node, x, top, lines }) => lines.map((line, n) => svgText(node, line, x, top + n * draw.LINE + 10)));

  // Words that stand for themselves, one line below the other.
  const ofWords = (lines, { x, top, size }) =>
    lines.map((line, n) => `<text x="${x.toFixed(1)}" y="${(top + (n + 0.85) * size * 1.15).toFixed(1)}" text-anchor="middle" font-family="sans-serif" font-size="${size.toFixed(1)}" font-weight="650" fill="${draw.colours.ink}" stroke="${draw.colours.ground}" stroke-width="4" paint-order="stroke">${xml(line)}</text>`).join("");

  const document_ = (place, parts) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${place.clientWidth}" height="${place.clientHeight}" viewBox="0 0 ${place.clientWidth} ${place.clientHeight}"><title>${xml(model.data.title)}</title><rect width="100%" height="100%" fill="${draw.colours.ground}"/>${parts.join("")}</svg>\n`;

  // The map as it stands on the screen.
  function ofMap(map) {
    const toScreen = map.onScreen();
    const scale = map.network.body.view.scale;
    const nodes = map.shown().map((node) => ofNode(node, { ...map.spot(node), radius: map.radiusOf(node) * scale, faint: map.dimmed(node) }));
    return document_(map.place, [...map.shownEdges().map((edge) => svgEdge(edge, toScreen)), ...nodes, ...ofLabels(map.written()), ...map.values().map(svgValue)]);
  }

  // An SVG as a PNG, at twice its size.
  function raster(text, { clientWidth: width, clientHeight: height }) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * width, 2 * height];
    const image = new Image();
    return new Promise((done, failed) => {
      image.onload = () => {
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(done, "image/png");
      };
      image.onerror = () => failed(new Error("this browser cannot draw the picture"));
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    });
  }

  return { ofMap, ofNode, ofLabels, ofWords, document: document_, raster };
})();
