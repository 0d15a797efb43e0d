// How things are put in words.

const STANCES = {
  positive: {
    asserted: "stated as a fact",
    possible: "said to be possible",
    desired: "wished for",
    hypothetical: "supposed",
    asked: "asked",
    reported: "reported from others",
  },
  negative: {
    asserted: "denied",
    possible: "said to be possibly not so",
    desired: "wished not to be so",
    hypothetical: "supposed not to be so",
    asked: "asked whether it is not so",
    reported: "denied by others, as reported",
  },
};

const POLARITIES = { positive: "affirmed", negative: "denied" };

const counted = (number, one, several = `${one}s`) =>
  `${number.toLocaleString("en")} ${number === 1 ? one : several}`;

// One line of at most `length` letters, none of them cut in two, none of them invisible.
const oneLine = (text, length) => {
  const letters = Array.from(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : letters.join("");
};

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const relationName = (claim) => contents.relations[claim.predicate];

const period = (claim) => {
  if (claim.since && claim.until) {
    return claim.since === claim.until ? `in ${claim.since}` : `from ${claim.since} to ${claim.until}`;
  }
  if (claim.since) return `from ${claim.since}`;
  return claim.until ? `until ${claim.until}` : "";
};

const stance = (claim) => STANCES[claim.polarity][claim.modality];
