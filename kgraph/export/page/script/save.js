// What is seen, as files: the picture, and the things and claims in it.

// Let the picture be drawn on another context than the screen's.
const drawnOn = (context, ratio) => {
  const { canvas, renderer } = network;
  const before = canvas.pixelRatio;
  canvas.getContext = () => context;
  canvas.pixelRatio = ratio;
  try {
    renderer._redraw();
  } finally {
    delete canvas.getContext;
    canvas.pixelRatio = before;
  }
};

const paper = () =>
  ({ width: stage.clientWidth, height: stage.clientHeight, ground: colour("--ground") });

const SHARP = 2; // pixels of the image for each of the screen

const drawPicture = (canvas, { width, height, ground }) => {
  Object.assign(canvas, { width: width * SHARP, height: height * SHARP });
  const context = canvas.getContext("2d");
  drawnOn(context, SHARP);
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = ground;
  context.resetTransform();
  context.fillRect(0, 0, canvas.width, canvas.height);
};

const savePng = () => {
  const canvas = element("canvas");
  drawPicture(canvas, paper());
  canvas.toBlob((blob) => downloadBlob("graph.png", blob), "image/png");
};

const saveSvg = () => {
  const context = new SvgContext(element("canvas").getContext("2d"));
  drawnOn(context, 1);
  download("graph.svg", "image/svg+xml", svgOf(context, paper()));
};

const entitiesInSight = () => contents.entities.filter(({ id }) => visible(id));
const claimsInSight = () => contents.claims.filter((claim) => sight.claims.has(claim) &&
  [claim.subject, claim.object].every((id) => !id || visible(id)));

const saveTable = (kind, rows) => download(`${kind}.csv`, "text/csv", csvOf(rows, COLUMNS[kind]));
const saveGraphml = () => download("graph.graphml", "application/xml",
  graphmlOf(entitiesInSight(), claimsInSight().filter(({ object }) => object)));

const SAVED_AS = {
  "Picture (PNG)": savePng,
  "Picture (SVG)": saveSvg,
  "Entities (CSV)": () => saveTable("entities", entitiesInSight()),
  "Claims (CSV)": () => saveTable("claims", claimsInSight()),
  "Graph (GraphML)": saveGraphml,
};

const saveBox = element("div", {
  id: "save",
  role: "group",
  "aria-label": "Save what is shown",
  hidden: "",
}, ...Object.entries(SAVED_AS).map(([words, save]) =>
  element("button", {
    type: "button",
    onclick: () => {
      toggleSaving(false);
      save();
    },
  }, words)));

const saveButton = toolButton("Save", "Save what is shown as a file", () => toggleSaving());
saveButton.setAttribute("aria-expanded", "false");
saveButton.setAttribute("aria-controls", "save");

const toggleSaving = openedBy(saveButton, saveBox, { first: "button" });

tools.append(saveButton);
tools.after(saveBox);
