"""Scores the exported model on every development file; the model card has its numbers."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.language.components import LanguageCore
from kgraph.language.pipeline import make_pipeline
from kgraph.training.corpora import read_records, read_treebank
from kgraph.training.degrade import as_transcript
from kgraph.training.passage_scores import score_passages
from kgraph.training.passages import PASSAGES, read_passages
from kgraph.training.predictions import (
    annotate,
    claim_prediction,
    f_score,
    mention_prediction,
    name_prediction,
    sentence_starts,
)
from kgraph.training.relation_scores import gold_mention_score
from kgraph.training.tree_scores import tree_scores

Record = dict[str, Any]
Predictions = list[tuple[Record, Record]]
"""Gold records with what was predicted of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a score in percent or words a second, what it must be and aims at."""

    name: str
    score: float
    must: float | None = None
    aim: float | None = None


class Scorer:
    """Runs the project's scorer on predictions."""

    def __init__(self, nlp: Language, script: Path) -> None:
        self._nlp = nlp
        self._script = script

    def score_json(self, command: list[str], predicted: Predictions) -> dict[str, Any]:
        """Return what the scorer prints as JSON."""
        return dict(json.loads(self.score_text([*command, "--json"], predicted)))

    def score_text(self, command: list[str], predicted: Predictions) -> str:
        """Return what the scorer prints."""
        with TemporaryDirectory() as name:
            gold, guess = Path(name) / "gold.jsonl", Path(name) / "predicted.jsonl"
            _write(gold, [record for record, _ in predicted])
            _write(guess, [prediction for _, prediction in predicted])
            result = subprocess.run(
                [sys.executable, self._script, command[0], gold, guess, *command[1:]],
                check=True,
                capture_output=True,
                text=True,
            )
        return result.stdout

    def annotate(self, records: list[Record]) -> list[Doc]:
        """Return the Docs of the records."""
        return [annotate(self._nlp, record) for record in records]


def evaluate_model(weights: Path, corpora: Path, *, script: Path) -> list[Row]:
    """Return the table of the targets for the model in ``weights``."""
    nlp = make_pipeline(weights)
    scorer = Scorer(nlp, script)
    core = nlp.get_pipe("kgraph_core")
    assert isinstance(core, LanguageCore)
    rows = []
    for treebank in ("GUM", "EWT"):
        trees = [
            tree
            for tree in read_treebank(corpora / "ud/dev.conllu")
            if tree.identifier.startswith("GUM_") == (treebank == "GUM")
        ]
        wanted = {"UPOS": (97.9, 98.5), "LAS": (89.5, 91.5)} if treebank == "GUM" else {}
        rows += [
            Row(f"{treebank} dev, gold sentences: {name}", score, *wanted.get(name, (None, None)))
            for name, score in tree_scores(core.network, trees).items()
        ]
    rows += _document_rows(scorer, read_records(corpora / "documents/dev.jsonl"))
    rows += _name_rows(scorer, read_records(corpora / "ner/dev.jsonl"))
    rows += _relation_rows(scorer, core, records=read_records(corpora / "knowledgenet/dev.jsonl"))
    return rows + _passage_rows(core)


def _document_rows(scorer: Scorer, records: list[Record]) -> list[Row]:
    began = time.process_time()
    docs = scorer.annotate(records)
    seconds = time.process_time() - began
    words = sum(not token.is_space for doc in docs for token in doc)
    starts = f_score(
        ({s[0] for s in record["sentences"]}, set(sentence_starts(doc)))
        for doc, record in zip(docs, records, strict=True)
    )
    whole = _predictions(records, docs, predict=mention_prediction)
    plain = [as_transcript(record) for record in records]
    spoken = _predictions(plain, scorer.annotate(plain), predict=mention_prediction)
    main = ["mentions", "--named", "--types", "person,place,organization"]
    nested = scorer.score_json(["mentions"], whole)["exact"]
    named = scorer.score_json(main, whole)["exact"]
    lowered = scorer.score_json(main, spoken)["exact"]
    chains = _conll(scorer.score_text(["coref", "--match", "head"], whole))
    return [
        Row("GUM dev: sentence boundaries F1", starts, 96.5, 98),
        Row(
            "GUM dev: named mentions, exact, person+place+organization F1",
            100 * named["typed"][2],
            80,
            86,
        ),
        Row("GUM dev: nested mentions, typed F1", 100 * nested["typed"][2], 76, 80),
        Row("GUM dev: nested mentions, untyped F1", 100 * nested["untyped"][2]),
        Row("GUM dev: coreference CoNLL F1, head match", chains, 55, 65),
        Row("GUM dev as a transcript: named mentions F1", 100 * lowered["typed"][2]),
        Row("words a second, whole annotation", words / seconds, 2500, 4500),
    ]


def _predictions(
    records: list[Record], docs: list[Doc], *, predict: Callable[[Doc, Record], Record]
) -> Predictions:
    return [(r, predict(doc, r)) for doc, r in zip(docs, records, strict=True)]


def _conll(output: str) -> float:
    for line in output.splitlines():
        if line.startswith("CoNLL"):
            return 100 * float(line.split()[-1])
    raise ValueError(f"no CoNLL line in {output!r}")


def _name_rows(scorer: Scorer, records: list[Record]) -> list[Row]:
    rows = []
    for label, domains in (
        ("UNER web", {"web"}),
        ("CrossNER", {r["domain"] for r in records} - {"web"}),
    ):
        chosen = [record for record in records if record["domain"] in domains]
        plain = [as_transcript(record) for record in chosen]
        scores = []
        for texts in (chosen, plain):
            pairs = _predictions(texts, scorer.annotate(texts), predict=name_prediction)
            result = scorer.score_json(["mentions"], pairs)
            scores.append(100 * result["exact"]["typed"][2])
        wanted = (80.0, 87.0) if label == "UNER web" else (None, None)
        rows.append(Row(f"{label} dev: names F1", scores[0], *wanted))
        rows.append(Row(f"{label} dev as a transcript: names F1", scores[1]))
    return rows


def _relation_rows(scorer: Scorer, core: LanguageCore, *, records: list[Record]) -> list[Row]:
    predict = partial(claim_prediction, thresholds=core.network.card.thresholds)
    pairs = _predictions(records, scorer.annotate(records), predict=predict)
    result = scorer.score_json(["relations"], pairs)
    return [
        Row(
            "KnowledgeNet dev: relations, gold mentions F1",
            gold_mention_score(core.network, records),
            87,
            90,
        ),
        Row("KnowledgeNet dev: Text F1, end to end", 100 * result["micro"]["Text F1"][2], 74, 81),
    ]


def _passage_rows(core: LanguageCore) -> list[Row]:
    passages = (passage for passage in read_passages(PASSAGES) if passage.is_test)
    scores = score_passages(core.network, passages)
    return [
        Row("our passages, test split: links between marked mentions F1", scores.link_score()),
        Row("our passages, test split: denied F1, network alone", scores.denial_score(), 90, 97),
        Row(
            "our passages, test split: modality macro F1, network alone",
            scores.modality_score(),
            80,
            90,
        ),
        Row("our passages, test split: calibration error", 100 * scores.calibration_error()),
    ]


def render_table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = ["| what | score | must | aim |", "|---|---|---|---|"]
    for row in rows:
        wanted = ["" if w is None else f"{w:g}" for w in (row.must, row.aim)]
        lines.append(f"| {row.name} | {row.score:.1f} | {wanted[0]} | {wanted[1]} |")
    return "\n".join(lines)


def _write(path: Path, records: list[Record]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
