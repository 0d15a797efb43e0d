// Filters with two ends: when in a recording something is said, and in what year it held.

const yearIn = (text) => {
  const found = /^(-?\d{4,})(?:-|$)/.exec(text || "");
  return found ? Number(found[1]) : null;
};

const ownYears = ({ since, until, value }) => {
  if (since || until) return [yearIn(since) ?? -Infinity, yearIn(until) ?? Infinity];
  return yearIn(value) === null ? null : [yearIn(value), yearIn(value)];
};

const yearOfSource = (evidence) => {
  const year = evidence ? yearIn((contents.documents[evidence.document] || {}).date) : null;
  return year === null ? null : [year, year];
};

const clock = (seconds) => [seconds / 3600, (seconds / 60) % 60, seconds % 60]
  .map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");

// `of` gives the two ends of a claim by one of its quotes, or null; what has none is hidden once
// the reader has chosen a range.
const RANGES = {
  time: {
    title: "Time in the recording",
    note: "Hides also what no recording says.",
    words: clock,
    of: (claim, evidence) =>
      (evidence && evidence.time ? [secondsOf(evidence.time), secondsOf(evidence.time)] : null),
  },
  year: {
    title: "Year",
    note: "When it held, else when the source is from. Hides also what has no year.",
    words: String,
    of: (claim, evidence) => ownYears(claim) || yearOfSource(evidence),
  },
};

// A claim that a person added may have no quote.
const quotesOrNone = ({ evidence }) => (evidence.length ? evidence : [undefined]);

const boundsOf = ({ of }) => {
  let [least, most] = [Infinity, -Infinity];
  for (const claim of contents.claims) {
    for (const end of quotesOrNone(claim).flatMap((evidence) => of(claim, evidence) || [])) {
      if (Number.isFinite(end)) [least, most] = [Math.min(least, end), Math.max(most, end)];
    }
  }
  return [least, most];
};

const boundsByRange = Object.fromEntries(
  Object.entries(RANGES).map(([name, range]) => [name, boundsOf(range)]));
const rangesWithChoice = Object.keys(RANGES).filter((name) =>
  boundsByRange[name][0] < boundsByRange[name][1]);

const inRange = (name, claim, evidence) => {
  if (view[name] === null) return true;
  const ends = RANGES[name].of(claim, evidence);
  return ends !== null && ends[0] <= view[name][1] && ends[1] >= view[name][0];
};

const inRanges = (claim, evidence) =>
  rangesWithChoice.every((name) => inRange(name, claim, evidence));

// How much one range hides by itself, whatever else is hidden.
const hiddenByRange = (name) => (view[name] === null ? 0 : contents.claims
  .filter((claim) => !quotesOrNone(claim).some((evidence) => inRange(name, claim, evidence))).length);

const rangeWords = (name) => view[name].map(RANGES[name].words).join(" – ");

// A range that leaves out nothing is none.
const withRange = (name, from, to) => {
  const [least, most] = boundsByRange[name];
  const ends = [Math.min(from, to), Math.max(from, to)];
  return { [name]: ends[0] <= least && ends[1] >= most ? null : ends };
};

const rangeInAddress = (name, text) => {
  const found = /^(-?\d{1,9})-(-?\d{1,9})$/.exec(text || "");
  return found && rangesWithChoice.includes(name)
    ? withRange(name, Number(found[1]), Number(found[2]))[name] : null;
};

const noRanges = () => Object.fromEntries(Object.keys(RANGES).map((name) => [name, null]));
