// In a large graph everything at once would be a ball of wool: there the communities are drawn, each
// as one disc where its members lie, until somebody opens it.

const LARGE = 1000; // entities from which that is so
const MOST_GROUPS = 120; // the others are one
const MOST_MEMBERS = 300; // shown of an open group; the rest is found by name and over neighbours
const MOST_TIES = 400; // lines between groups, the strongest
const isLarge = contents.entities.length > LARGE;

const groupOf = new Map(); // by the id of a member
const groupById = new Map();

const nameOfGroup = ({ members, kind }) => {
  const rest = (number) => (number ? ` +${number.toLocaleString("en")}` : "");
  return kind ? `${kind} (${members.length.toLocaleString("en")})`
    : `${oneLine(members[0].label, 20)}${rest(members.length - 1)}`;
};

const sizeOfGroup = (members) => 40 * Math.sqrt(Math.min(members.length, 400));

const addGroup = (members, kind = null) => {
  const group = { id: `group:${members[0].id}`, lead: members[0].id, members, kind };
  group.name = nameOfGroup(group);
  const middle = (axis) => members.reduce((sum, { id }) => sum + nodeById.get(id)[axis], 0) / members.length;
  group.node = { id: group.id, x: middle("x"), y: middle("y"), size: sizeOfGroup(members) };
  groupById.set(group.id, group);
  for (const { id } of members) groupOf.set(id, group);
};

const makeGroups = () => {
  const members = new Map();
  for (const entity of contents.entities) {
    const number = entity.community ?? -1;
    if (!members.has(number)) members.set(number, []);
    members.get(number).push(entity);
  }
  const linked = [...members].filter(([number]) => number >= 0).sort(([one], [other]) => one - other);
  for (const [, group] of linked.slice(0, MOST_GROUPS)) addGroup(group);
  const small = linked.slice(MOST_GROUPS).flatMap(([, group]) => group);
  if (small.length) addGroup(small.sort((one, other) => rankOf.get(one.id) - rankOf.get(other.id)), "small communities");
  if (members.has(-1)) addGroup(members.get(-1), "without links");
};
if (isLarge) makeGroups();

const isOpenGroup = (group) => view.open.includes(group.lead);
const isGrouped = () => isLarge && view.all && !(view.hops && askedFor().length);

const openMembers = () => view.open.map((lead) => groupOf.get(lead))
  .flatMap((group) => (group ? group.members.slice(0, MOST_MEMBERS) : []));

// The groups that are drawn, each with how many of its members fit.
const groupsShown = (fits) => {
  if (!isGrouped()) return new Map();
  const shown = new Map();
  for (const group of groupById.values()) {
    const count = isOpenGroup(group) ? 0 : group.members.filter(({ id }) => fits.has(id)).length;
    if (count) shown.set(group.id, count);
  }
  return shown;
};

// What stands in the picture for a thing: itself, its group, or nothing.
const standIn = (id) => {
  if (visible(id)) return id;
  const group = groupOf.get(id);
  return group && sight.groups.has(group.id) ? group.id : null;
};

const tiesShown = () => {
  const ties = new Map();
  for (const { id, ends } of sight.groups.size ? contents.links : []) {
    const [from, to] = ends.map(standIn).sort();
    if (!from || !to || from === to || !sight.links.has(id)) continue;
    if (!groupById.has(from) && !groupById.has(to)) continue;
    const key = `tie:${from}~${to}`;
    if (ties.has(key)) ties.get(key).count += 1;
    else ties.set(key, { id: key, from, to, count: 1 });
  }
  return [...ties.values()].sort((one, other) => other.count - one.count).slice(0, MOST_TIES);
};

const isPartOfGroups = (id) => id.startsWith("group:") || id.startsWith("tie:");

const drawGroups = () => {
  for (const drawn of [nodes, edges]) drawn.remove(drawn.getIds().filter(isPartOfGroups));
  const look = { background: colour("--accent-ground"), border: colour("--edge-strong") };
  nodes.add([...sight.groups.keys()].map((id) => ({
    ...groupById.get(id).node,
    shape: "dot",
    borderWidth: 2,
    color: { ...look, highlight: look, hover: { ...look, background: colour("--surface") } },
  })));
  edges.add(tiesShown().map(({ id, from, to, count }) => ({
    id, from, to, width: 1 + Math.log2(count), color: { color: colour("--edge"), opacity: 0.35 },
  })));
};

const toggleGroup = (group) => {
  const open = isOpenGroup(group)
    ? view.open.filter((lead) => lead !== group.lead) : [...view.open, group.lead];
  go({ all: true, open }, { focus: false, fly: false });
  if (isOpenGroup(group)) fitTo(group.members.map(({ id }) => id).filter(visible));
  else fitAll();
};

const groupRow = (group) =>
  element("li", {},
    element("span", { class: "grow" }, foreign(group.name)),
    element("button", {
      class: "open-quotes",
      type: "button",
      "aria-pressed": String(isOpenGroup(group)),
      "aria-label": `Open ${group.name}`,
      onclick: () => {
        toggleGroup(group);
        panel.querySelector(`[data-group="${CSS.escape(group.lead)}"]`).focus();
      },
      "data-group": group.lead,
    }, isOpenGroup(group) ? "close" : "open"));

const groupsSection = () => {
  if (!isGrouped()) return null;
  return element("section", {},
    element("h3", {}, `communities · ${groupById.size}`),
    element("ul", { class: "rows" }, ...[...groupById.values()].map(groupRow)));
};

const writeGroupNames = (context, look) => {
  const shown = [...sight.groups.keys()].filter((id) => nodes.get(id)).map((id) => {
    const { node, name } = groupById.get(id);
    const [x, y, radius] = [node.x, node.y, node.size].map((each) => each * look.scale);
    look.places.take(squareOf({ x, y, radius: radius * 0.4 })); // most of them get a name so
    return { name, x, y, away: radius + FULL_SIZE * 0.8 };
  });
  for (const { name, x, y, away } of shown) {
    write(context, isolated(name), {
      ...look, middles: [{ x, y: y + away }, { x, y: y - away }], size: FULL_SIZE, weight: 600, ink: look.ink,
    });
  }
};
