// Names in the picture: always readable, the most salient first, none over another.

const LETTERS = 28;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const FULL_SIZE = 13; // pixels on the screen
const CELL = 64;
const KEPT_FREE = 60; // so many of the most salient nodes are not written over
const ALWAYS_NAMED = 12; // so many have their names even where these lie over nodes
const widths = new Map();

const isolated = (text) => `\u2068${text}\u2069`;
const nodeLabels = new Map(
  contents.entities.map((entity) => [entity.id, isolated(oneLine(entity.label, LETTERS))]),
);

const linkLabel = (link) => {
  const seen = claimsSeen(link);
  const claims = seen.length ? seen : claimsOf(link.claims);
  const names = new Set(claims.map(relationName));
  const name = oneLine(relationName(claims[0]), LETTERS);
  if (claims.length === 1) return name;
  return names.size === 1 ? `${name} ×${claims.length}` : counted(claims.length, "link");
};

// Remembers which parts of the screen are taken, in cells, so that a test costs little.
class Places {
  constructor() {
    this.cells = new Map();
  }

  keysOf(box) {
    const keys = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
        keys.push(`${x},${y}`);
      }
    }
    return keys;
  }

  isFree(box) {
    const clash = (other) =>
      box.left < other.right && other.left < box.right &&
      box.top < other.bottom && other.top < box.bottom;
    return !this.keysOf(box).some((key) => (this.cells.get(key) || []).some(clash));
  }

  take(box) {
    for (const key of this.keysOf(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }
}

const widthOf = (context, text, font) => {
  const key = font + text;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
};

// Write at the first of `middles` that is free. They are in screen pixels: the context is scaled,
// which is undone to draw.
const write = (context, text, { middles, scale, places, size, weight, ink, halo, inside = null, fade = 1, over = null }) => {
  const font = `${weight} ${size}px ${FONT}`;
  const half = widthOf(context, text, font) / 2 + 3;
  const boxAt = (middle) => ({
    left: middle.x - half,
    right: middle.x + half,
    top: middle.y - size * 0.65,
    bottom: middle.y + size * 0.65,
  });
  const asked = middles.map(({ x, y, side = 0 }) => ({ x: x + side * (half + 2), y }))
    .filter((middle) => !inside || isWithin(boxAt(middle), inside));
  const middle = asked.find((each) => places.isFree(boxAt(each))) ||
    (over && asked.find((each) => over.isFree(boxAt(each))));
  if (!middle) return;
  places.take(boxAt(middle));
  if (over) over.take(boxAt(middle));
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.globalAlpha = fade;
  context.lineWidth = 4;
  context.strokeStyle = halo;
  context.fillStyle = ink;
  context.strokeText(text, middle.x, middle.y);
  context.fillText(text, middle.x, middle.y);
  context.restore();
};

const isWithin = (box, area) =>
  box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;

const onScreen = (area, point, margin) =>
  point.x > area.left - margin && point.x < area.right + margin &&
  point.y > area.top - margin && point.y < area.bottom + margin;

const screenArea = () => {
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const far = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  return { left: corner.x, top: corner.y, right: far.x, bottom: far.y };
};

const inPixels = (area, scale) =>
  Object.fromEntries(Object.entries(area).map(([side, place]) => [side, place * scale]));

// No name is cut off by the edge, or hidden by the buttons, unless its node is.
const takeButtons = (look) => {
  for (const { offsetLeft, offsetTop, offsetWidth, offsetHeight } of tools.children) {
    const [left, top] = [tools.offsetLeft + offsetLeft, tools.offsetTop + offsetTop];
    const corner = { x: look.edge.left + left, y: look.edge.top + top };
    look.places.take({ left: corner.x, top: corner.y, right: corner.x + offsetWidth, bottom: corner.y + offsetHeight });
  }
};

const writeLinkNames = (context, look, chosen) => {
  const near = look.scale > 1.15 && inFocus === null;
  for (const id of near ? edges.getIds() : chosen) {
    const link = linkById.get(id);
    if (!link || !link.ends.every((end) => nodes.get(end))) continue; // on its way out of the picture
    const [from, to] = link.ends.map((end) => network.getPosition(end));
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    if (!onScreen(look.area, middle, 0)) continue;
    const length = Math.hypot(from.x - to.x, from.y - to.y) * look.scale;
    if (length < 70) continue;
    write(context, linkLabel(link), {
      ...look,
      middles: [{ x: middle.x * look.scale, y: middle.y * look.scale }],
      size: 11,
      weight: 500,
      ink: link.manner === "denied" ? look.denied : look.quiet,
    });
  }
};

const squareOf = ({ x, y, radius }) => ({
  left: x - radius * 0.8,
  right: x + radius * 0.8,
  top: y - radius * 0.8,
  bottom: y + radius * 0.8,
});

const placesOfNodes = (look) => {
  const taken = new Places();
  const drawn = new Map();
  for (const { id } of contents.entities) {
    const node = nodes.get(id);
    if (!node) continue;
    const point = network.getPosition(node.id);
    if (!onScreen(look.area, point, 120 / look.scale)) continue;
    const [x, y, radius] = [point.x, point.y, node.size].map((each) => each * look.scale);
    drawn.set(node.id, { x, y, radius });
    if (drawn.size <= KEPT_FREE) taken.take(squareOf(drawn.get(node.id)));
  }
  return { taken, drawn };
};

const writeNodeNames = (context, look, { chosen, drawn }) => {
  const first = contents.entities.filter(({ id }) => chosen.has(id));
  const rest = contents.entities.filter(({ id }) => !chosen.has(id));
  const names = new Places();
  let named = 0;
  for (const { id } of [...first, ...rest]) {
    if (!drawn.has(id)) continue;
    const { x, y, radius } = drawn.get(id);
    if (named < ALWAYS_NAMED) names.take(squareOf(drawn.get(id)));
    const away = radius + FULL_SIZE * 0.85;
    write(context, nodeLabels.get(id), {
      ...look,
      middles: [{ x, y: y + away }, { x, y: y - away },
        { x: x + radius, y, side: 1 }, { x: x - radius, y, side: -1 }],
      size: FULL_SIZE,
      weight: chosen.has(id) ? 650 : 500,
      ink: stepsBack(id) ? look.quiet : look.ink,
      fade: stepsBack(id) ? 0.45 : 1,
      over: named < ALWAYS_NAMED && !stepsBack(id) ? names : null,
      inside: isWithin({ left: x, right: x, top: y, bottom: y }, look.edge) ? look.edge : null,
    });
    named += 1;
  }
};

network.on("afterDrawing", (context) => {
  const look = {
    scale: network.getScale(),
    area: screenArea(),
    ink: colour("--text"),
    quiet: colour("--quiet"),
    denied: colour("--denied"),
    halo: colour("--ground"),
  };
  const { taken, drawn } = placesOfNodes(look);
  look.places = taken;
  look.edge = inPixels(look.area, look.scale);
  takeButtons(look);
  const links = network.getSelectedEdges().filter((id) => linkById.has(id));
  const around = links.flatMap((id) => linkById.get(id).ends);
  const chosen = new Set([...network.getSelectedNodes(), ...around]);
  writeGroupNames(context, look);
  writeNodeNames(context, look, { chosen, drawn });
  writeLinkNames(context, look, links);
});
