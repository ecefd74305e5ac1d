// The graph of this page as values: nodes and edges with what touches them. Nothing here knows the document.
"use strict";

const citegraph = {};

citegraph.model = (() => {
  const data = JSON.parse(document.getElementById("data").textContent);

  const LABELS = {
    Paper: "Papers",
    Method: "Methods",
    Dataset: "Datasets",
    Concept: "Concepts",
    Claim: "Claims",
    Author: "Authors",
    Venue: "Venues",
  };

  // Where several edges of one strand join the same two nodes, the first of this order is drawn.
  const TYPES = {
    OUTPERFORMS: { name: "outperforms", arrow: true },
    COMPARES_WITH: { name: "compares with", arrow: true },
    BUILDS_ON: { name: "builds on", arrow: true },
    VARIANT_OF: { name: "variant of", arrow: true },
    INTRODUCES: { name: "introduces", arrow: false },
    EVALUATES_ON: { name: "evaluates on", arrow: false },
    USES: { name: "uses", arrow: false },
    ABOUT: { name: "about", arrow: false },
    CITES: { name: "cites", arrow: true },
    MENTIONS: { name: "mentions", arrow: false, off: true },
    RELATED_TO: { name: "related to", arrow: false, off: true },
    CLAIMS: { name: "claims", arrow: false },
    SUBJECT: { name: "claim’s subject", arrow: false },
    BASELINE: { name: "claim’s baseline", arrow: true },
    ON: { name: "claim’s dataset", arrow: false },
    WRITTEN_BY: { name: "written by", arrow: false },
    PUBLISHED_IN: { name: "published in", arrow: false },
  };

  const nodes = [];
  const edges = [];
  const byId = new Map();
  const edgeName = (edge) => JSON.stringify([edge.from.id, edge.type, edge.to.id, edge.paper || ""]);

  // Takes up a part: nodes, edges that name their ends by place, sentences, and how each is drawn. What is known already
  // stays as it is; returns the part's nodes.
  function take(part, drawn, known) {
    const sentence = (number) => (number === undefined ? "" : part.sentences[number]);
    const taken = part.nodes.map((told, n) => {
      const other = byId.get(told.id);
      if (other) return other;
      const node = { ...told, index: nodes.length, out: [], in: [], sentence: sentence(told.sentence), drawn: drawn.nodes(n), first: drawn.nodes(n).x !== undefined };
      nodes.push(node);
      byId.set(node.id, node);
      return node;
    });
    part.edges.forEach((told, n) => {
      const [from, to] = [taken[told.source], taken[told.target]];
      const edge = { ...told, source: from.index, target: to.index, index: edges.length, from, to, sentence: sentence(told.sentence), drawn: drawn.edges(n) };
      if (known && known.has(edgeName(edge))) return;
      edges.push(edge);
      from.out.push(edge);
      to.in.push(edge);
    });
    return taken;
  }

  const drawnAt = (kind) => {
    const found = new Map([...data.network[kind], ...data.waiting[kind]].map((one) => [one.id, one]));
    return (place) => found.get(place);
  };
  take(data, { nodes: drawnAt("nodes"), edges: drawnAt("edges") }, null);

  const outgoing = (node, type) => node.out.filter((edge) => edge.type === type);
  const incoming = (node, type) => node.in.filter((edge) => edge.type === type);
  const beside = (node) => [...new Set([...node.out.map((e) => e.to), ...node.in.map((e) => e.from)])];

  // A claim with what it joins; `paper` is the paper that makes it.
  const claim = (node) => ({
    node,
    paper: (incoming(node, "CLAIMS")[0] || {}).from || byId.get(node.paper),
    subjects: outgoing(node, "SUBJECT").map((edge) => edge.to),
    baselines: outgoing(node, "BASELINE").map((edge) => edge.to),
    datasets: outgoing(node, "ON").map((edge) => edge.to),
  });
  let claims = [];
  // For every node the claims that it makes, or that are about it.
  let claimsAt = new Map();
  function readClaims() {
    claims = nodes.filter((node) => node.label === "Claim").map(claim);
    claimsAt = new Map();
    for (const c of claims)
      for (const node of new Set([c.paper, ...c.subjects, ...c.baselines]))
        if (node) (claimsAt.get(node) || claimsAt.set(node, []).get(node)).push(c);
  }
  readClaims();
  const claimsOf = (node) => claimsAt.get(node) || [];

  // What a server tells later becomes part of the graph of this page.
  function add(part) {
    const known = new Set(edges.map(edgeName));
    const taken = take(part, { nodes: (n) => part.drawn.nodes[n], edges: (n) => part.drawn.edges[n] }, known);
    readClaims();
    return taken;
  }

  // The number that a claim states, as short as it can be written without saying more than the claim.
  const brief = (value) =>
    value
      .replace(/^up to /i, "≤ ")
      .replace(/^(at least|over|more than) /i, "≥ ")
      .replace(/^(about|around|approximately|nearly|almost) /i, "≈ ")
      .replace(/(\d) ?(x|times)(?![a-z])/gi, "$1×")
      .replace(/ percentage points?| points?/, " pts");
  const UNITS = ["factor", "percent", "points", "absolute"];
  const order = (c) => (c.node.unit ? UNITS.indexOf(c.node.unit) : UNITS.length);
  const stronger = (a, b) =>
    order(a) - order(b) || (b.node.number || 0) - (a.node.number || 0);

  // The claims behind an edge, the strongest value first.
  function claimsBehind(edge) {
    const about = (c, one, other) => c.subjects.includes(one) && c.baselines.includes(other);
    const behind = claimsOf(edge.from).filter((c) =>
      edge.type === "COMPARES_WITH"
        ? c.paper === edge.from && c.baselines.includes(edge.to)
        : edge.type === "OUTPERFORMS" &&
          ((about(c, edge.from, edge.to) && c.node.outcome === "better") ||
            (about(c, edge.to, edge.from) && c.node.outcome === "worse")),
    );
    return behind.sort(stronger);
  }
  const valueOf = (edge) => {
    const told = claimsBehind(edge).find((c) => c.node.value && c.node.unit !== "absolute");
    return told ? brief(told.node.value) : "";
  };
  const OUTCOMES = ["better", "worse", "equal", "unclear"];
  const outcomeOf = (edge) =>
    edge.type === "OUTPERFORMS"
      ? "better"
      : OUTCOMES.reduce((most, one) => ((edge[one] || 0) > (edge[most] || 0) ? one : most), "better");

  const rank = Object.fromEntries(Object.keys(TYPES).map((type, place) => [type, place]));

  return {
    get claims() {
      return claims;
    },
    data, LABELS, TYPES, rank, nodes, edges, byId, edgeName, add, outgoing, incoming, beside, claimsOf, claimsBehind, stronger, valueOf, outcomeOf, brief };
})();

// Tells a screen reader.
citegraph.say = (words) => {
  document.getElementById("said").textContent = words;
};

citegraph.copy = (text, what) => {
  const byHand = () => prompt(`${what}:`, text);
  // Only a page that the browser trusts has a clipboard.
  if (!navigator.clipboard) return byHand();
  return navigator.clipboard.writeText(text).then(() => citegraph.say(`${what} copied`), byHand);
};
