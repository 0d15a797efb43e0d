// The view: all that the reader has chosen, and how the address of the page writes it down.
//
//   #entity=person/ana-ruiz            the thing that is open; with &to=... the path from it to another
//   #link=person/ana~person/bo         the line that is open
//   hops=2                             only what is at most two links away from what is open
//   hide=type:concept                  a filter; where most is hidden, what is left: only=source:talk.txt
//   sure=0.6                           only claims at least so sure
//   time=75-300, year=1954-1961        only what is said between these seconds, what held in these years
//   table=claims                       a table instead of the picture; sort=-mentions, find=nets
//   statistics=1                       what can be counted instead of the picture
//   read=0, turn=12                    the text of a source, by its number, at a turn
//   all=1, around=person/ana-ruiz      more than the first view: everything, or the neighbours of a thing
//   open=person/ana-ruiz               where communities are drawn: the one of this thing is open

const MOST_HOPS = 3;

const emptyView = () => ({
  entity: null,
  to: null,
  link: null,
  hops: 0,
  hidden: Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Set()])),
  sure: 0,
  ...noRanges(),
  table: null,
  sort: "",
  find: "",
  read: null,
  turn: null,
  statistics: false,
  all: false,
  around: [],
  open: [],
});

const nothingOpen = { entity: null, to: null, link: null, hops: 0 };
const noFilters = () => ({ hidden: emptyView().hidden, sure: 0, ...noRanges() });

// Hidden values as few words as can be: those hidden, or those that are left.
const facetParts = (facet, hidden) => {
  if (!hidden.size) return [];
  const left = [...optionsOf[facet].keys()].filter((value) => !hidden.has(value));
  const [name, values] = hidden.size <= left.length ? ["hide", [...hidden]] : ["only", left];
  return (values.length ? values : [""]).map((value) => [name, `${facet}:${value}`]);
};

// Commas, colons and slashes may stay as they are in a fragment, and read better so.
const encoded = (text) =>
  encodeURIComponent(text).replace(/%(2F|3A|2C)/g, (found) => decodeURIComponent(found));

const fragmentOf = (view) => {
  const parts = [
    ...["entity", "to", "link"].filter((name) => view[name]).map((name) => [name, view[name]]),
    ...(view.hops ? [["hops", view.hops]] : []),
    ...Object.entries(view.hidden).flatMap(([facet, hidden]) => facetParts(facet, hidden)),
    ...(view.sure ? [["sure", view.sure]] : []),
    ...rangesWithChoice.filter((name) => view[name]).map((name) => [name, view[name].join("-")]),
    ...["table", "sort", "find"].filter((name) => view[name]).map((name) => [name, view[name]]),
    ...["read", "turn"].filter((name) => view[name] !== null).map((name) => [name, view[name]]),
    ...["statistics", "all"].filter((name) => view[name]).map((name) => [name, 1]),
    ...["around", "open"].flatMap((name) => view[name].map((id) => [name, id])),
  ];
  return parts.length
    ? `#${parts.map(([name, value]) => `${name}=${encoded(String(value))}`).join("&")}` : "";
};

const facetOf = (text) => {
  const [facet, ...value] = text.split(":");
  return [facet, value.join(":")];
};

const optionsFor = (facet) => (Object.hasOwn(optionsOf, facet) ? optionsOf[facet] : new Map());

const readHidden = (address, hidden) => {
  const left = new Map();
  for (const [facet, value] of address.getAll("only").map(facetOf)) {
    left.set(facet, [...(left.get(facet) || []), value]);
  }
  for (const [facet, values] of left) {
    for (const value of optionsFor(facet).keys()) {
      if (!values.includes(value)) hidden[facet].add(value);
    }
  }
  for (const [facet, value] of address.getAll("hide").map(facetOf)) {
    if (optionsFor(facet).has(value)) hidden[facet].add(value);
  }
};

const between = (least, number, most) => Math.min(Math.max(Number(number) || 0, least), most);

const numberIn = (address, name, limit) => {
  const number = address.has(name) ? Number(address.get(name)) : NaN;
  return Number.isInteger(number) && number >= 0 && number < limit ? number : null;
};

// What the address does not know, or no longer, is passed over.
const viewOf = (fragment) => {
  const address = new URLSearchParams(fragment.slice(1));
  const known = (name, things) => (things.has(address.get(name)) ? address.get(name) : null);
  const view = emptyView();
  view.entity = known("entity", entityById);
  view.link = view.entity ? null : known("link", linkById);
  view.to = view.entity && address.get("to") !== view.entity ? known("to", entityById) : null;
  const isOpen = view.entity !== null || view.link !== null;
  view.hops = isOpen ? Math.round(between(0, address.get("hops"), MOST_HOPS)) : 0;
  view.sure = between(0, address.get("sure"), 1);
  for (const name of rangesWithChoice) view[name] = rangeInAddress(name, address.get(name));
  view.table = ["entities", "claims"].find((name) => name === address.get("table")) || null;
  view.sort = address.get("sort") || "";
  view.find = address.get("find") || "";
  view.read = numberIn(address, "read", contents.documents.length);
  view.turn = view.read === null ? null : numberIn(address, "turn", Infinity);
  view.statistics = address.get("statistics") === "1" && view.table === null && view.read === null;
  view.all = address.get("all") === "1";
  for (const name of ["around", "open"]) {
    view[name] = address.getAll(name).filter((id) => entityById.has(id));
  }
  readHidden(address, view.hidden);
  return view;
};

let view = null; // set when the page starts, and by `go` alone
