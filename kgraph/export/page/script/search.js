// Search over labels and aliases: arrows choose, Enter takes.

const MOST = 10;

// Folding all names takes a while where there are many: it is done when the page has nothing to do.
let folding = null;
const searchable = () => {
  folding ??= contents.entities.map((entity) => ({
    entity,
    names: [entity.label, ...(entity.aliases || [])].map((name) => ({ name, plain: folded(name) })),
  }));
  return folding;
};
(window.requestIdleCallback || setTimeout)(searchable);

// 0 where the name is what was typed, 3 where it only holds it; null where it does not.
const closeness = (plain, typed) => {
  if (plain === typed) return 0;
  if (plain.startsWith(typed)) return 1;
  const place = plain.indexOf(typed);
  if (place < 0) return null;
  return /[\s\p{P}]/u.test(plain[place - 1]) ? 2 : 3;
};

// Where no name holds what was typed, it may be misspelt, or misheard: names with most of its triples of letters.
const LEAST_LETTERS = 4;
const LEAST_ALIKE = 0.4;
const MOST_ALIKE = 5;

const triplesOf = (plain) => {
  const whole = ` ${plain} `;
  return Array.from({ length: whole.length - 2 }, (_, place) => whole.slice(place, place + 3));
};

const likeness = (triples, plain) => {
  if (plain.length > 2 * triples.size || triples.size > 2 * plain.length) return 0;
  const others = triplesOf(plain);
  return 2 * others.filter((triple) => triples.has(triple)).length / (others.length + triples.size);
};

const findAlike = (typed, but) => {
  if (typed.length < LEAST_LETTERS) return [];
  const triples = new Set(triplesOf(typed));
  return searchable()
    .filter(({ entity }) => entity.id !== but)
    .map(({ entity, names }) => ({ entity, names, alike: Math.max(...names.map(({ plain }) => likeness(triples, plain))) }))
    .filter(({ alike }) => alike >= LEAST_ALIKE)
    .sort((one, other) => other.alike - one.alike)
    .slice(0, MOST_ALIKE)
    .map(({ entity }) => ({ entity, name: entity.label, isGuess: true }));
};

const findEntities = (text, but) => {
  const typed = folded(text.trim());
  if (!typed) return [];
  const found = [];
  searchable().forEach(({ entity, names }, rank) => {
    if (entity.id === but) return;
    const matches = names
      .map(({ name, plain }) => ({ name, score: closeness(plain, typed) }))
      .filter(({ score }) => score !== null)
      .sort((one, other) => one.score - other.score);
    if (matches.length) found.push({ entity, rank, ...matches[0] });
  });
  if (!found.length) return findAlike(typed, but);
  return found.sort((one, other) => one.score - other.score || one.rank - other.rank).slice(0, MOST);
};

const suggestionText = ({ entity, name, isGuess }) =>
  element("span", { class: "match" },
    isGuess ? element("span", { class: "quiet" }, "perhaps ") : null,
    foreign(oneLine(entity.label, 60)),
    name === entity.label ? null
      : element("span", { class: "quiet" }, " also: ", foreign(oneLine(name, 60))));

// Let an input offer names in a list; `choose` gets the id of the one taken, never `but`.
const searchIn = (input, list, { choose, but = null }) => {
  let offered = [];
  let marked = 0;

  const option = (found, place) =>
    element("li", {
      id: `${list.id}-${place}`,
      role: "option",
      "aria-selected": String(place === marked),
      onmousedown: (event) => event.preventDefault(),
      onclick: () => take(place),
    }, shapeOf(lookOf(found.entity)), suggestionText(found));

  const offer = () => {
    const open = input.value.trim() !== "" && document.activeElement === input;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open && offered.length > 0));
    list.replaceChildren(...(offered.length ? offered.map(option)
      : [element("li", { class: "none", role: "presentation" }, "No name or alias matches.")]));
    if (open && offered.length) input.setAttribute("aria-activedescendant", `${list.id}-${marked}`);
    else input.removeAttribute("aria-activedescendant");
  };

  const clear = () => {
    input.value = "";
    offered = [];
    offer();
  };

  const take = (place) => {
    if (!offered[place]) return;
    const { id } = offered[place].entity;
    input.blur();
    clear();
    choose(id);
  };

  const move = (event, step) => {
    if (!offered.length) return;
    event.preventDefault();
    marked = (marked + step + offered.length) % offered.length;
    offer();
  };

  input.addEventListener("input", () => {
    offered = findEntities(input.value, but);
    marked = 0;
    offer();
  });
  input.addEventListener("focus", offer);
  input.addEventListener("blur", offer);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take(marked);
    else if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp") move(event, -1);
    else if (event.key === "Escape" && input.value) {
      event.stopPropagation();
      clear();
    }
  });
};

// An input for a name, and the list for what it offers.
const nameInput = (id, listId) =>
  element("input", {
    id, class: "field", type: "search", role: "combobox", "aria-expanded": "false",
    "aria-controls": listId, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
    placeholder: "a name",
  });

const suggestionList = (id) =>
  element("ul", { id, class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: "" });

const query = document.getElementById("query");
searchIn(query, document.getElementById("suggestions"), { choose: (id) => openEntity(id) });
