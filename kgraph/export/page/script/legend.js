// The legend, which is also the filter; the buttons; and how much of all is shown.

const legend = document.getElementById("legend");
const tools = document.getElementById("tools");
const counts = document.getElementById("counts");
const tally = new Map();
for (const { type } of contents.entities) tally.set(type, (tally.get(type) || 0) + 1);

const showCounts = () => {
  const part = (number, all, one, several) =>
    number === all ? counted(all, one, several)
      : `${number.toLocaleString("en")} of ${counted(all, one, several)}`;
  counts.textContent = `Showing ${part(nodes.length, contents.entities.length, "entity", "entities")}` +
    ` and ${part(edges.length, contents.links.length, "link")}`;
};

const fillLegend = () => {
  legend.replaceChildren(
    ...Object.entries(contents.types).map(([type, look]) =>
      element("button", {
        type: "button",
        "aria-pressed": String(!hiddenTypes.has(type)),
        onclick: ({ currentTarget }) => {
          if (!hiddenTypes.delete(type)) hiddenTypes.add(type);
          currentTarget.setAttribute("aria-pressed", String(!hiddenTypes.has(type)));
          changed();
        },
      }, shapeOf(look), look.label, element("span", { class: "number" }, String(tally.get(type))))),
    ...[["denied", "denied"], ["unsure", "not stated as a fact"]]
      .filter(([manner]) => contents.links.some((link) => link.manner === manner))
      .map(([manner, words]) => element("span", { class: "manner" }, strokeOf(manner), words)));
};

const toolButton = (words, label, onclick) =>
  element("button", { type: "button", "aria-label": label, title: label, onclick }, words);

const zoomBy = (factor) =>
  network.moveTo({ scale: network.getScale() * factor, animation: motion() });

const showAll = () => {
  for (const { id } of contents.entities) shown.add(id);
  changed();
  fitAll();
};

const showFirst = () => {
  shown.clear();
  for (const { id, first } of contents.entities) if (first) shown.add(id);
  changed();
  fitAll();
};

const fillTools = () => {
  const all = contents.entities.every(({ id }) => shown.has(id));
  const some = contents.entities.some(({ first }) => !first);
  tools.replaceChildren(
    toolButton("Fit", "Fit the picture to the window", fitAll),
    toolButton("+", "Zoom in", () => zoomBy(1.4)),
    toolButton("−", "Zoom out", () => zoomBy(1 / 1.4)),
    ...(some && !all ? [toolButton("Show all", "Show all entities", showAll)] : []),
    ...(some && all ? [toolButton("Show fewer", "Show the most salient entities", showFirst)] : []));
};

const changed = () => {
  refresh();
  showCounts();
  fillTools();
};

const expandAround = (id) => {
  reveal([id, ...neighboursOf(id)]);
  changed();
  fillLegend();
};
