// Elements are made one by one and hold text, never markup.

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

// Foreign text in its own direction: a right-to-left name must not turn the words around it.
const foreign = (text, attributes = {}) => element("bdi", attributes, text);

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  dot: "M7 1a6 6 0 1 0 .01 0z",
  square: "M2 2h10v10H2z",
  diamond: "M7 0l7 7-7 7-7-7z",
  triangle: "M7 1l7 12H0z",
  triangleDown: "M7 13L0 1h14z",
  star: "M7 0l2 4.8 5 .4-3.8 3.3 1.2 5L7 10.8l-4.4 2.7 1.2-5L0 5.2l5-.4z",
  hexagon: "M3.5 1h7L14 7l-3.5 6h-7L0 7z",
  ellipse: "M7 3a7 4 0 1 0 .01 0z",
};

const drawing = (className, box, path) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(SVG, "path");
  outline.setAttribute("d", path);
  svg.append(outline);
  return svg;
};

const shapeOf = (look) => drawing(`shape slot-${look.slot}`, "0 0 14 14", OUTLINES[look.shape]);
const strokeOf = (manner) => drawing(`stroke ${manner}`, "0 0 26 8", "M1 4h24");

// Return what opens and closes a box: its button does, Escape closes it.
const openedBy = (button, box, { first }) => {
  const toggle = (open = box.hidden) => {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    (open ? box.querySelector(first) : button).focus();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    toggle(false);
  });
  return toggle;
};

// Fill a list with the first of many, and return a button that adds the next; null where all are there.
const fillByParts = (list, items, { make, first, next = 200 }) => {
  let there = 0;
  const add = (number) => {
    list.append(...items.slice(there, there + number).map(make));
    there += number;
    if (there >= items.length) more.remove();
    const [step, left] = [Math.min(next, items.length - there), items.length - there];
    more.textContent = step === left ? `Show ${left.toLocaleString("en")} more`
      : `Show ${step} more of ${left.toLocaleString("en")}`;
  };
  const more = element("button", {
    class: "back",
    type: "button",
    onclick: () => {
      const before = list.children.length;
      add(next);
      list.children[before].querySelector("button, input").focus();
    },
  });
  add(first);
  return there < items.length ? more : null;
};
