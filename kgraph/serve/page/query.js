// The page for queries: a query is sent to /sparql as the protocol has it, its answer becomes a table.

"use strict";

const MOST_ROWS = 2000;
const RESULTS = "application/sparql-results+json";
const byId = (id) => document.getElementById(id);
const chosen = { parameters: [] };
const shown = { columns: [], rows: [], sortedBy: -1, downwards: false };
let prefixes = {};
let asking = null;

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// What people read of a term: its words, or its IRI with a prefix.
const shortOf = (term) => {
  if (!term || term.type !== "uri") return term ? term.value : "";
  const found = Object.entries(prefixes).find(([, namespace]) => term.value.startsWith(namespace));
  return found ? `${found[0]}:${term.value.slice(found[1].length)}` : term.value;
};

const cellOf = (term) => {
  if (!term || term.type !== "uri" || !/^https?:/.test(term.value)) return shortOf(term);
  return element("a", { href: term.value, rel: "noreferrer", textContent: shortOf(term) });
};

const compare = (one, other) => {
  const [first, second] = [shortOf(one), shortOf(other)];
  const numbers = [Number(first), Number(second)];
  const bothNumbers = first !== "" && second !== "" && !numbers.some(Number.isNaN);
  return bothNumbers ? numbers[0] - numbers[1] : first.localeCompare(second);
};

const sortBy = (column) => {
  shown.downwards = shown.sortedBy === column && !shown.downwards;
  shown.sortedBy = column;
  const name = shown.columns[column];
  shown.rows.sort((one, other) => compare(one[name], other[name]) * (shown.downwards ? -1 : 1));
  showTable();
  byId("result").querySelectorAll("thead button")[column].focus();
};

const headOf = (name, column) => {
  const button = element("button", { type: "button", textContent: name });
  button.addEventListener("click", () => sortBy(column));
  const head = element("th", { scope: "col" }, button);
  const order = shown.downwards ? "descending" : "ascending";
  if (shown.sortedBy === column) head.setAttribute("aria-sort", order);
  return head;
};

const showTable = () => {
  const heads = element("tr", {}, ...shown.columns.map(headOf));
  const rows = shown.rows.slice(0, MOST_ROWS).map((row) => element(
    "tr", {}, ...shown.columns.map((name) => element("td", {}, cellOf(row[name]))),
  ));
  byId("result").replaceChildren(
    element("table", {}, element("thead", {}, heads), element("tbody", {}, ...rows)),
  );
};

const showResults = (found) => {
  if (typeof found.boolean === "boolean") {
    byId("status").textContent = found.boolean ? "Yes." : "No.";
    return;
  }
  Object.assign(shown, { columns: found.head.vars, rows: found.results.bindings, sortedBy: -1 });
  const count = shown.rows.length;
  const rest = count > MOST_ROWS ? `, the first ${MOST_ROWS} shown; the CSV has all` : "";
  byId("status").textContent = `${count} ${count === 1 ? "row" : "rows"}${rest}.`;
  byId("csv").disabled = false;
  showTable();
};

// What stands in a query for what the reader has typed: a thing by its label, alias or id.
const literal = (text) => JSON.stringify(text).replace(/\u007f/g, "");

const thing = async (typed) => {
  const name = typed.trim();
  const wanted = literal(name.toLowerCase());
  const query = `SELECT DISTINCT ?thing { ?thing skos:prefLabel|skos:altLabel ?label
    FILTER(LCASE(STR(?label)) = ${wanted} || STR(?thing) = ${literal(name)}) }`;
  const response = await send(query, RESULTS);
  if (!response.ok) throw new Error(await response.text());
  const found = (await response.json()).results.bindings.map((row) => row.thing.value);
  if (found.length !== 1) {
    throw new Error(found.length ? `“${name}” may be any of ${found.join(" ")}` : `nothing is called “${name}”`);
  }
  return `<${found[0]}>`;
};

const termFor = async ({ name, kind }, typed) => {
  if (kind === "thing") return thing(typed);
  if (kind === "text") return literal(typed);
  if (!/^\d+(\.\d+)?$/.test(typed.trim())) throw new Error(`${name} has to be a number`);
  return typed.trim();
};

const boundQuery = async () => {
  let text = byId("query").value;
  for (const parameter of chosen.parameters) {
    const term = await termFor(parameter, byId(`parameter-${parameter.name}`).value);
    const place = new RegExp(`[$]${parameter.name}(?![\\w])`, "g");
    text = text.replace(place, () => term);
  }
  return text;
};

const choose = (stock) => {
  chosen.parameters = stock.parameters;
  byId("query").value = stock.text.replace(/^(#.*\n)+/, "");
  byId("about").textContent = stock.description;
  byId("about").hidden = false;
  byId("parameters").replaceChildren(...stock.parameters.map(({ name, ...rest }) => element(
    "p", {},
    element("label", { htmlFor: `parameter-${name}`, textContent: `${name}: ${rest.description}` }),
    element("input", { id: `parameter-${name}`, value: rest.default || "", required: true }),
  )));
};

// "query:3:14: what is wrong": the line is shown with the place marked, and the cursor goes there.
const showFault = (text, query) => {
  const found = /^query:(\d+):(\d+): /.exec(text);
  const fault = byId("fault");
  fault.hidden = false;
  fault.querySelector("p").textContent = text;
  const place = fault.querySelector("pre");
  place.replaceChildren();
  if (!found) return;
  const lines = query.split("\n");
  const letters = [...(lines[found[1] - 1] || "")];
  const column = found[2] - 1;
  const before = letters.slice(0, column).join("");
  const letter = letters[column] || " ";
  place.append(before, element("mark", { textContent: letter }), letters.slice(column + 1).join(""));
  if (query !== byId("query").value) return;
  const start = lines.slice(0, found[1] - 1).join("\n").length + (found[1] > 1 ? 1 : 0) + before.length;
  byId("query").focus();
  byId("query").setSelectionRange(start, start + letter.length);
};

const clear = () => {
  byId("fault").hidden = true;
  byId("csv").disabled = true;
  byId("result").replaceChildren();
};

// A query that is asked while another runs takes its place: the server ends that one.
const send = (query, accept) => {
  if (asking) asking.abort();
  asking = new AbortController();
  return fetch("/sparql", {
    method: "POST",
    headers: { "content-type": "application/sparql-query", accept },
    body: query,
    signal: asking.signal,
  });
};

const ask = async () => {
  clear();
  byId("status").textContent = "Asking …";
  const begun = performance.now();
  const query = await boundQuery();
  const response = await send(query, `${RESULTS}, text/turtle;q=0.9`);
  const text = await response.text();
  byId("status").textContent = "";
  if (!response.ok) {
    showFault(text.trim(), query);
  } else if (response.headers.get("content-type").startsWith(RESULTS)) {
    showResults(JSON.parse(text));
    byId("status").append(` ${Math.round(performance.now() - begun)} ms.`);
  } else {
    byId("result").replaceChildren(element("pre", { textContent: text }));
  }
};

const download = async () => {
  const response = await send(await boundQuery(), "text/csv");
  const address = URL.createObjectURL(await response.blob());
  element("a", { href: address, download: "results.csv" }).click();
  URL.revokeObjectURL(address);
};

const fail = (error) => {
  byId("status").textContent = "";
  showFault(error.message, "");
};

// What goes wrong on the way is said; that the reader has asked anew is no fault.
const withFaults = (action) => () => action().catch((error) => {
  if (error.name !== "AbortError") fail(error);
});

const start = async () => {
  const told = await (await fetch("/-/queries.json")).json();
  prefixes = told.prefixes;
  byId("prefixes").textContent = Object.entries(prefixes)
    .map(([name, namespace]) => `PREFIX ${name}: <${namespace}>`).join("\n");
  byId("stock").append(...told.stock.map(
    ({ title }, number) => element("option", { value: String(number), textContent: title }),
  ));
  byId("stock").addEventListener("change", () => {
    const stock = told.stock[byId("stock").value];
    if (stock) choose(stock);
  });
};

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  withFaults(ask)();
});
byId("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("form").requestSubmit();
});
byId("csv").addEventListener("click", withFaults(download));
withFaults(start)();
