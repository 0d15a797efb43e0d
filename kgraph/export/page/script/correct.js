// What can be corrected about a thing: that it is one, what it is called, what it is the same as.

const sameField = (entity) => {
  const input = nameInput("same-as", "same-suggestions");
  const list = suggestionList("same-suggestions");
  searchIn(input, list, {
    but: entity.id,
    choose: (id) => {
      decide(sameThing(entity, entityById.get(id)));
      input.focus();
    },
  });
  return element("div", { class: "path-to" },
    element("label", { class: "quiet", for: "same-as" }, "Same as"), input, list);
};

const renameField = (entity) => {
  const input = element("input", { id: "new-name", class: "field", autocomplete: "off" });
  input.value = entity.label;
  const form = element("form", {
    class: "path-to",
    onsubmit: (event) => {
      event.preventDefault();
      const label = input.value.trim();
      if (label && label !== entity.label) decide(otherName(entity, label));
    },
  },
  element("label", { class: "quiet", for: "new-name" }, "Rename"), input,
  element("button", { class: "open-quotes", type: "submit" }, "decide"));
  return form;
};

const correctSection = (entity) =>
  element("details", { class: "hidden-things screen-only" },
    element("summary", {}, "Correct this"),
    decisionButton(wrongThing(entity), { words: "This is wrong", label: `${entity.label} is wrong` }),
    sameField(entity),
    renameField(entity),
    element("p", { class: "quiet" }, "Of two that are the same, this one keeps its name."));
