// The panel beside the picture, and what it shows while nothing is open: everything as a list.

const panel = document.getElementById("panel");
const ROWS = 40; // of one type before "more"

// A focus moves along to the next thing.
const openEntity = (id, arrival) => go({ ...nothingOpen, hops: view.hops, entity: id }, arrival);
const openLink = (id, arrival) => go({ ...nothingOpen, hops: view.hops, link: id }, arrival);
const openNothing = (arrival) => go(nothingOpen, arrival);

const fillPanel = (...children) => {
  panel.replaceChildren(...children.filter((child) => child !== null));
  panel.scrollTop = 0;
};

const backButton = () =>
  element("button", { class: "back", type: "button", onclick: () => openNothing() }, "← Everything");

const typeLine = (entity) =>
  element("p", { class: "type" }, shapeOf(lookOf(entity)), lookOf(entity).label);

const entityRow = (entity) =>
  element("li", {},
    shapeOf(lookOf(entity)),
    element("span", { class: "grow" }, nameButton(entity.id)),
    element("span", { class: "quiet" }, counted(linksByEntity.get(entity.id).length, "link")));

// The type of the most salient thing first.
const typesBySalience = distinct(contents.entities.map(({ type }) => type));

const typeSection = (type) => {
  const entities = contents.entities.filter(({ id }) => sight.fits.has(id))
    .filter((entity) => entity.type === type);
  if (!entities.length) return null;
  const rows = element("ul", { class: "rows" });
  const more = fillByParts(rows, entities, { make: entityRow, first: ROWS });
  return element("section", {},
    element("h3", {}, `${contents.types[type].label} · ${entities.length.toLocaleString("en")}`),
    rows,
    more);
};

const showEverything = () => {
  const quotes = contents.claims.reduce((sum, claim) => sum + claim.evidence.length, 0);
  const sources = contents.documents.map((source) =>
    element("li", {},
      foreign(source.title, { class: "grow" }), ...aboutSource(source)));
  fillPanel(
    element("h2", { tabindex: -1 }, "Everything in this graph"),
    element("p", { class: "quiet" },
      `${counted(contents.entities.length, "entity", "entities")}, ` +
      `${counted(contents.claims.length, "claim")}, ${counted(quotes, "quote")}. ` +
      "Choose a name, or a line in the picture, to read the words behind it."),
    hiddenSection({ open: true }),
    groupsSection(),
    ...typesBySalience.map(typeSection),
    element("h3", {}, `sources · ${sources.length}`),
    element("ul", { class: "rows" }, ...sources));
};
