// The decisions that are made in the page: they wait under the panel until they are downloaded.

const decisionBox = document.getElementById("decisions");
const KEPT = `kgraph decisions: ${document.title}`;
let decisions = [];
let decidedBy = "";

// The browser keeps them over a reload where it may; a page that it trusts with nothing does without.
const keep = () => {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ decisions, decidedBy }));
  } catch {
    // nothing is lost before the page is closed
  }
};

const restore = () => {
  try {
    ({ decisions, decidedBy } = JSON.parse(localStorage.getItem(KEPT)) || { decisions, decidedBy });
  } catch {
    // there is nothing to restore
  }
};

const isDecided = ({ key }) => decisions.some((each) => each.key === key);

const setDecisions = (made) => {
  decisions = made;
  keep();
  fillDecisions();
};

const decide = (decision) =>
  setDecisions([...decisions.filter(({ key }) => key !== decision.key), { ...decision, why: "" }]);
const takeBack = ({ key }) => setDecisions(decisions.filter((each) => each.key !== key));

// A button that makes a decision, and takes it back.
const decisionButton = (decision, { words, label = words }) => {
  const button = element("button", {
    class: "open-quotes",
    type: "button",
    "aria-label": label,
    onclick: () => {
      if (isDecided(decision)) takeBack(decision);
      else decide(decision);
      show();
    },
  }, words);
  const show = () => button.setAttribute("aria-pressed", String(isDecided(decision)));
  show();
  return button;
};

const nameField = element("input", {
  id: "decided-by", class: "field", autocomplete: "name", required: "",
  oninput: () => {
    decidedBy = nameField.value.trim();
    keep();
  },
});

const decisionRow = (decision) => {
  const why = element("input", {
    class: "field",
    "aria-label": `Why: ${decision.words}`,
    placeholder: "why",
    oninput: () => {
      decision.why = why.value.trim();
      keep();
    },
  });
  why.value = decision.why;
  return element("li", {},
    element("span", { class: "grow" }, foreign(oneLine(decision.words, 200)), why),
    element("button", {
      class: "open-quotes",
      type: "button",
      "aria-label": `Take back: ${decision.words}`,
      onclick: () => {
        takeBack(decision);
        (decisions.length ? decisionBox.querySelector("summary") : panel).focus();
        showOpen();
      },
    }, "take back"));
};

const downloadDecisions = () => {
  if (!nameField.reportValidity()) return;
  download("decisions.toml", "application/toml", tomlOf(decisions, decidedBy));
};

const decisionList = element("ul", { class: "rows" });
const decisionCount = element("summary", {});
decisionBox.append(element("details", {},
  decisionCount,
  decisionList,
  element("p", {}, element("label", { for: "decided-by" }, "Who decides: "), nameField),
  element("p", { class: "actions" },
    element("button", { class: "back", type: "button", onclick: downloadDecisions }, "Download decisions.toml"),
    element("button", {
      class: "back",
      type: "button",
      onclick: () => {
        setDecisions([]);
        showOpen();
        panel.focus();
      },
    }, "Take all back")),
  element("p", { class: "quiet" }, "Then, in the project: ",
    element("code", {}, "kgraph curate apply decisions.toml"))));

const fillDecisions = () => {
  decisionBox.hidden = !decisions.length;
  decisionCount.textContent = counted(decisions.length, "decision");
  decisionList.replaceChildren(...decisions.map(decisionRow));
};

restore();
nameField.value = decidedBy;
fillDecisions();
