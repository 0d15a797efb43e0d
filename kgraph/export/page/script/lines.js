// Far away, lines would grow too thin to tell a denied one from another: they keep a width that can be seen.

const LINE_SCALE = 0.85;
const MOST_LINES = 2000; // more of them would take too long to paint anew at each step of the zoom
let lineScale = 1;

const stroked = (edge) => ({
  width: edge.width * lineScale,
  dashes: DASHES[edge.manner] && DASHES[edge.manner].map((dash) => dash * lineScale),
});

const thicken = () => {
  const wanted = Math.min(Math.max(LINE_SCALE / network.getScale(), 1), 4);
  if (edges.length > MOST_LINES || Math.abs(wanted / lineScale - 1) < 0.1) return;
  lineScale = wanted;
  edges.update(visibleEdges().map((edge) => ({ id: edge.id, ...stroked(asFiltered(edge)) })));
};

let thickening = 0;
network.on("afterDrawing", () => {
  clearTimeout(thickening);
  thickening = setTimeout(thicken, 60);
});
