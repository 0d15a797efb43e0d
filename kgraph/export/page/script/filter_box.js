// The box with all filters. It is filled once and then kept in line with the view.

const filterBox = document.getElementById("filters");
const MOST_OPTIONS = 60; // of one facet before "more"

const optionRow = (facet, value, count) => {
  const box = element("input", {
    type: "checkbox",
    onchange: () => go(withValue(facet, value, box.checked), { focus: false, fly: false }),
  });
  const words = FACETS[facet].words(value);
  const row = element("li", {},
    element("label", { class: "grow" }, box, foreign(oneLine(words, 60))),
    element("span", { class: "number" }, count.toLocaleString("en")),
    element("button", {
      class: "open-quotes",
      type: "button",
      "aria-label": `only ${words}`,
      onclick: () => go(withOnly(facet, value), { focus: false, fly: false }),
    }, "only"));
  return { row, update: () => { box.checked = !view.hidden[facet].has(value); } };
};

const facetSection = ([facet, { title }]) => {
  const options = [...optionsOf[facet]].map(([value, count]) => optionRow(facet, value, count));
  const list = element("ul", { class: "rows" });
  const more = fillByParts(list, options, { make: ({ row }) => row, first: MOST_OPTIONS });
  const note = element("span", { class: "number" });
  const all = element("button", {
    class: "open-quotes",
    type: "button",
    onclick: () => {
      section.querySelector("summary").focus();
      go(withFacet(facet, []), { focus: false, fly: false });
    },
  }, "Show all of these");
  const section = element("details", {}, element("summary", {}, title, " ", note), all, list,
    more);
  const update = () => {
    const hidden = view.hidden[facet].size;
    note.textContent = hidden
      ? `${hidden} of ${options.length} off, hides ${amountHidden(facet, hiddenBy(facet))}`
      : String(options.length);
    all.hidden = !hidden;
    for (const option of options) option.update();
  };
  return { section, update };
};

const sureSection = () => {
  const note = element("output", { for: "sure" });
  const slider = element("input", {
    id: "sure",
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    oninput: () => { note.textContent = slider.value; },
    onchange: () => go({ sure: Number(slider.value) }, { focus: false, fly: false }),
  });
  const update = () => {
    slider.value = view.sure;
    note.textContent = view.sure
      ? `${view.sure}, hides ${amountHidden("", hiddenAsUnsure())}` : "any";
  };
  const label = element("label", { for: "sure" }, "Least confidence ", note);
  return { section: element("div", { class: "sure" }, label, slider), update };
};

const facetsWithChoice = Object.entries(FACETS).filter(([facet]) => optionsOf[facet].size > 1);
const filterSections = [
  ...facetsWithChoice.map(facetSection), ...rangesWithChoice.map(rangeSection), sureSection()];
filterBox.append(...filterSections.map(({ section }) => section));

const updateFilters = () => {
  for (const { update } of filterSections) update();
};

const toggleFilters = openedBy(filterButton, filterBox, { first: "summary, input" });
