// What was counted at build time: who is central, who belongs together, who speaks about what.

const statistics = contents.statistics;
const NAMED_BY = 3; // members that a community is called by
const byRank = (rank) => contents.entities[rank];

const centralRow = (rank) => {
  const bar = element("span", { class: "bar" });
  bar.style.width = `${Math.round(byRank(rank).salience * 100)}%`;
  return element("li", {},
    element("span", { class: "grow" }, nameButton(byRank(rank).id), element("span", { class: "track" }, bar)),
    element("span", { class: "quiet" }, counted(linksByEntity.get(byRank(rank).id).length, "link")));
};

const centralSection = ({ type, entities }) =>
  element("section", { class: "card" },
    element("h3", {}, shapeOf(contents.types[type]), " ", contents.types[type].label),
    element("ol", { class: "rows" }, ...entities.map(centralRow)));

const showCommunity = (members) => {
  const ids = members.map((rank) => byRank(rank).id);
  const open = isLarge ? [groupOf.get(ids[0]).lead] : [];
  go({ ...nothingOpen, statistics: false, all: true, open }, { focus: false, fly: false });
  select({ nodes: ids });
  fitTo(ids.filter(visible));
};

const communityRow = ({ members, links }) => {
  const names = members.slice(0, NAMED_BY).map((rank) => byRank(rank).label);
  return element("li", {},
    element("span", { class: "grow" },
      ...members.slice(0, NAMED_BY).flatMap((rank, place) => [place ? ", " : "", nameButton(byRank(rank).id)]),
      element("span", { class: "quiet" },
        ` · ${counted(members.length, "entity", "entities")}, ${counted(links, "link")}`)),
    element("button", {
      class: "open-quotes",
      type: "button",
      "aria-label": `Show ${names.join(", ")} in the picture`,
      onclick: () => showCommunity(members),
    }, "show"));
};

// A number opens the topic with what this one says of it.
const spokenCell = (number, { speaker, topic, most }) => {
  const shade = number ? Math.ceil((number / most) * 4) : 0;
  return element("td", { class: `figure shade-${shade}` }, number
    ? element("button", {
      type: "button",
      "aria-label": `${counted(number, "quote")} of ${nameOf(speaker)} about ${nameOf(topic)}`,
      onclick: () => go({ ...nothingOpen, entity: topic, ...withOnly("speaker", speaker) }),
    }, String(number))
    : element("span", { "aria-hidden": "true" }, "·"));
};

const spokenTable = ({ speakers, topics, quotes }) => {
  const most = Math.max(...quotes.flat());
  return element("table", { class: "matrix" },
    element("caption", { class: "unseen" }, "How many quotes of each speaker are about what"),
    element("thead", {}, element("tr", {}, element("th", {}, "about"),
      ...speakers.map((rank) => element("th", { scope: "col" }, nameButton(byRank(rank).id))))),
    element("tbody", {}, ...topics.map((topic, row) =>
      element("tr", {}, element("th", { scope: "row" }, nameButton(byRank(topic).id)),
        ...speakers.map((speaker, column) => spokenCell(quotes[column][row],
          { speaker: byRank(speaker).id, topic: byRank(topic).id, most }))))));
};

const statisticsBox = element("div",
  { id: "statistics", role: "region", "aria-label": "Statistics", tabindex: 0, hidden: "" },
  element("h2", {}, "Most central"),
  element("p", { class: "quiet" }, "By PageRank over the links, whatever is filtered."),
  element("div", { class: "cards" }, ...statistics.central.map(centralSection)),
  ...(statistics.communities.length
    ? [element("h2", {}, "Communities"),
      element("p", { class: "quiet" }, "What is linked more among itself than with others, named by its most central members."),
      element("ul", { class: "rows card" }, ...statistics.communities.map(communityRow))]
    : []),
  ...(statistics.spoken
    ? [element("h2", {}, "Who speaks about what"),
      element("p", { class: "quiet" }, "Quotes that carry a claim; choose a number to read them."),
      element("div", { class: "card wide" }, spokenTable(statistics.spoken))]
    : []));
tools.before(statisticsBox);

const fillStatistics = () => { statisticsBox.hidden = !view.statistics; };
