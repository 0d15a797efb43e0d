// What a thing is, in the words of a source; why its names are one thing's; when what is said of it held.

const DEFINING = [["broader", "instanceOf"], ["holdsRole", "identifiesAs"]];

// Whoever reads "I am its treasurer" does not learn who that is: words that name the thing come first.
const namesIt = (entity, evidence) => {
  const names = [entity.label, ...(entity.aliases || [])].map(folded);
  return evidence.parts.some(([text, role]) => role === "subject" && names.includes(folded(text)));
};

const bestFor = (entity, claims) => {
  const quotes = claims.flatMap(evidenceLeft);
  const naming = quotes.filter((evidence) => namesIt(entity, evidence));
  return (naming.length ? naming : quotes).reduce((best, each) =>
    (!best || each.confidence > best.confidence ? each : best), null);
};

const claimsSeenOf = (entity) => [
  ...linksByEntity.get(entity.id).flatMap(claimsSeen),
  ...claimsOf(entity.facts).filter((claim) => sight.claims.has(claim)),
];

// The surest quote that says what kind of thing it is, else what its part is, else whatever is stated of it.
const description = (entity) => {
  const stated = claimsSeenOf(entity)
    .filter(({ subject, manner }) => subject === entity.id && manner === "stated");
  const tiers = [...DEFINING.map((names) => stated.filter(({ predicate }) => names.includes(predicate))), stated];
  const found = tiers.map((claims) => bestFor(entity, claims)).find((evidence) => evidence !== null);
  return found ? quotation(found, { brief: true }) : null;
};

const joinRow = ({ label, to, reason, by, why }) =>
  element("li", {}, element("span", { class: "grow" },
    "“", foreign(label), "” is “", foreign(to), "”: ", foreign(reason),
    by ? [", says ", by].join("") : null, why ? `: ${why}` : null));

const joinsSection = (entity) => entity.joins
  ? element("details", { class: "hidden-things" },
    element("summary", {}, "Why these names are one"),
    element("ul", { class: "rows" }, ...entity.joins.map(joinRow)))
  : null;

const isDate = (text) => /^-?\d{4}/.test(text || "");

// When a claim holds, for people to read and for sorting.
const dated = (claim) => {
  if (claim.since || claim.until) return { when: period(claim), at: claim.since || claim.until };
  return isDate(claim.value) ? { when: `in ${claim.value}`, at: claim.value } : null;
};

const timelineRow = ({ claim, when }, entity) => {
  const link = linksByEntity.get(entity.id).find(({ ends }) =>
    [claim.subject, claim.object].every((id) => ends.includes(id)));
  return element("li", {},
    element("span", { class: "when" }, when),
    element("span", { class: "grow" },
      ...(claim.subject === entity.id ? [] : [nameButton(claim.subject), " "]),
      relationName(claim), " ",
      ...(claim.object && claim.object !== entity.id ? [nameButton(claim.object), " "] : []),
      ...(claim.manner === "stated" ? [] : badges(claim).slice(0, 1))),
    link ? element("button", { class: "open-quotes", type: "button", onclick: () => openLink(link.id) },
      "quotes") : null);
};

const timelineSection = (entity) => {
  const moments = claimsSeenOf(entity)
    .map((claim) => ({ claim, ...dated(claim) }))
    .filter(({ at }) => at)
    .sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  if (!moments.length) return [];
  return [
    element("h3", {}, "Timeline"),
    element("ol", { class: "rows timeline" }, ...moments.map((each) => timelineRow(each, entity))),
  ];
};
