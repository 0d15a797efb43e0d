// Going from view to view: the address follows the view, and the view the address.

// What was asked for by name moves the picture and the keyboard to it; a click in the picture
// changes neither: what lies under the pointer stays there.
let arrival = { focus: false, fly: true };

// Change the view; whoever goes back has the one before.
const go = (changes, { focus = true, fly = true } = {}) => {
  arrival = { focus, fly };
  view = { ...view, ...changes };
  const fragment = fragmentOf(view);
  if (fragment !== location.hash) {
    history.pushState(null, "", location.pathname + location.search + fragment);
  }
  follow();
};

const showOpen = () => {
  if (view.to) showPath(entityById.get(view.entity), entityById.get(view.to));
  else if (view.entity) showEntity(entityById.get(view.entity));
  else if (view.link) showLink(linkById.get(view.link));
  else showEverything();
};

// The nodes and lines that are chosen in the picture.
const chosenParts = () => {
  if (view.to && sight.path) return { edges: sight.path.map(({ id }) => id) };
  if (view.entity) return { nodes: [view.entity, view.to].filter((id) => id !== null) };
  return view.link ? { edges: [view.link] } : {};
};

const placesOpen = () =>
  (sight.path ? sight.path.flatMap((link) => link.ends) : askedFor());

const follow = () => {
  sight = lookAround();
  changed();
  select(chosenParts());
  showOpen();
  if (arrival.fly && view.hops) fitAll();
  else if (arrival.fly && placesOpen().length) flyTo(distinct(placesOpen()));
  if (arrival.focus) panel.querySelector("h2").focus({ preventScroll: true });
  arrival = { focus: false, fly: true };
};

const followAddress = () => {
  view = viewOf(location.hash);
  follow();
};

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  const here = { focus: false, fly: false };
  if (groupById.has(node)) toggleGroup(groupById.get(node));
  else if (entityById.has(node)) openEntity(node, here);
  else if (linkById.has(edge)) openLink(edge, here);
  else openNothing(here);
});
network.on("doubleClick", ({ nodes: [node] }) => {
  if (entityById.has(node)) expandAround(node);
});
network.on("hoverNode", () => stage.classList.add("pointing"));
network.on("blurNode", () => stage.classList.remove("pointing"));

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea")) {
    event.preventDefault();
    query.focus();
    query.select();
  } else if (event.key === "Escape" && event.target.closest(".field, #query")) {
    event.target.blur();
  } else if (event.key === "Escape") {
    openNothing();
  }
});

addEventListener("popstate", followAddress);

view = viewOf(location.hash);
sight = lookAround();
changed();
if (!contents.entities.length) {
  stage.append(element("p", { class: "empty-graph" }, "Nothing was found in the sources."));
}
// The stage has its size only now: the picture would be fitted to another, and shrunk with it later.
network.canvas.setSize();
fitTo(nodes.getIds(), false);
network.once("afterDrawing", () => {
  follow();
  performance.mark("usable");
});

// Who turns the phone sees the whole again, unless a place has been chosen.
let isWhole = true;
for (const moved of ["zoom", "dragStart"]) network.on(moved, () => { isWhole = false; });
const fitAgain = () => {
  if (isWhole && !placesOpen().length) fitTo(nodes.getIds(), false);
};
network.on("resize", () => setTimeout(fitAgain)); // vis-network scales the picture right after it tells

// For scripts and tests that drive the page.
window.kgraph = { network, openEntity, openLink, first: () => contents.entities[0] };
