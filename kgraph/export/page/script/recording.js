// Where a source names its recording or a page about it, ways to them: they lead out of this page.

const isOnWeb = (address) => /^https?:\/\//i.test(address || "");
const secondsOf = (time) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

const wayOut = (address, words, attributes = {}) =>
  element("a", { class: "way-out", href: address, target: "_blank", rel: "noopener noreferrer", ...attributes },
    words);

// The recording from a moment on, as media fragments name it (https://www.w3.org/TR/media-frags/).
const playLink = (source, time) => {
  if (!source || !time || !isOnWeb(source.recording)) return null;
  const address = `${source.recording.split("#")[0]}#t=${secondsOf(time)}`;
  return wayOut(address, "▶ play", { "aria-label": `Play the recording at ${time}` });
};

// What is known of a source besides its words.
const aboutSource = (source) => [
  source.date ? element("span", { class: "quiet" }, source.date) : null,
  isOnWeb(source.page) ? wayOut(source.page, "page") : null,
  isOnWeb(source.recording) ? wayOut(source.recording, "recording") : null,
].filter((part) => part !== null);
