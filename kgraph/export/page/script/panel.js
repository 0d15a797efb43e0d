// The panel beside the picture: everything as a list, one entity, or one link with its quotes.

const panel = document.getElementById("panel");
const ROWS = 100; // of one type before "more"

const openEntity = (id, arrival) => go(`#entity=${encodeURIComponent(id)}`, arrival);
const openLink = (id, arrival) => go(`#link=${encodeURIComponent(id)}`, arrival);

const fillPanel = (...children) => {
  panel.replaceChildren(...children.filter((child) => child !== null));
  panel.scrollTop = 0;
};

const backButton = () =>
  element("button", { class: "back", type: "button", onclick: () => go("") }, "← Everything");

const typeLine = (entity) =>
  element("p", { class: "type" }, shapeOf(lookOf(entity)), lookOf(entity).label);

const entityRow = (entity) =>
  element("li", {},
    shapeOf(lookOf(entity)),
    element("span", { class: "grow" }, nameButton(entity.id)),
    element("span", { class: "quiet" }, counted(linksByEntity.get(entity.id).length, "link")));

const typeSection = ([type, look]) => {
  const entities = contents.entities.filter((entity) => entity.type === type);
  const rows = element("ul", { class: "rows" }, ...entities.slice(0, ROWS).map(entityRow));
  const more = element("button", {
    class: "back",
    type: "button",
    onclick: () => {
      rows.append(...entities.slice(ROWS).map(entityRow));
      rows.children[ROWS].querySelector("button").focus();
      more.remove();
    },
  }, `Show ${entities.length - ROWS} more`);
  return element("section", {},
    element("h3", {}, `${look.label} · ${entities.length.toLocaleString("en")}`),
    rows,
    entities.length > ROWS ? more : null);
};

const showEverything = () => {
  const quotes = contents.claims.reduce((sum, claim) => sum + claim.evidence.length, 0);
  const sources = contents.documents.map((source) =>
    element("li", {},
      foreign(source.title, { class: "grow" }),
      element("span", { class: "quiet" }, source.date || "")));
  fillPanel(
    element("h2", { tabindex: -1 }, "Everything in this graph"),
    element("p", { class: "quiet" },
      `${counted(contents.entities.length, "entity", "entities")}, ` +
      `${counted(contents.claims.length, "claim")}, ${counted(quotes, "quote")}. ` +
      "Choose a name, or a line in the picture, to read the words behind it."),
    ...Object.entries(contents.types).map(typeSection),
    element("h3", {}, `sources · ${sources.length}`),
    element("ul", { class: "rows" }, ...sources));
};

const linkRow = (claim, id) => {
  const other = claim.subject === id ? claim.object : claim.subject;
  const link = linksByEntity.get(id).find((each) => otherEnd(each, id) === other);
  return element("li", {},
    entityById.has(other) ? shapeOf(lookOf(entityById.get(other))) : null,
    element("span", { class: "grow" },
      nameButton(other),
      claim.qualifier ? " in " : null,
      claim.qualifier ? nameButton(claim.qualifier) : null,
      " ",
      ...badges(claim)),
    element("button", { class: "open-quotes", type: "button", onclick: () => openLink(link.id) },
      claim.evidence.length ? counted(claim.evidence.length, "quote") : "added by hand"));
};

// The same thing elsewhere: an address of the web can be followed, any other is only read.
const elsewhere = (iri) => /^https?:/.test(iri)
  ? element("a", { href: iri, target: "_blank", rel: "noopener noreferrer" }, iri)
  : foreign(iri);

// Links that lead away first ("member of"), then those that lead here ("... member of this").
const linkGroups = (entity) => {
  const groups = new Map();
  const claims = linksByEntity.get(entity.id).flatMap((link) => claimsOf(link.claims));
  for (const claim of claims) {
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

const showEntity = (entity) => {
  const hidden = neighboursOf(entity.id).filter((id) => !visible(id));
  const links = linkGroups(entity);
  const facts = claimsOf(entity.facts);
  const expand = () => {
    expandAround(entity.id);
    showEntity(entity);
    panel.querySelector("h2").focus();
  };
  fillPanel(
    backButton(),
    element("h2", { tabindex: -1 }, foreign(entity.label)),
    typeLine(entity),
    entity.aliases
      ? element("p", { class: "aliases" }, "also: ",
        ...entity.aliases.flatMap((alias, place) => [place ? ", " : "", foreign(alias)]))
      : null,
    entity.same
      ? element("p", { class: "aliases" }, "same as: ",
        ...entity.same.flatMap((iri, place) => [place ? ", " : "", elsewhere(iri)]))
      : null,
    element("p", { class: "quiet" }, `mentioned ${counted(entity.mentions, "time")}`),
    hidden.length
      ? element("div", { class: "actions" },
        element("button", { class: "back", type: "button", onclick: expand },
          `Show ${counted(hidden.length, "hidden neighbour")}`))
      : null,
    facts.length ? element("h3", {}, "Dates and values") : null,
    ...facts.map(claimSection),
    element("h3", {}, "Links"),
    ...(links.length ? links : [element("p", { class: "quiet" }, "No link is stated in the sources.")]));
};

const showLink = (link) => {
  const claims = claimsOf(link.claims);
  fillPanel(
    backButton(),
    element("h2", { tabindex: -1 }, ...link.ends.flatMap((id, place) => [
      place ? " – " : "", foreign(entityById.get(id).label)])),
    element("p", { class: "quiet" }, `${counted(claims.length, "claim")} in the sources`),
    ...claims.map(claimSection));
};
