// The reader: a source in full; from a word to the thing it means, from a quote to its place.

const readerBox = document.getElementById("reader");
const sourceChoice = element("select", {
  id: "source-choice",
  class: "field",
  onchange: () => go({ read: Number(sourceChoice.value), turn: null }, { focus: false, fly: false }),
}, ...contents.documents.map(({ title }, number) => element("option", { value: number }, oneLine(title, 80))));
const sourceNote = element("span", { class: "about-source" });
const readerText = element("div", { class: "text", tabindex: 0, role: "document", "aria-label": "Text" });
readerBox.append(
  element("p", { class: "table-tools" },
    element("label", { class: "quiet", for: "source-choice" }, "Source"), sourceChoice, sourceNote),
  readerText);

// What means one thing is found by its rank; which of it is open is seen by colour and by ear.
const mentionLink = (text, rank) => {
  const entity = contents.entities[rank];
  return element("a", {
    class: "mention",
    href: `#entity=${encoded(entity.id)}`,
    "data-rank": rank,
    title: `${entity.label}, ${lookOf(entity).label}`,
    onclick: (event) => {
      event.preventDefault();
      openEntity(entity.id, { focus: false });
    },
  }, text);
};

const turnSection = (source, { speaker, time, words }, number) =>
  element("section", { class: "turn", "data-turn": number, tabindex: -1 },
    speaker || time
      ? element("p", { class: "quiet" },
        speaker ? foreign(nameOf(speaker), { class: "speaker" }) : null, time ? ` ${time} ` : null, playLink(source, time))
      : null,
    element("p", { class: "words", dir: "auto" },
      ...words.map((part) => (typeof part === "string" ? part : mentionLink(...part)))));

let readNow = null;

const fillText = () => {
  if (readNow === view.read) return;
  readNow = view.read;
  const source = contents.documents[view.read];
  sourceNote.replaceChildren(...aboutSource(source));
  readerText.replaceChildren(...(source.turns
    ? source.turns.map((turn, number) => turnSection(source, turn, number))
    : [element("p", {}, leftOut("This text is", view.read))]));
  readerText.scrollTop = 0;
};

const markOpen = () => {
  const rank = view.entity ? String(rankOf.get(view.entity)) : null;
  for (const each of readerText.querySelectorAll(".mention")) {
    if (each.dataset.rank === rank) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
};

const markTurn = () => {
  for (const each of readerText.querySelectorAll(".here")) each.classList.remove("here");
  const turn = view.turn === null ? null : readerText.querySelector(`[data-turn="${view.turn}"]`);
  if (!turn) return;
  turn.classList.add("here");
  turn.scrollIntoView({ block: "center" });
};

let markedTurn = null;

const fillReader = () => {
  readerBox.hidden = view.read === null;
  if (view.read === null) return;
  sourceChoice.value = view.read;
  fillText();
  markOpen();
  const place = `${view.read} ${view.turn}`;
  if (place !== markedTurn) markTurn();
  markedTurn = place;
};

// The quote's own words, where the browser can mark words without changing the text around them.
const markQuote = (quote) => {
  const turn = readerText.querySelector(".here .words");
  if (!turn || !globalThis.Highlight) return;
  CSS.highlights.delete("quote");
  const start = turn.textContent.indexOf(quote);
  if (start < 0) return;
  const range = document.createRange();
  const texts = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  let before = 0;
  while (texts.nextNode()) {
    const { length } = texts.currentNode;
    if (before <= start && start < before + length) range.setStart(texts.currentNode, start - before);
    const end = start + quote.length;
    if (before < end && end <= before + length) range.setEnd(texts.currentNode, end - before);
    before += length;
  }
  CSS.highlights.set("quote", new Highlight(range));
};

const readAt = ({ document: number, turn }, quote) => {
  go({ table: null, statistics: false, read: number, turn }, { focus: false, fly: false });
  if (quote) markQuote(quote);
  (readerText.querySelector(".here") || readerText).focus({ preventScroll: true });
};

const readButton = (place, words, quote = null) =>
  place.document === undefined || place.turn === undefined || !contents.documents[place.document].full
    ? null
    : element("button", { class: "open-quotes", type: "button", onclick: () => readAt(place, quote) }, words);

// The first place of all texts that means this thing.
const firstMention = ({ at = [] }) => ({ document: at[0], turn: at[1] });
