// A claim in words, and the words of the source that carry it.

const nameButton = (id) => {
  const entity = entityById.get(id);
  if (!entity) return foreign(id);
  return element("button", { class: "name", type: "button", onclick: () => openEntity(id) },
    foreign(entity.label));
};

const badges = (claim, always = false) => {
  const made = [];
  if (claim.manner !== "stated" || always) {
    made.push(element("span", { class: `badge ${claim.manner}` }, stance(claim)));
  }
  if (period(claim)) made.push(element("span", { class: "badge" }, period(claim)));
  return made;
};

const sentence = (claim) =>
  element("p", { class: "sentence" },
    nameButton(claim.subject),
    element("span", { class: "predicate" }, ` ${relationName(claim)} `),
    claim.object ? nameButton(claim.object) : foreign(claim.value),
    claim.qualifier ? element("span", { class: "predicate" }, " in ") : null,
    claim.qualifier ? nameButton(claim.qualifier) : null);

const quotePart = ([text, role]) =>
  (role ? element("mark", { class: role, title: `the ${role} of the link` }, text) : text);

// Where all would make the page too large, texts and quotes stay out; `kgraph serve` has them.
const leftOut = (what, number) => {
  const { id } = contents.documents[number];
  const served = location.protocol.startsWith("http");
  const address = `/document/${encodeURIComponent(id)}`;
  return element("span", { class: "quiet left-out", "data-document": id },
    `${what} not in this page, which would be too large with all of it. `,
    ...(served ? [element("a", { href: address }, "Read the source")] : ["kgraph serve shows the source."]));
};

// `claim` is given where one quote may be marked as wrong; what is brief says nothing of how it was found.
const quotation = (evidence, { claim = null, brief = false } = {}) => {
  const words = evidence.at ? evidence.parts.map(quotePart) : [leftOut("These words are", evidence.document)];
  const source = contents.documents[evidence.document];
  const caption = element("figcaption", {});
  if (evidence.speaker) {
    const speaker = entityById.get(evidence.speaker);
    caption.append(foreign(speaker ? speaker.label : evidence.speaker, { class: "speaker" }), " · ");
  }
  if (evidence.time) {
    const play = playLink(source, evidence.time);
    caption.append(element("time", {}, evidence.time), ...(play ? [" ", play] : []), " · ");
  }
  if (source) caption.append(foreign(source.title));
  if (source && source.date) caption.append(`, ${source.date}`);
  const reading = readButton(evidence, "in the text", wordsOf(evidence));
  if (reading) caption.append(element("span", { class: "screen-only" }, " · ", reading));
  const rule = [evidence.rule ? `found by ${evidence.rule}` : "found", `confidence ${evidence.confidence}`];
  if (!brief) caption.append(element("div", { class: "rule" }, rule.join(", "),
    ...(claim ? [" · ", notHere(claim, evidence)] : [])));
  return element("figure", {}, element("blockquote", { dir: "auto" }, ...words), caption);
};

// Of several quotes one may be wrong while the claim is right.
const notHere = (claim, evidence) =>
  decisionButton(wrongClaim(claim, wordsOf(evidence)), { words: "not said here" });

const decisionNote = ({ by, why, on, added }) =>
  element("p", { class: "quiet decision" }, added ? "added by " : "accepted by ", foreign(by),
    on ? `, ${on}` : "", why ? ": " : null, why ? foreign(why) : null);

const claimSection = (claim) =>
  element("section", { class: "claim" },
    sentence(claim),
    element("p", { class: "badges" }, ...badges(claim, true),
      decisionButton(wrongClaim(claim), { words: "this is wrong" })),
    ...evidenceLeft(claim).map((each) =>
      quotation(each, { claim: claim.evidence.length > 1 ? claim : null })),
    claim.decision ? decisionNote(claim.decision) : null);
