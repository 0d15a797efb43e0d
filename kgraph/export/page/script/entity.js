// One thing, with all that is said of it; or the claims of one line.

const linkRow = (claim, id) => {
  const other = claim.subject === id ? claim.object : claim.subject;
  const link = linksByEntity.get(id).find((each) => otherEnd(each, id) === other);
  const quotes = evidenceLeft(claim).length;
  return element("li", {},
    entityById.has(other) ? shapeOf(lookOf(entityById.get(other))) : null,
    element("span", { class: "grow" },
      nameButton(other),
      claim.qualifier ? " in " : null,
      claim.qualifier ? nameButton(claim.qualifier) : null,
      " ",
      ...badges(claim)),
    element("button", { class: "open-quotes", type: "button", onclick: () => openLink(link.id) },
      quotes ? counted(quotes, "quote") : "added by hand"));
};

// The same thing elsewhere: an address of the web can be followed, any other is only read.
const elsewhere = (iri) => /^https?:/.test(iri)
  ? element("a", { href: iri, target: "_blank", rel: "noopener noreferrer" }, iri)
  : foreign(iri);

// Links that lead away first ("member of"), then those that lead here ("... member of this").
const linkGroups = (entity) => {
  const groups = new Map();
  for (const claim of linksByEntity.get(entity.id).flatMap(claimsSeen)) {
    const out = claim.subject === entity.id;
    const key = `${out ? 0 : 1} ${relationName(claim)}`;
    const heading = out
      ? [relationName(claim)]
      : [`… ${relationName(claim)} `, foreign(oneLine(entity.label, 40))];
    if (!groups.has(key)) groups.set(key, { heading, claims: [] });
    groups.get(key).claims.push(claim);
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, group]) => [
      element("h4", {}, ...group.heading),
      element("ul", { class: "rows" }, ...group.claims.map((claim) => linkRow(claim, entity.id))),
    ]);
};

const namesLine = (words, names) => names.length
  ? element("p", { class: "aliases" }, words,
    ...names.flatMap((name, place) => [place ? ", " : "", name]))
  : null;

const expandButton = (entity) => {
  const more = neighboursOf(entity.id).filter((id) => !visible(id) && sight.fits.has(id));
  return more.length
    ? element("button", { class: "back", type: "button", onclick: () => expandAround(entity.id) },
      `Show ${counted(more.length, "hidden neighbour")}`)
    : null;
};

// Why there is less here than the sources say.
const filteredNote = (left, all) => {
  if (left === all) return null;
  return element("p", { class: "quiet filtered" }, `The filters leave out ${counted(all - left, "claim")}. `,
    element("button", { class: "name", type: "button", onclick: () => go(noFilters()) }, "Clear filters"));
};

const showEntity = (entity) => {
  const links = linkGroups(entity);
  const firstInText = readButton(firstMention(entity), "first in the text");
  const facts = claimsOf(entity.facts);
  const factsSeen = facts.filter((claim) => sight.claims.has(claim));
  const claims = linksByEntity.get(entity.id).flatMap((link) => claimsOf(link.claims));
  const left = claims.filter((claim) => sight.claims.has(claim)).length + factsSeen.length;
  fillPanel(
    backButton(),
    element("h2", { tabindex: -1 }, foreign(entity.label)),
    typeLine(entity),
    namesLine("also: ", (entity.aliases || []).map((alias) => foreign(alias))),
    namesLine("same as: ", (entity.same || []).map(elsewhere)),
    element("p", { class: "quiet" }, `mentioned ${counted(entity.mentions, "time")}`,
      ...(firstInText ? [" · ", firstInText] : [])),
    description(entity),
    joinsSection(entity),
    focusSection(),
    pathSection(entity),
    element("div", { class: "actions" }, expandButton(entity)),
    hiddenSection(),
    filteredNote(left, claims.length + facts.length),
    ...timelineSection(entity),
    factsSeen.length ? element("h3", {}, "Dates and values") : null,
    ...factsSeen.map(claimSection),
    element("h3", {}, "Links"),
    ...(links.length ? links : [element("p", { class: "quiet" },
      claims.length ? "The filters leave no link." : "No link is stated in the sources.")]),
    correctSection(entity));
};

const showLink = (link) => {
  const claims = claimsSeen(link);
  fillPanel(
    backButton(),
    element("h2", { tabindex: -1 }, ...link.ends.flatMap((id, place) => [
      place ? " – " : "", foreign(nameOf(id))])),
    element("p", { class: "quiet" }, `${counted(claims.length, "claim")} in the sources`),
    focusSection(),
    hiddenSection(),
    filteredNote(claims.length, link.claims.length),
    ...claims.map(claimSection));
};
