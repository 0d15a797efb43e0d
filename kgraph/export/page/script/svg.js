// A stand-in for a canvas that writes down as SVG what vis-network and the labels draw on it.

const decimals = (number) => Math.round(number * 100) / 100;

// A colour as SVG knows it, and how much of it covers what lies under it.
const inkOf = (name, context) => {
  context.measuring.fillStyle = name;
  const plain = context.measuring.fillStyle;
  const [red, green, blue, cover] = (/^rgba\((.*)\)$/.exec(plain) || ["", ""])[1].split(",").map(Number);
  return cover === undefined
    ? [plain, context.globalAlpha]
    : [`rgb(${red},${green},${blue})`, decimals(cover * context.globalAlpha)];
};

const attributesOf = (values) =>
  Object.entries(values).map(([name, value]) => `${name}="${xmlText(String(value))}"`).join(" ");

class SvgContext {
  constructor(measuring) {
    this.measuring = measuring;
    this.parts = [];
    this.path = [];
    this.states = [];
    this.matrix = new DOMMatrix();
    this.dashes = [];
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, fillStyle: "#000000", strokeStyle: "#000000" });
    Object.assign(this, { font: "10px sans-serif", textAlign: "start", lineJoin: "miter", lineCap: "butt" });
  }

  // The state.
  save() {
    const { matrix, dashes, globalAlpha, lineWidth, fillStyle, strokeStyle, font, textAlign, lineJoin } = this;
    this.states.push({ matrix, dashes, globalAlpha, lineWidth, fillStyle, strokeStyle, font, textAlign, lineJoin });
  }

  restore() { Object.assign(this, this.states.pop()); }

  translate(x, y) { this.matrix = this.matrix.translate(x, y); }

  scale(x, y) { this.matrix = this.matrix.scale(x, y); }

  rotate(angle) { this.matrix = this.matrix.rotate((angle * 180) / Math.PI); }

  setLineDash(dashes) { this.dashes = dashes; }

  // Pixels of the screen are not asked for, and nothing is wiped out: the paper is empty.
  setTransform() {}

  clearRect() {}

  clip() {}

  drawImage() {}

  get factor() { return Math.hypot(this.matrix.a, this.matrix.b); }

  at(x, y) {
    const { a, b, c, d, e, f } = this.matrix;
    return `${decimals(a * x + c * y + e)} ${decimals(b * x + d * y + f)}`;
  }

  // Paths, in places on the screen.
  beginPath() { this.path = []; }

  closePath() { if (this.path.length) this.path.push("Z"); }

  moveTo(x, y) { this.path.push(`M${this.at(x, y)}`); }

  lineTo(x, y) { this.path.push(`${this.path.length ? "L" : "M"}${this.at(x, y)}`); }

  bezierCurveTo(...places) { this.curve("C", places); }

  quadraticCurveTo(...places) { this.curve("Q", places); }

  curve(kind, [a, b, c, d, ...rest]) {
    const last = rest.length ? ` ${this.at(...rest)}` : "";
    this.path.push(`${kind}${this.at(a, b)} ${this.at(c, d)}${last}`);
  }

  rect(x, y, width, height) {
    this.moveTo(x, y);
    for (const [dx, dy] of [[width, 0], [width, height], [0, height]]) this.lineTo(x + dx, y + dy);
    this.closePath();
  }

  // In two parts, since SVG has no arc that ends where it began.
  arc(x, y, radius, start, end, backwards = false) {
    const circle = 2 * Math.PI;
    const turn = Math.abs(end - start) >= circle ? circle : (((end - start) % circle) + circle) % circle;
    const swept = backwards ? (turn === circle ? -circle : turn - circle) : turn;
    const place = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const long = decimals(radius * this.factor);
    this.lineTo(...place(start));
    for (const angle of [start + swept / 2, start + swept]) {
      this.path.push(`A${long} ${long} 0 0 ${backwards ? 0 : 1} ${this.at(...place(angle))}`);
    }
  }

  // Ink.
  draw(attributes) {
    if (!this.path.length || this.globalAlpha <= 0) return;
    this.parts.push(`<path ${attributesOf({ d: this.path.join(""), ...attributes })}/>`);
  }

  line() {
    const dashes = this.dashes.map((dash) => decimals(dash * this.factor));
    const [stroke, cover] = inkOf(this.strokeStyle, this);
    return {
      fill: "none",
      stroke,
      "stroke-width": decimals(this.lineWidth * this.factor),
      "stroke-opacity": cover,
      ...(dashes.length ? { "stroke-dasharray": dashes.join(" ") } : {}),
    };
  }

  stroke() { if (this.lineWidth > 0) this.draw(this.line()); }

  covered() {
    const [fill, cover] = inkOf(this.fillStyle, this);
    return { fill, "fill-opacity": cover };
  }

  fill() { this.draw(this.covered()); }

  // A rectangle is no part of the path that is being drawn.
  fillRect(...box) {
    const { path } = this;
    this.path = [];
    this.rect(...box);
    this.fill();
    this.path = path;
  }

  strokeRect() {}

  measureText(text) {
    this.measuring.font = this.font;
    return this.measuring.measureText(text);
  }

  write(text, x, y, ink) {
    const [, weight, size, family] = /^(?:(\d+|bold|normal) )?([\d.]+)px (.*)$/.exec(this.font);
    const [left, top] = this.at(x, y).split(" ");
    const attributes = {
      x: left, y: top, "font-size": decimals(size * this.factor), "font-family": family,
      "font-weight": weight || 400, "text-anchor": this.textAlign === "center" ? "middle" : "start",
      "dominant-baseline": "central", "stroke-linejoin": this.lineJoin, ...ink,
    };
    this.parts.push(`<text ${attributesOf(attributes)}>${xmlText(text)}</text>`);
  }

  strokeText(text, x, y) { this.write(text, x, y, this.line()); }

  fillText(text, x, y) { this.write(text, x, y, this.covered()); }
}

const svgOf = ({ parts }, { width, height, ground }) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">\n` +
  `<title>${xmlText(document.title)}</title>\n` +
  `<rect width="100%" height="100%" fill="${xmlText(ground)}"/>\n${parts.join("\n")}\n</svg>\n`;
