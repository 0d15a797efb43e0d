"""Which chain became which entity in a run out of core: kept, and scored."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final

from benchmarks.scale.extracts import told_extracts
from benchmarks.scale.quality import Scores
from kgraph.model import Claim
from kgraph.tables.engine import Means, parquet, rows_of

MOST_SCORED: Final = 20_000
"""Documents whose claims are scored, spread evenly."""


def keep_entities(run: Path, to: Path) -> None:
    """Keep of the folder of a run what ``scored_on_disk`` looks at; nothing is copied."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    os.link(run / "chains.parquet", to / "chains.parquet")
    shutil.copytree(run / "ranks", to / "ranks", copy_function=os.link)


def scored_on_disk(means: Means, *, count: int, facts: int) -> Scores:
    """Return the scores of a run over so many episodes of so many facts each."""
    scores, step = Scores(), 1 + (count - 1) // MOST_SCORED
    query = (
        f"SELECT document_id, entity FROM {parquet(means.folder / 'chains.parquet')} "
        f"JOIN {parquet(means.folder / 'ranks' / '*.parquet')} USING (doc) "
        "ORDER BY document_id, number"
    )
    found = groupby(rows_of(query, means), itemgetter(0))  # ids sort as the episodes do
    for number, (told, (_, rows)) in enumerate(
        zip(told_extracts(count, facts=facts), found, strict=True)
    ):
        document, entities = told.extract.document_id, [str(entity) for _, entity in rows]
        if number % step == 0:
            scores.add_facts(document, (*told.facts, *told.missed))
            scores.add_claims(_resolved(claim, entities) for claim in told.extract.claims)
        for thing, entity in zip(told.things, entities, strict=True):
            scores.add_place(document, thing, entity=entity)
    return scores


def _resolved(claim: Claim, entities: Sequence[str]) -> Claim:
    target = None if claim.object is None else entities[int(claim.object[1:])]
    return replace(claim, subject=entities[int(claim.subject[1:])], object=target)
