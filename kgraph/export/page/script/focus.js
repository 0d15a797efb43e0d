// Focus on what is open: its surroundings, and the way from it to something else.

const HOPS = ["All", "1 link", "2 links", "3 links"];

const hopButton = (words, hops) =>
  element("button", {
    type: "button",
    "aria-pressed": String(view.hops === hops),
    onclick: () => {
      go({ hops }, { fly: false, focus: false });
      panel.querySelectorAll(".hops button")[hops].focus();
      fitAll();
    },
  }, words);

const focusSection = () =>
  element("div", { class: "hops", role: "group", "aria-label": "How far around it to show" },
    element("span", { class: "quiet" }, "Focus"), ...HOPS.map(hopButton));

// A box that takes a name and opens the path to it.
const pathSection = (entity) => {
  const input = nameInput("path-to", "path-suggestions");
  const list = suggestionList("path-suggestions");
  searchIn(input, list, { choose: (id) => go({ to: id }), but: entity.id });
  return element("div", { class: "path-to" },
    element("label", { class: "quiet", for: "path-to" }, "Path to"), input, list);
};

const plainest = (claims) => claims.find(({ manner }) => manner === "stated") || claims[0];

const surest = (evidence) =>
  evidence.reduce((best, each) => (each.confidence > best.confidence ? each : best));

// One step of a path: the plainest claim of its link, with its surest quote.
const hopSection = (link) => {
  const claim = plainest(claimsSeen(link));
  const quotes = evidenceLeft(claim);
  const others = link.claims.length - 1;
  return element("section", { class: "claim" },
    sentence(claim),
    element("p", { class: "badges" }, ...badges(claim, true)),
    ...(quotes.length ? [quotation(surest(quotes))] : []),
    claim.decision ? decisionNote(claim.decision) : null,
    others > 0
      ? element("button", { class: "open-quotes", type: "button", onclick: () => openLink(link.id) },
        `${counted(others, "claim")} more`)
      : null);
};

const noPath = () => {
  const way = shortestPath(view.entity, view.to,
    { links: new Set(linkById.keys()), fits: new Set(entityById.keys()) });
  if (!way) return [element("p", {}, "No links lead from one to the other.")];
  return [
    element("p", {}, `The filters hide every way; without them there is one of ${counted(way.length, "link")}.`),
    element("button", { class: "back", type: "button", onclick: () => go(noFilters()) }, "Clear filters"),
  ];
};

const showPath = (from, to) => {
  fillPanel(
    element("button", { class: "back", type: "button", onclick: () => go({ to: null }) },
      "← ", foreign(oneLine(from.label, 40))),
    element("h2", { tabindex: -1 }, "From ", foreign(from.label), " to ", foreign(to.label)),
    hiddenSection(),
    ...(sight.path
      ? [element("p", { class: "quiet" }, `The shortest path: ${counted(sight.path.length, "link")}.`),
        ...sight.path.map(hopSection)]
      : noPath()));
};
