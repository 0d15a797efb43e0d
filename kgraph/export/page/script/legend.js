// The legend, which also hides types; the buttons; and how much of all is shown.

const legend = document.getElementById("legend");
const tools = document.getElementById("tools");
const counts = document.getElementById("counts");

const showCounts = () => {
  const part = (number, all, one, several) =>
    number === all ? counted(all, one, several)
      : `${number.toLocaleString("en")} of ${counted(all, one, several)}`;
  const own = (drawn) => drawn.getIds().filter((id) => !isPartOfGroups(id)).length;
  counts.textContent = `Showing ${part(own(nodes), contents.entities.length, "entity", "entities")}` +
    ` and ${part(own(edges), contents.links.length, "link")}` +
    (sight.groups.size ? `, ${counted(sight.groups.size, "closed community", "closed communities")}` : "");
};

const typeButton = ([type, count]) => {
  const look = contents.types[type];
  const button = element("button", {
    type: "button",
    onclick: () => go(withValue("type", type, view.hidden.type.has(type)), { focus: false, fly: false }),
  }, shapeOf(look), look.label, element("span", { class: "number" }, String(count)));
  return { button, update: () => button.setAttribute("aria-pressed", !view.hidden.type.has(type)) };
};
const typeButtons = [...optionsOf.type].map(typeButton);

legend.append(
  ...typeButtons.map(({ button }) => button),
  ...[["denied", "denied"], ["unsure", "not stated as a fact"]]
    .filter(([manner]) => contents.links.some((link) => link.manner === manner))
    .map(([manner, words]) => element("span", { class: "manner" }, strokeOf(manner), words)));

const toolButton = (words, label, onclick) =>
  element("button", { type: "button", "aria-label": label, title: label, onclick }, words);

const zoomBy = (factor) =>
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });

const ALL = isLarge ? "Show communities" : "Show all";
const showAll = (all) => {
  go({ all, around: [], open: [] }, { focus: false, fly: false });
  fitAll();
};

const allButton = element("button", { type: "button", onclick: () => showAll(!view.all) });
const filterButton = element("button", {
  type: "button",
  "aria-expanded": "false",
  "aria-controls": "filters",
  onclick: () => toggleFilters(),
}, "Filters");
const clearButton = element("button", {
  type: "button",
  onclick: () => {
    filterButton.focus();
    go(noFilters(), { focus: false, fly: false });
  },
}, "Clear filters");

const aboutPicture = [
  toolButton("Fit", "Fit the picture to the window", () => fitAll()),
  toolButton("+", "Zoom in", () => zoomBy(1.4)),
  toolButton("−", "Zoom out", () => zoomBy(1 / 1.4)),
];

const KINDS = [
  { words: "Picture", table: null, read: null, statistics: false },
  { words: "Entities", table: "entities", read: null, statistics: false },
  { words: "Claims", table: "claims", read: null, statistics: false },
  ...(contents.documents.length ? [{ words: "Texts", table: null, read: 0, statistics: false }] : []),
  { words: "Statistics", table: null, read: null, statistics: true },
];
const isShown = ({ table, read, statistics: counts }) =>
  view.table === table && (view.read === null) === (read === null) && view.statistics === counts;

const showAs = ({ words, ...kind }) =>
  element("button", {
    type: "button",
    onclick: () => go({ ...kind, turn: null, sort: "", find: "" }, { focus: false, fly: false }),
  }, words);
const kindButtons = KINDS.map(showAs);

tools.append(
  element("span", { class: "joined", role: "group", "aria-label": "Show as" }, ...kindButtons),
  ...aboutPicture, allButton, filterButton, clearButton);

// Whatever lies over the picture begins below the buttons, however many rows they take.
new ResizeObserver(() => {
  tools.parentElement.style.setProperty("--below-tools", `${tools.offsetTop + tools.offsetHeight + 10}px`);
}).observe(tools);

const updateTools = () => {
  kindButtons.forEach((button, place) =>
    button.setAttribute("aria-pressed", String(isShown(KINDS[place]))));
  const pictured = isShown(KINDS[0]);
  document.body.dataset.kind = KINDS.find(isShown).words.toLowerCase();
  for (const button of aboutPicture) button.hidden = !pictured;
  allButton.hidden = !pictured || contents.entities.every(({ first }) => first);
  allButton.textContent = view.all ? "Show fewer" : ALL;
  allButton.title = view.all ? "Show the most salient entities" : isLarge ? "Show all entities, by communities" : "Show all entities";
  const away = contents.entities.length - sight.fits.size;
  filterButton.textContent = away ? `Filters · ${counted(away, "entity", "entities")} hidden` : "Filters";
  clearButton.hidden = !filtersInUse();
  for (const { update } of typeButtons) update();
};

// Bring everything around the panel in line with the view.
const changed = () => {
  refresh();
  showCounts();
  updateTools();
  updateFilters();
  fillTable();
  fillReader();
  fillStatistics();
};

const expandAround = (id) => go({ around: distinct([...view.around, id]), hops: 0 });
