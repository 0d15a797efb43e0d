// What is hidden, by what, and how to have it back.

const hiddenByFilters = () => [
  ...Object.keys(FACETS).filter((facet) => view.hidden[facet].size).map((facet) => ({
    what: `${FACETS[facet].title}: ` +
      oneLine([...view.hidden[facet]].map(FACETS[facet].words).join(", "), 60),
    amount: amountHidden(facet, hiddenBy(facet)),
    action: "Show",
    change: () => withFacet(facet, []),
  })),
  ...(view.sure ? [{
    what: `Less sure than ${view.sure}`,
    amount: amountHidden("", hiddenAsUnsure()),
    action: "Show",
    change: () => ({ sure: 0 }),
  }] : []),
  ...rangesWithChoice.filter((name) => view[name] !== null).map((name) => ({
    what: `${RANGES[name].title}: not ${rangeWords(name)}`,
    amount: amountHidden("", hiddenByRange(name)),
    action: "Show",
    change: () => ({ [name]: null }),
  })),
];

const hiddenByFocus = () => {
  const away = [...sight.fits].filter((id) => !visible(id)).length;
  if (!away || isGrouped()) return [];
  const amount = counted(away, "entity", "entities");
  return view.hops
    ? [{ what: `More than ${counted(view.hops, "link")} away`, amount, action: "Leave focus",
      change: () => ({ hops: 0 }) }]
    : [{ what: "Less salient", amount, action: ALL, change: () => ({ all: true }) }];
};

const hiddenRow = ({ what, amount, action, change }) =>
  element("li", {},
    element("span", { class: "grow" }, foreign(what), element("span", { class: "quiet" }, ` · ${amount}`)),
    element("button", {
      class: "open-quotes",
      type: "button",
      "aria-label": `${action}: ${what}`,
      onclick: () => go(change()),
    }, action));

// In every panel, so that nobody takes a part for the whole.
const hiddenSection = ({ open = false } = {}) => {
  const rows = [...hiddenByFilters(), ...hiddenByFocus()];
  if (!rows.length) return null;
  const away = contents.entities.length - sight.entities.size;
  const gone = contents.claims.length - sight.claims.size;
  const amounts = [
    away ? counted(away, "entity", "entities") : null,
    gone ? counted(gone, "claim") : null,
  ].filter((amount) => amount !== null);
  return element("details", { class: "hidden-things", open: open ? "" : null },
    element("summary", {}, `Hidden: ${amounts.join(" and ") || "nothing"}`),
    element("ul", { class: "rows" }, ...rows.map(hiddenRow)));
};
