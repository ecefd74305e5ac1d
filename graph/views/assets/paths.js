// The shortest way between two nodes.
"use strict";

citegraph.paths = (() => {
  const { state, shown } = citegraph;

  // Over edges whose kind is switched on, hubs avoided where there is a choice (Dijkstra, 1959).
  function between(one, other) {
    const cost = new Map([[one, 0]]);
    const before = new Map();
    const open = new Set([one]);
    while (open.size) {
      const next = [...open].reduce((a, b) => (cost.get(b) < cost.get(a) ? b : a));
      open.delete(next);
      if (next === other) break;
      for (const edge of [...next.out, ...next.in]) {
        if (state.now.offTypes.has(edge.type) || !shown.sure(edge, state.now)) continue;
        const beyond = edge.from === next ? edge.to : edge.from;
        const total = cost.get(next) + 1 + Math.log1p(beyond.in.length) / 100;
        if (total < (cost.get(beyond) ?? Infinity)) {
          cost.set(beyond, total);
          before.set(beyond, next);
          open.add(beyond);
        }
      }
    }
    if (!before.has(other)) return null;
    const path = [other];
    while (path[0] !== one) path.unshift(before.get(path[0]));
    return path;
  }

  function join(one, other) {
    const path = between(one, other);
    if (path) state.change({ path, selected: null, edge: null, cluster: null, tab: "map" }, { fly: true });
    else citegraph.say(`Nothing joins ${one.name} and ${other.name}.`);
  }

  return { between, join };
})();
