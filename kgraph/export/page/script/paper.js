// Printing: the picture is drawn anew for paper, which is light whatever the screen is.

const onPaper = element("canvas", { class: "on-paper", role: "img", "aria-label": "The graph" });
stage.after(onPaper);

const takeColours = (light) => {
  document.documentElement.toggleAttribute("data-paper", light);
  colours.clear();
  repaint({ all: true });
};

addEventListener("beforeprint", () => {
  fillTable(findField.value, MOST_PRINTED);
  takeColours(true);
  const picture = element("canvas");
  drawPicture(picture, paper());
  Object.assign(onPaper, { width: picture.width, height: picture.height });
  onPaper.getContext("2d").drawImage(picture, 0, 0); // as one image: a printer would draw past its edge
});

addEventListener("afterprint", () => {
  fillTable(findField.value);
  takeColours(false);
  Object.assign(onPaper, { width: 0, height: 0 });
});
