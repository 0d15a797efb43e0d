// The same things and claims as tables: sorted, searched, and copied as CSV.

const tableBox = document.getElementById("tables");
const MOST_ROWS = 200; // before "more"
const MOST_PRINTED = 5000; // what is printed has no "more"
const MAY_BE_EMPTY = ["in", "when"]; // columns that are left out where no row says anything in them
const collator = new Intl.Collator("en", { numeric: true });

const quotesButton = (claim, words) => {
  const link = claim.object && linksByEntity.get(claim.subject)
    .find((each) => otherEnd(each, claim.subject) === claim.object);
  return link
    ? element("button", { class: "open-quotes", type: "button", onclick: () => openLink(link.id) }, words)
    : words;
};

const bestQuote = (claim) => (evidenceLeft(claim).length ? surest(evidenceLeft(claim)) : null);
const confidenceOf = (claim) => (claim.decision ? 1 : bestQuote(claim).confidence);

// `text` is what a cell says, also in CSV; `show` is the cell where it is more than that.
const COLUMNS = {
  entities: [
    { name: "name", text: ({ label }) => label, show: ({ id }) => nameButton(id) },
    { name: "type", text: (entity) => lookOf(entity).label },
    { name: "aliases", text: ({ aliases }) => (aliases || []).join("; ") },
    { name: "mentions", text: ({ mentions }) => mentions },
    { name: "links", text: ({ id }) => linksByEntity.get(id).filter((link) => sight.links.has(link.id)).length },
  ],
  claims: [
    { name: "subject", text: ({ subject }) => nameOf(subject), show: ({ subject }) => nameButton(subject) },
    { name: "link", text: relationName },
    {
      name: "object",
      text: ({ object, value }) => (object ? nameOf(object) : value),
      show: ({ object, value }) => (object ? nameButton(object) : foreign(value)),
    },
    { name: "in", text: ({ qualifier }) => (qualifier ? nameOf(qualifier) : "") },
    { name: "put", text: stance },
    { name: "when", text: period },
    {
      name: "quote",
      text: (claim) => (bestQuote(claim) ? wordsOf(bestQuote(claim)) : "added by hand"),
      show: (claim, text) => quotesButton(claim, foreign(oneLine(text, 90))),
    },
    { name: "speaker", text: (claim) => nameOf((bestQuote(claim) || {}).speaker || "") },
    {
      name: "source",
      text: (claim) => (bestQuote(claim) ? sourceOf(bestQuote(claim)) : ""),
      show: (claim, text) => foreign(text, { class: "brief", title: text }),
    },
    { name: "confidence", text: confidenceOf },
  ],
};

// A focus holds for the tables too; the first view, which is for the picture, does not.
const rowsOf = {
  entities: () => contents.entities.filter(({ id }) => (view.hops ? visible(id) : sight.fits.has(id))),
  claims: () => contents.claims.filter((claim) => sight.claims.has(claim) &&
    (!view.hops || [claim.subject, claim.object].every((id) => !id || visible(id)))),
};

const sorting = () => ({ name: view.sort.replace(/^-/, ""), back: view.sort.startsWith("-") });

const sorted = (rows, columns) => {
  const { name, back } = sorting();
  const column = columns.find((each) => each.name === name);
  if (!column) return rows;
  const keyed = rows.map((row) => ({ row, key: String(column.text(row)) }));
  keyed.sort((one, other) => collator.compare(one.key, other.key) * (back ? -1 : 1));
  return keyed.map(({ row }) => row);
};

const rowsFound = (find) => {
  const columns = COLUMNS[view.table];
  const typed = folded(find.trim());
  const rows = rowsOf[view.table]();
  const found = typed
    ? rows.filter((row) => columns.some(({ text }) => folded(String(text(row))).includes(typed))) : rows;
  return sorted(found, columns);
};

// A cell that a spreadsheet would take for a formula is kept a text.
const csvCell = (value) => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csvOf = (rows, columns) =>
  [columns.map(({ name }) => name), ...rows.map((row) => columns.map(({ text }) => text(row)))]
    .map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");

const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // some browsers allow it to no page that lies in a file
  }
};

const tableRow = (row, columns) =>
  element("tr", {}, ...columns.map(({ text, show }) => {
    const value = text(row);
    const cell = show ? show(row, String(value)) : foreign(String(value));
    return element("td", { class: typeof value === "number" ? "figure" : null }, cell);
  }));

const headCell = ({ name }) => {
  const by = sorting();
  const here = by.name === name;
  return element("th", { scope: "col", "aria-sort": here ? (by.back ? "descending" : "ascending") : null },
    element("button", {
      type: "button",
      onclick: () => {
        go({ sort: here && !by.back ? `-${name}` : name }, { focus: false, fly: false });
        tableBox.querySelector("th[aria-sort] button").focus();
      },
    }, name, element("span", { "aria-hidden": "true" }, here ? (by.back ? " ▼" : " ▲") : "")));
};

const tableBody = (rows, columns, first) => {
  const body = element("tbody", {});
  const more = fillByParts(body, rows, { make: (row) => tableRow(row, columns), first });
  return [body, more || ""];
};

const tableStatus = element("span", { class: "quiet", role: "status" });
const findField = element("input", {
  id: "find-in-table", class: "field", type: "search", autocomplete: "off",
  oninput: () => fillTable(findField.value),
  onchange: () => go({ find: findField.value }, { focus: false, fly: false }),
});
const copyCsv = async () => {
  const rows = rowsFound(findField.value);
  const done = await copyText(csvOf(rows, COLUMNS[view.table]));
  tableStatus.textContent = done ? `Copied ${counted(rows.length, "row")}`
    : "This browser does not let the page copy: download it instead.";
};
const downloadCsv = () =>
  download(`${view.table}.csv`, "text/csv", csvOf(rowsFound(findField.value), COLUMNS[view.table]));

const tableSheet = element("div", { class: "sheet" });
tableBox.append(
  element("p", { class: "table-tools" },
    element("label", { class: "quiet", for: "find-in-table" }, "Find"), findField,
    element("button", { class: "back", type: "button", onclick: copyCsv }, "Copy as CSV"),
    element("button", { class: "back", type: "button", onclick: downloadCsv }, "Download CSV"),
    tableStatus),
  tableSheet);

const fillTable = (find = view.find, first = MOST_ROWS) => {
  tableBox.hidden = !view.table;
  if (!view.table) return;
  if (document.activeElement !== findField) findField.value = find;
  const columns = COLUMNS[view.table];
  const rows = rowsFound(find);
  const filled = columns.filter(({ name, text }) =>
    !MAY_BE_EMPTY.includes(name) || rows.some((row) => text(row)));
  const [body, more] = tableBody(rows, filled, first);
  tableStatus.textContent = view.table === "entities"
    ? counted(rows.length, "entity", "entities") : counted(rows.length, "claim");
  tableSheet.replaceChildren(element("table", {},
    element("caption", { class: "unseen" }, `All ${view.table} that the filters leave`),
    element("thead", {}, element("tr", {}, ...filled.map(headCell))), body), more);
};
