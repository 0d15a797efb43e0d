// Filters: what a claim or a thing is sorted by, and which of them the reader leaves in.

const NONE = "-"; // the value of a quote that nobody says

const speakerOf = (evidence) => evidence.speaker ?? NONE;
const sourceOf = (evidence) => {
  const source = contents.documents[evidence.document];
  return source ? source.title : NONE;
};
const distinct = (values) => [...new Set(values)];

// `of` gives the values that a claim has; a type is a thing's, and has none here.
const FACETS = {
  type: { title: "Types", words: (type) => contents.types[type].label },
  link: {
    title: "Links",
    words: (predicate) => contents.relations[predicate],
    of: (claim) => [claim.predicate],
  },
  speaker: {
    title: "Speakers",
    words: (id) => (id === NONE ? "written, by no speaker" : nameOf(id)),
    of: (claim) => distinct(claim.evidence.map(speakerOf)),
  },
  source: {
    title: "Sources",
    words: (title) => (title === NONE ? "no source" : title),
    of: (claim) => distinct(claim.evidence.map(sourceOf)),
  },
  polarity: {
    title: "Affirmed or denied",
    words: (polarity) => POLARITIES[polarity],
    of: (claim) => [claim.polarity],
  },
  modality: {
    title: "How it is put",
    words: (modality) => STANCES.positive[modality],
    of: (claim) => [claim.modality],
  },
};
const OF_CLAIMS = ["link", "polarity", "modality"];

const tally = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
};

// The values of each facet with how many things or claims have them, the most frequent first;
// types in the order of the legend.
const optionsOf = Object.fromEntries(Object.entries(FACETS).map(([facet, { of }]) => {
  if (!of) {
    const counts = tally(contents.entities.map(({ type }) => type));
    return [facet, new Map(Object.keys(contents.types).map((type) => [type, counts.get(type) || 0]))];
  }
  const counts = tally(contents.claims.flatMap(of));
  return [facet, new Map([...counts].sort(([one, more], [other, most]) =>
    most - more || (one < other ? -1 : 1)))];
}));

const evidencePasses = (claim, evidence) =>
  !view.hidden.speaker.has(speakerOf(evidence)) &&
  !view.hidden.source.has(sourceOf(evidence)) &&
  inRanges(claim, evidence) &&
  (Boolean(claim.decision) || evidence.confidence >= view.sure);

const evidenceLeft = (claim) => claim.evidence.filter((each) => evidencePasses(claim, each));

// A claim passes where one of its quotes does; one that a person added may have none.
const claimPasses = (claim) =>
  OF_CLAIMS.every((facet) => !view.hidden[facet].has(FACETS[facet].of(claim)[0])) &&
  (claim.evidence.length ? claim.evidence.some((each) => evidencePasses(claim, each)) : inRanges(claim));

const tooUnsure = (claim) =>
  !claim.decision && claim.evidence.every(({ confidence }) => confidence < view.sure);

// How much one filter hides by itself, whatever the others hide.
const hiddenBy = (facet) => {
  const { of } = FACETS[facet];
  const hidden = view.hidden[facet];
  if (!hidden.size) return 0;
  if (!of) return contents.entities.filter(({ type }) => hidden.has(type)).length;
  return contents.claims
    .filter((claim) => of(claim).length && of(claim).every((value) => hidden.has(value))).length;
};

const hiddenAsUnsure = () => (view.sure ? contents.claims.filter(tooUnsure).length : 0);

const amountHidden = (facet, number) =>
  facet === "type" ? counted(number, "entity", "entities") : counted(number, "claim");

const filtersInUse = () =>
  view.sure > 0 || rangesWithChoice.some((name) => view[name] !== null) ||
  Object.values(view.hidden).some((hidden) => hidden.size > 0);

// The views that a choice leads to.
const withFacet = (facet, hidden) => ({ hidden: { ...view.hidden, [facet]: new Set(hidden) } });

const withValue = (facet, value, shown) => {
  const hidden = new Set(view.hidden[facet]);
  if (shown) hidden.delete(value);
  else hidden.add(value);
  return withFacet(facet, hidden);
};

const withOnly = (facet, value) =>
  withFacet(facet, [...optionsOf[facet].keys()].filter((each) => each !== value));
