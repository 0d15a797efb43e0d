// Files that the page makes itself and gives to the reader: nothing is sent anywhere.

const downloadBlob = (name, blob) => {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

const download = (name, kind, text) =>
  downloadBlob(name, new Blob([text], { type: `${kind};charset=utf-8` }));

// What XML cannot hold is replaced, and half a letter too.
const xmlText = (text) =>
  (text.toWellFormed ? text.toWellFormed() : text)
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);
