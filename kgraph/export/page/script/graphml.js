// What is seen as GraphML, which Gephi, yEd, Cytoscape and networkx read: an edge for each claim.

const NODE_KEYS = {
  label: ["string", ({ label }) => label],
  type: ["string", ({ type }) => type],
  aliases: ["string", ({ aliases }) => (aliases || []).join("; ")],
  mentions: ["int", ({ mentions }) => mentions],
  values: ["string", ({ facts }) => claimsOf(facts).filter((claim) => sight.claims.has(claim))
    .map((claim) => `${relationName(claim)}: ${claim.value}`).join("; ")],
  x: ["double", ({ id }) => nodeById.get(id).x],
  y: ["double", ({ id }) => nodeById.get(id).y],
};

const EDGE_KEYS = {
  label: ["string", relationName],
  predicate: ["string", ({ predicate }) => predicate],
  polarity: ["string", ({ polarity }) => polarity],
  modality: ["string", ({ modality }) => modality],
  qualifier: ["string", ({ qualifier }) => (qualifier ? nameOf(qualifier) : "")],
  since: ["string", ({ since }) => since || ""],
  until: ["string", ({ until }) => until || ""],
  confidence: ["double", (claim) => confidenceOf(claim)],
  quotes: ["int", (claim) => evidenceLeft(claim).length],
  quote: ["string", (claim) => (bestQuote(claim) ? wordsOf(bestQuote(claim)) : "")],
  speaker: ["string", (claim) => nameOf((bestQuote(claim) || {}).speaker || "")],
  source: ["string", (claim) => (bestQuote(claim) ? sourceOf(bestQuote(claim)) : "")],
};

const keyLines = (keys, part) => Object.entries(keys).map(([name, [kind]]) =>
  `  <key id="${part}-${name}" for="${part}" attr.name="${name}" attr.type="${kind}"/>`);

const dataOf = (keys, part, thing) => Object.entries(keys)
  .map(([name, [, of]]) => [name, of(thing)])
  .filter(([, value]) => value !== "")
  .map(([name, value]) => `<data key="${part}-${name}">${xmlText(String(value))}</data>`).join("");

const graphmlOf = (entities, claims) => [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
  ...keyLines(NODE_KEYS, "node"),
  ...keyLines(EDGE_KEYS, "edge"),
  '  <graph id="graph" edgedefault="directed">',
  ...entities.map((entity) =>
    `    <node id="${xmlText(entity.id)}">${dataOf(NODE_KEYS, "node", entity)}</node>`),
  ...claims.map((claim, number) =>
    `    <edge id="claim-${number}" source="${xmlText(claim.subject)}" target="${xmlText(claim.object)}">` +
    `${dataOf(EDGE_KEYS, "edge", claim)}</edge>`),
  "  </graph>",
  "</graphml>",
  "",
].join("\n");
