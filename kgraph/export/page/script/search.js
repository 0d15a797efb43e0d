// Search over labels and aliases: "/" goes there, arrows choose, Enter flies to it.

const query = document.getElementById("query");
const suggestions = document.getElementById("suggestions");
const MOST = 10;
let offered = [];
let marked = 0;

const searchable = contents.entities.map((entity) => ({
  entity,
  names: [entity.label, ...(entity.aliases || [])].map((name) => ({ name, plain: folded(name) })),
}));

// 0 where the name is what was typed, 3 where it only holds it; null where it does not.
const closeness = (plain, typed) => {
  if (plain === typed) return 0;
  if (plain.startsWith(typed)) return 1;
  const place = plain.indexOf(typed);
  if (place < 0) return null;
  return /[\s\p{P}]/u.test(plain[place - 1]) ? 2 : 3;
};

const findEntities = (text) => {
  const typed = folded(text.trim());
  if (!typed) return [];
  const found = [];
  searchable.forEach(({ entity, names }, rank) => {
    const matches = names
      .map(({ name, plain }) => ({ name, score: closeness(plain, typed) }))
      .filter(({ score }) => score !== null)
      .sort((one, other) => one.score - other.score);
    if (matches.length) found.push({ entity, rank, ...matches[0] });
  });
  return found.sort((one, other) => one.score - other.score || one.rank - other.rank).slice(0, MOST);
};

const suggestion = ({ entity, name }, place) =>
  element("li", {
    id: `suggestion-${place}`,
    role: "option",
    "aria-selected": String(place === marked),
    onmousedown: (event) => event.preventDefault(),
    onclick: () => choose(place),
  },
  shapeOf(lookOf(entity)),
  element("span", { class: "match" },
    foreign(oneLine(entity.label, 60)),
    name === entity.label ? null
      : element("span", { class: "quiet" }, " also: ", foreign(oneLine(name, 60)))));

const offer = () => {
  const open = query.value.trim() !== "" && document.activeElement === query;
  suggestions.hidden = !open;
  query.setAttribute("aria-expanded", String(open && offered.length > 0));
  suggestions.replaceChildren(...(offered.length ? offered.map(suggestion)
    : [element("li", { class: "none", role: "presentation" }, "No name or alias matches.")]));
  if (open && offered.length) query.setAttribute("aria-activedescendant", `suggestion-${marked}`);
  else query.removeAttribute("aria-activedescendant");
};

const choose = (place) => {
  if (!offered[place]) return;
  const { id } = offered[place].entity;
  query.value = "";
  offered = [];
  query.blur();
  offer();
  openEntity(id);
};

query.addEventListener("input", () => {
  offered = findEntities(query.value);
  marked = 0;
  offer();
});
query.addEventListener("focus", offer);
query.addEventListener("blur", offer);
query.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter") choose(marked);
  if (!step || !offered.length) return;
  event.preventDefault();
  marked = (marked + step + offered.length) % offered.length;
  offer();
});
