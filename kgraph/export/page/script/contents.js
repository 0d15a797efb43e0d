// What the page knows, read from the JSON in it, and how its parts hang together.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const contents = read("contents");
const drawnNodes = read("nodes");
const drawnEdges = read("edges");

const entityById = new Map(contents.entities.map((entity) => [entity.id, entity]));
const linkById = new Map(contents.links.map((link) => [link.id, link]));
const linksByEntity = new Map(contents.entities.map((entity) => [entity.id, []]));
for (const link of contents.links) {
  for (const end of link.ends) linksByEntity.get(end).push(link);
}

const rankOf = new Map(contents.entities.map(({ id }, rank) => [id, rank]));

const nameOf = (id) => (entityById.has(id) ? entityById.get(id).label : id);
const lookOf = (entity) => contents.types[entity.type];
const claimsOf = (numbers) => (numbers || []).map((number) => contents.claims[number]);
const otherEnd = (link, id) => (link.ends[0] === id ? link.ends[1] : link.ends[0]);
const neighboursOf = (id) => linksByEntity.get(id).map((link) => otherEnd(link, id));
