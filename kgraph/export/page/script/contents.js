// What the page knows, read from the JSON in it, and how its parts hang together. It is written
// down in few letters (see compact.py): records as columns, names as numbers, quotes as places.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const contents = read("contents");

// `make` gives the object that a record's fields are put into.
const records = ({ count, columns }, make = () => ({})) => {
  const made = Array.from({ length: count }, make);
  for (const [name, { of, words, names }] of Object.entries(columns)) {
    const known = names ? contents.entities : [];
    const word = (number) =>
      (number < known.length ? known[number].id : words[number - known.length]);
    const put = (place, value) => { made[place][name] = words ? word(value) : value; };
    if (Array.isArray(of)) of.forEach((value, place) => { if (value !== null) put(place, value); });
    else for (const [place, value] of Object.entries(of)) put(place, value);
  }
  return made;
};

// A text is parsed when somebody first asks for it.
class Source {
  get turns() {
    const turns = this.full ? records(read(`text-${contents.documents.indexOf(this)}`)) : null;
    Object.defineProperty(this, "turns", { value: turns });
    return turns;
  }
}

const wordsOfTurn = ({ words }) =>
  words.map((part) => (typeof part === "string" ? part : part[0])).join("");

// The words of a quote stand in their turn, or with it; or they are left out: then it has no parts.
const ROLES = [null, "subject", "object"];
class Evidence {
  get parts() {
    if (!this.at) return [];
    const text = this.quote ?? wordsOfTurn(contents.documents[this.document].turns[this.turn]);
    let [place] = this.at;
    return this.at.slice(1).map((code) => {
      const part = text.slice(place, place += code >> 2);
      return code & 3 ? [part, ROLES[code & 3]] : [part];
    });
  }
}

contents.entities = records(contents.entities);
contents.documents = records(contents.documents, () => new Source());
for (const number of contents.full) contents.documents[number].full = true;
const allEvidence = records(contents.evidence, () => new Evidence());
contents.claims = records(contents.claims);
let evidenceBefore = 0;
for (const claim of contents.claims) {
  claim.evidence = allEvidence.slice(evidenceBefore, evidenceBefore += claim.evidence);
}

const drawnNodes = read("nodes").map((node, rank) => {
  const { id, type } = contents.entities[rank];
  return { ...node, id, shape: contents.types[type].shape, slot: contents.types[type].slot };
});
const drawnEdges = read("edges").map((edge) => {
  const [from, to] = [edge.from, edge.to].map((rank) => contents.entities[rank].id);
  const usual = { arrows: { to: true, from: false }, manner: "stated", width: 1.2 };
  return { ...usual, ...edge, id: `${from}~${to}`, from, to };
});

// A line in the picture stands for the claims between its ends, which follow one another.
let claimsBefore = 0;
contents.links = drawnEdges.map(({ id, from, to, manner }, place) => {
  const claims = Array.from({ length: contents.links[place] }, (_, number) => claimsBefore + number);
  claimsBefore += claims.length;
  return { id, ends: [from, to], manner, claims };
});

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
