// What the view leaves to be seen: things, links and claims; and ways through them.

const linkIdsPassing = (claims) =>
  new Set(contents.links
    .filter((link) => link.claims.some((number) => claims.has(contents.claims[number])))
    .map(({ id }) => id));

// What the reader asked for by name is seen, whatever is filtered.
const askedFor = () => {
  if (view.link) return linkById.get(view.link).ends;
  return [view.entity, view.to].filter((id) => id !== null);
};

// Things at most `hops` links away, over links and things that pass.
const within = (starts, hops, { links, fits }) => {
  const reached = new Set(starts);
  let edge = [...reached];
  for (let step = 0; step < hops; step += 1) {
    const next = edge.flatMap((id) => linksByEntity.get(id)
      .filter((link) => links.has(link.id))
      .map((link) => otherEnd(link, id)));
    edge = distinct(next).filter((id) => !reached.has(id) && fits.has(id));
    for (const id of edge) reached.add(id);
  }
  return reached;
};

const beyondFirstView = () => {
  if (view.all && !isLarge) return new Set(entityById.keys());
  const first = view.all ? openMembers() : contents.entities.filter((entity) => entity.first);
  const chosen = new Set(first.map(({ id }) => id));
  for (const id of view.around) for (const each of [id, ...neighboursOf(id)]) chosen.add(each);
  return chosen;
};

// Once claims are filtered, a thing of which nothing is left to say goes as well.
const entitiesFitting = (claims, links) => {
  const strict = claims.size < contents.claims.length;
  const spokenOf = new Set([...links].flatMap((id) => linkById.get(id).ends));
  return new Set(contents.entities
    .filter(({ type }) => !view.hidden.type.has(type))
    .filter(({ id, facts }) =>
      !strict || spokenOf.has(id) || claimsOf(facts).some((claim) => claims.has(claim)))
    .map(({ id }) => id));
};

const lookAround = () => {
  const claims = new Set(contents.claims.filter(claimPasses));
  const links = linkIdsPassing(claims);
  const fits = entitiesFitting(claims, links);
  const asked = askedFor();
  const chosen = view.hops && asked.length
    ? within(asked, view.hops, { links, fits }) : beyondFirstView();
  const path = view.to ? shortestPath(view.entity, view.to, { links, fits }) : null;
  const entities = new Set([...fits].filter((id) => chosen.has(id)));
  for (const id of [...asked, ...(path || []).flatMap((link) => link.ends)]) entities.add(id);
  return { claims, links, fits, entities, path, groups: groupsShown(fits) };
};

// The links of a shortest way between two things, or null. Of several ways as short, the one over
// the most salient things: they stand first in the page, and so do their links.
const shortestPath = (from, to, { links, fits }) => {
  const cameBy = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !cameBy.has(to)) {
    const next = [];
    for (const id of edge) {
      for (const link of linksByEntity.get(id)) {
        const other = otherEnd(link, id);
        if (cameBy.has(other) || !links.has(link.id)) continue;
        if (other !== to && !fits.has(other)) continue;
        cameBy.set(other, link);
        next.push(other);
      }
    }
    edge = next.sort((one, other) => rankOf.get(one) - rankOf.get(other));
  }
  if (!cameBy.has(to)) return null;
  const path = [];
  for (let id = to; id !== from; id = otherEnd(path[0], id)) path.unshift(cameBy.get(id));
  return path;
};

let sight = null; // follows `view`

const visible = (id) => sight.entities.has(id);
const claimsSeen = (link) => claimsOf(link.claims).filter((claim) => sight.claims.has(claim));
