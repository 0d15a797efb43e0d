// The address says what is open (#entity=... or #link=...), so that it can be sent and gone back to.

// What was asked for by name moves the picture and the keyboard to it; a click in the picture
// changes neither: what lies under the pointer stays there.
let arrival = { focus: false, fly: true };

const go = (fragment, { focus = true, fly = true } = {}) => {
  arrival = { focus, fly };
  if (location.hash === fragment) follow();
  else if (fragment) location.hash = fragment;
  else {
    history.pushState(null, "", location.pathname + location.search);
    follow();
  }
};

const addressed = () => {
  const [kind, name = ""] = location.hash.slice(1).split("=");
  try {
    return { kind, id: decodeURIComponent(name) };
  } catch {
    return { kind: "", id: "" };
  }
};

const present = (ids) => {
  if (ids.every(visible)) return;
  reveal(ids);
  changed();
  fillLegend();
};

const follow = () => {
  const { kind, id } = addressed();
  if (kind === "entity" && entityById.has(id)) {
    present([id]);
    select({ nodes: [id] });
    showEntity(entityById.get(id));
    if (arrival.fly) flyTo([id]);
  } else if (kind === "link" && linkById.has(id)) {
    present(linkById.get(id).ends);
    select({ edges: [id] });
    showLink(linkById.get(id));
    if (arrival.fly) flyTo(linkById.get(id).ends);
  } else {
    select({});
    showEverything();
  }
  if (arrival.focus) panel.querySelector("h2").focus({ preventScroll: true });
  arrival = { focus: false, fly: true };
};

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  const here = { focus: false, fly: false };
  if (node !== undefined) openEntity(node, here);
  else if (edge !== undefined) openLink(edge, here);
  else go("", here);
});
network.on("doubleClick", ({ nodes: [node] }) => {
  if (node !== undefined) expandAround(node);
});
network.on("hoverNode", () => stage.classList.add("pointing"));
network.on("blurNode", () => stage.classList.remove("pointing"));

document.addEventListener("keydown", (event) => {
  const typing = event.target === query;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    query.focus();
    query.select();
  } else if (event.key === "Escape" && typing && query.value) {
    query.value = "";
    offered = [];
    offer();
  } else if (event.key === "Escape") {
    query.blur();
    go("");
  }
});

addEventListener("popstate", follow);

fillLegend();
refresh();
showCounts();
fillTools();
if (!contents.entities.length) {
  stage.append(element("p", { class: "empty-graph" }, "Nothing was found in the sources."));
}
network.once("afterDrawing", () => {
  fitTo(nodes.getIds(), false);
  follow();
});

// For scripts and tests that drive the page.
window.kgraph = { network, openEntity, openLink };
