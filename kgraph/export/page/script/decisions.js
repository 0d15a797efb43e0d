// Decisions about the graph, as docs/curation.md writes them, for `kgraph curate apply`.

// JSON's escapes are TOML's, but for what TOML does not allow at all.
const tomlText = (text) =>
  JSON.stringify(text.toWellFormed ? text.toWellFormed() : text).replace(/\x7f/g, "\\u007F");

// Named by id, type and label, a thing is found again when one of them has changed.
const tomlThing = (id) => {
  const entity = entityById.get(id);
  return entity
    ? `{ id = ${tomlText(id)}, type = ${tomlText(entity.type)}, label = ${tomlText(entity.label)} }`
    : tomlText(id);
};

const claimFields = (claim) => [
  ["subject", tomlThing(claim.subject)],
  ["predicate", tomlText(claim.predicate)],
  claim.object ? ["object", tomlThing(claim.object)] : ["value", tomlText(claim.value)],
  ...(claim.qualifier ? [["in", tomlThing(claim.qualifier)]] : []),
  ["polarity", tomlText(claim.polarity)],
  ["modality", tomlText(claim.modality)],
  ...(claim.since ? [["from", tomlText(claim.since)]] : []),
  ...(claim.until ? [["to", tomlText(claim.until)]] : []),
];

const wordsOf = (evidence) => evidence.parts.map(([text]) => text).join("");

// A decision: what kind it is, what it says in TOML, and in words; two with one key say the same.
const wrongThing = (entity) => ({
  key: `reject ${entity.id}`,
  kind: "reject",
  fields: [["entity", tomlThing(entity.id)]],
  words: `“${entity.label}” is no thing of its own`,
});

const wrongClaim = (claim, quote = null) => {
  const fields = [...claimFields(claim), ...(quote === null ? [] : [["quote", tomlText(quote)]])];
  return {
    key: `reject ${fields.join(" ")}`,
    kind: "reject",
    fields,
    words: `Not so: ${nameOf(claim.subject)} ${relationName(claim)} ` +
      `${claim.object ? nameOf(claim.object) : claim.value}${quote === null ? "" : ` in “${quote}”`}`,
  };
};

const sameThing = (entity, other) => ({
  key: `merge ${entity.id} ${other.id}`,
  kind: "merge",
  fields: [["entities", `[\n    ${tomlThing(entity.id)},\n    ${tomlThing(other.id)},\n]`]],
  words: `“${entity.label}” and “${other.label}” are the same`,
});

const otherName = (entity, label) => ({
  key: `rename ${entity.id}`,
  kind: "rename",
  fields: [["entity", tomlThing(entity.id)], ["label", tomlText(label)]],
  words: `“${entity.label}” is called “${label}”`,
});

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((number) => String(number).padStart(2, "0")).join("-");
};

const tomlDecision = ({ kind, fields, why }, by, on) => [
  `[[${kind}]]`,
  ...fields.map(([name, value]) => `${name} = ${value}`),
  `by = ${tomlText(by)}`,
  ...(why ? [`why = ${tomlText(why)}`] : []),
  `on = ${on}`,
].join("\n");

const tomlOf = (decisions, by) =>
  `${decisions.map((each) => tomlDecision(each, by, today())).join("\n\n")}\n`;
