// The two sliders of a filter with two ends.

const rangeSlider = (name, words, { id, place }) =>
  element("input", {
    id: `${name}-${id}`,
    type: "range",
    min: boundsByRange[name][0],
    max: boundsByRange[name][1],
    step: 1,
    "aria-label": `${RANGES[name].title}: ${words}`,
    "data-place": place,
  });

const rangeSection = (name) => {
  const { title, note } = RANGES[name];
  const told = element("output", { for: `${name}-from ${name}-to` });
  const sliders = [["from", 0], ["to", 1]].map(([id, place]) => rangeSlider(name, id, { id, place }));
  const ends = () => sliders.map(({ value }) => Number(value));
  const choose = () => go(withRange(name, ...ends()), { focus: false, fly: false });
  for (const slider of sliders) {
    slider.addEventListener("change", choose);
    slider.addEventListener("input", () => {
      told.textContent = ends().sort((one, other) => one - other).map(RANGES[name].words).join(" – ");
    });
  }
  const update = () => {
    const chosen = view[name] || boundsByRange[name];
    sliders.forEach((slider, place) => {
      slider.value = chosen[place];
      slider.setAttribute("aria-valuetext", RANGES[name].words(Number(slider.value)));
    });
    told.textContent = view[name] === null
      ? "any" : `${rangeWords(name)}, hides ${amountHidden("", hiddenByRange(name))}`;
  };
  const section = element("fieldset", { class: "sure range" },
    element("legend", {}, title, " ", told), ...sliders, element("p", { class: "quiet" }, note));
  return { section, update };
};
