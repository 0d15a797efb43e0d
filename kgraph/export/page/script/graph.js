// The picture: vis-network draws the places that were computed at build time.

const stage = document.getElementById("graph");
const darkMode = matchMedia("(prefers-color-scheme: dark)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const BUSY = 600; // nodes from which edges are left out while the picture moves

const colours = new Map(); // asked for thousands of times, and the same until the system turns dark or light
const colour = (name) => {
  if (!colours.has(name)) {
    colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }
  return colours.get(name);
};
const DASHES = { stated: false, denied: [8, 5], unsure: [2, 4] };
const nodeById = new Map(drawnNodes.map((node) => [node.id, node]));

// While something is open, what it has nothing to do with steps back.
let inFocus = null;
const stepsBack = (id) => inFocus !== null && !inFocus.has(id);

// Far away, nodes would shrink to dots: they keep a size that can be seen and hit.
const MIN_SCALE = 0.5;
const sizeOf = (node) =>
  Math.round(node.size * Math.min(Math.max(MIN_SCALE / network.getScale(), 1), 3) * 10) / 10;

const paintedNode = (node) => {
  const fill = colour(`--type-${node.slot}`);
  const ring = colour("--text");
  const rim = colour("--ground");
  return {
    ...node,
    size: sizeOf(node),
    opacity: stepsBack(node.id) ? 0.2 : 1,
    borderWidth: 1.5,
    borderWidthSelected: 3,
    color: {
      background: fill,
      border: rim,
      highlight: { background: fill, border: ring },
      hover: { background: fill, border: ring },
    },
  };
};

// A line stands for the claims that the filters leave.
const mannerOf = (claims) => {
  if (claims.some(({ manner }) => manner === "stated")) return "stated";
  return claims.every(({ manner }) => manner === "denied") ? "denied" : "unsure";
};

const asFiltered = (edge) => {
  const link = linkById.get(edge.id);
  const claims = claimsSeen(link);
  if (!claims.length || claims.length === link.claims.length) return edge;
  const from = (id) => claims.some(({ subject }) => subject === id);
  return { ...edge, manner: mannerOf(claims), arrows: { to: from(edge.from), from: from(edge.to) } };
};

const paintedEdge = (whole) => {
  const edge = asFiltered(whole);
  const line = colour(edge.manner === "denied" ? "--denied" : "--edge");
  const strong = colour(edge.manner === "denied" ? "--denied" : "--edge-strong");
  return {
    ...edge,
    arrows: {
      to: { enabled: edge.arrows.to, scaleFactor: 0.5 },
      from: { enabled: edge.arrows.from, scaleFactor: 0.5 },
    },
    ...stroked(edge),
    color: { color: line, highlight: strong, hover: strong, opacity: stepsBack(edge.id) ? 0.12 : 0.8 },
  };
};

const visibleEdges = () => drawnEdges.filter(({ id, from, to }) =>
  (sight.links.has(id) || id === view.link) && visible(from) && visible(to));

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(
  stage,
  { nodes, edges },
  {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { chosen: true, scaling: { label: false } },
    edges: { smooth: false, selectionWidth: 1.5, hoverWidth: 1, arrowStrikethrough: false },
    interaction: {
      hover: true,
      hoverConnectedEdges: true,
      hideEdgesOnDrag: drawnNodes.length > BUSY,
      hideEdgesOnZoom: drawnNodes.length > BUSY,
      selectConnectedEdges: true,
      keyboard: false,
      tooltipDelay: 1e6,
    },
  },
);

// Bring what is drawn in line with what is to be shown, touching only what changes.
const refresh = () => {
  const align = (drawn, wanted, { painted, look }) => {
    const ids = new Set(wanted.map(({ id }) => id));
    drawn.remove(drawn.getIds().filter((id) => !ids.has(id) && !isPartOfGroups(id)));
    const there = new Set(drawn.getIds());
    const missing = wanted.filter(({ id }) => !there.has(id));
    for (const part of missing) paintedAs.set(part.id, look(part));
    drawn.add(missing.map(painted));
  };
  align(nodes, drawnNodes.filter(({ id }) => visible(id)), { painted: paintedNode, look: lookOfNode });
  align(edges, visibleEdges(), { painted: paintedEdge, look: lookOfEdge });
  drawGroups();
};

// What a node or a line is painted by, but for the colours of the system: painting thousands takes time.
const lookOfNode = ({ id }) => String(stepsBack(id));
const lookOfEdge = (edge) => {
  const { manner, arrows } = asFiltered(edge);
  return [stepsBack(edge.id), manner, arrows.to, arrows.from].join();
};
const paintedAs = new Map();

const isStale = (part, look) => {
  const before = paintedAs.get(part.id);
  paintedAs.set(part.id, look);
  return before !== look;
};

const entitiesDrawn = () => nodes.getIds().filter((id) => nodeById.has(id)).map((id) => nodeById.get(id));

const repaint = ({ all = false } = {}) => {
  const staleNodes = entitiesDrawn()
    .filter((node) => isStale(node, lookOfNode(node)) || all);
  nodes.update(staleNodes.map(paintedNode));
  const staleEdges = visibleEdges().filter((edge) => isStale(edge, lookOfEdge(edge)) || all);
  edges.update(staleEdges.map(paintedEdge));
};
darkMode.addEventListener("change", () => {
  colours.clear();
  repaint({ all: true });
  drawGroups();
});

let sizedFor = 1;
const resize = () => {
  const scale = Math.min(network.getScale(), MIN_SCALE);
  if (Math.abs(scale / sizedFor - 1) < 0.1) return;
  sizedFor = scale;
  nodes.update(entitiesDrawn().map((node) => ({ id: node.id, size: sizeOf(node) })));
};
let resizing = 0;
network.on("afterDrawing", () => {
  clearTimeout(resizing);
  resizing = setTimeout(resize, 60);
});

const motion = () => (calm.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });

// Names reach further than nodes do, and the buttons lie over the top: leave them room.
const ROOM = { beside: 48, below: 36, scale: 1.14 };

const fitTo = (ids, animation = motion()) => {
  const places = Object.values(network.getPositions(ids));
  if (!places.length) return;
  const [left, top, right, bottom] = places.reduce(([least, high, most, low], { x, y }) =>
    [Math.min(least, x), Math.min(high, y), Math.max(most, x), Math.max(low, y)],
  [Infinity, Infinity, -Infinity, -Infinity]);
  const height = stage.clientHeight;
  const covered = Math.min(tools.offsetTop + tools.offsetHeight, height / 3); // in a low window they lie over it
  const scale = Math.min(
    (stage.clientWidth - 2 * ROOM.beside) / Math.max(right - left, 1),
    Math.max(height - covered - 2 * ROOM.below, height / 3) / Math.max(bottom - top, 1),
    ROOM.scale);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 - covered / 2 / scale };
  network.moveTo({ scale: Math.max(scale, 0.02), position, animation });
};
const fitAll = () => fitTo(nodes.getIds());

const flyTo = (ids) => {
  const scale = Math.max(network.getScale(), 0.85);
  if (ids.length === 1) network.focus(ids[0], { scale, animation: motion() });
  else fitTo(ids);
};

// Select nodes and links, and let all but them and what they touch step back.
const select = ({ nodes: chosen = [], edges: links = [] }) => {
  const around = chosen.flatMap((id) => linksByEntity.get(id).map((link) => link.id))
    .filter((id) => sight.links.has(id));
  const all = [...links, ...around];
  const ends = all.flatMap((id) => linkById.get(id).ends);
  inFocus = chosen.length || links.length ? new Set([...chosen, ...all, ...ends]) : null;
  network.setSelection(
    { nodes: chosen.filter((id) => nodes.get(id)), edges: all.filter((id) => edges.get(id)) },
    { highlightEdges: false });
  repaint();
};
