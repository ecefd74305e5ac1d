// A page that a server answers: it fetches from the store what it does not hold. A page from disk has nothing to ask.
"use strict";

citegraph.live = (() => {
  const { model, state } = citegraph;
  const told = model.data.live;
  if (!told) return null;

  // Addresses are below the page's own, which holds the token.
  async function ask(path, parameters = []) {
    const answer = await fetch(`${path}?${new URLSearchParams(parameters)}`, { headers: { Accept: "application/json" } });
    const content = await answer.json();
    if (answer.ok) return content;
    throw Object.assign(new Error(content.message), { choices: content.choices || [] });
  }

  const complain = (error) => citegraph.say(`The store did not answer: ${error.message}`);

  // Everything one step away in the store, in the picture.
  async function unfold(node) {
    const before = model.nodes.length;
    try {
      model.add(await ask("around", [["id", node.id]]));
    } catch (error) {
      return complain(error);
    }
    citegraph.say(`${model.nodes.length - before} new nodes around ${node.name}`);
    return state.change({ expanded: new Set([...state.now.expanded, node]), selected: node, edge: null, path: null, cluster: null, tab: "map" }, { fly: true });
  }

  const fetchNodes = async (ids) => {
    const missing = ids.filter((id) => !model.byId.has(id));
    if (missing.length) model.add(await ask("nodes", missing.map((id) => ["id", id])));
    return ids.map((id) => model.byId.get(id)).filter(Boolean);
  };

  return { queries: told.queries, ask, complain, unfold, fetchNodes };
})();
