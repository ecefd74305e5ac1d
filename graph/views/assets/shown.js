// Which nodes and edges the picture shows, from what the reader has chosen.
"use strict";

citegraph.shown = (() => {
  const { model } = citegraph;
  // These wait behind others: claims stand in the arrows, authors and venues on the papers.
  const FOLDED = new Set(["Claim", "Author", "Venue"]);

  function nodes(now) {
    const shown = new Set();
    const on = (node) => !now.offLabels.has(node.label);
    for (const node of model.nodes) if (node.first && on(node)) shown.add(node);
    for (const node of now.expanded) for (const other of [node, ...model.beside(node)]) if (on(other)) shown.add(other);
    for (const node of model.nodes)
      if (FOLDED.has(node.label) && on(node) && model.beside(node).some((other) => shown.has(other))) shown.add(node);
    for (const node of [now.selected, ...(now.path || []), ...now.picked]) if (node) shown.add(node);
    if (now.edge) shown.add(now.edge.from).add(now.edge.to);
    return shown;
  }

  const sure = (part, now) => part.confidence === undefined || part.confidence >= now.sure;

  // Of the edges of one strand between the same two nodes, the one that says most exactly what they all say.
  function strongest(edges, now) {
    const kept = new Map();
    for (const edge of edges) {
      if (now.offTypes.has(edge.type) && edge !== now.edge) continue;
      if (!sure(edge, now)) continue;
      const strand = `${edge.source} ${edge.target} ${edge.drawn.strand}`;
      const other = kept.get(strand);
      if (!other || model.rank[edge.type] < model.rank[other.type]) kept.set(strand, edge);
    }
    return [...kept.values()];
  }

  // Both together; where a certainty is asked for, an entity that nothing certain joins is left out.
  function picture(now) {
    const all = nodes(now);
    const edges = strongest(model.edges.filter((edge) => all.has(edge.from) && all.has(edge.to)), now);
    if (!now.sure) return { nodes: all, edges };
    const joined = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    const kept = new Set([...all].filter((node) => joined.has(node) || node.label === "Paper" || node === now.selected));
    return { nodes: kept, edges: edges.filter((edge) => kept.has(edge.from) && kept.has(edge.to)) };
  }

  // A node or a path with what joins it, of these edges.
  function around(node, edges) {
    const touching = new Set(edges.filter((edge) => edge.from === node || edge.to === node));
    return { nodes: new Set([node, ...[...touching].flatMap((edge) => [edge.from, edge.to])]), edges: touching };
  }

  function along(path, edges) {
    const next = (edge) => Math.abs(path.indexOf(edge.from) - path.indexOf(edge.to)) === 1;
    const on = new Set(path);
    return { nodes: on, edges: new Set(edges.filter((edge) => on.has(edge.from) && on.has(edge.to) && next(edge))) };
  }

  // What stands out while the rest is dimmed, or null.
  function lit({ selected, path, edge }, hovered, edges) {
    if (hovered) return around(hovered, edges(hovered));
    if (path) return along(path, path.flatMap((node) => edges(node)));
    if (edge) return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge]) };
    return selected ? around(selected, edges(selected)) : null;
  }

  return { FOLDED, sure, strongest, picture, lit };
})();
