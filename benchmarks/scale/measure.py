"""Prints how quality, time and memory change as invented episodes grow in number.

python -m benchmarks.scale.measure --text 100 1000                # reads transcripts, as a build
python -m benchmarks.scale.measure --no-text 1000 10000           # resolution alone
python -m benchmarks.scale.measure --on-disk 100000 1000000       # the same, out of core
python -m benchmarks.scale.measure --kept 1000000 --folder KEPT   # what resolve.py kept there

Each size is measured in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.scale.episodes import FACTS, Episode, Naming, episodes
from benchmarks.scale.extracts import FACTS as READ_FACTS
from benchmarks.scale.extracts import told_extracts
from benchmarks.scale.on_disk import MOST_SCORED, keep_entities, scored_on_disk
from benchmarks.scale.quality import Quality, Scores
from kgraph.build import extract_corpus
from kgraph.model import Corpus, Extract
from kgraph.resolution import resolve
from kgraph.tables.engine import Crew, Means
from kgraph.tables.parts import write_part
from kgraph.tables.resolving import resolve_tables
from kgraph.tables.rows import Yield
from kgraph.tables.run import MEMORY

_DOCUMENTS_A_PART: Final = 2_000

HEADING: Final = """\
| documents | things | homonyms | names found | B-cubed F1 | precision | recall | wrong merges | \
split | things found | claims found | claims right | seconds of a processor | peak memory, GB |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"""


@dataclass(frozen=True)
class Run:
    """A measurement: ``seconds`` are of one processor, ``memory`` is the peak in GiB."""

    documents: int
    quality: Quality
    seconds: float
    memory: float

    def row(self) -> str:
        """Return it as a row of the table."""
        q = self.quality
        shares = (
            *(q.names_found, q.f1, q.precision, q.recall, q.wrong_merges, q.splits),
            *(q.things_found, q.claims_found, q.claims_right),
        )
        cells = [
            *(f"{self.documents:,}", f"{q.things:,}", f"{q.homonyms:.1%}"),
            *(f"{share:.3f}" for share in shares),
            *(f"{self.seconds:,.1f}", f"{self.memory:.2f}"),
        ]
        return f"| {' | '.join(cells)} |"


def measured_without_text(count: int, facts: int) -> Run:
    """Resolve what was read in so many episodes."""
    scores, extracts, chains = Scores(), [], []
    step = 1 + (count - 1) // MOST_SCORED
    for number, told in enumerate(told_extracts(count, facts=facts)):
        extracts.append(told.extract)
        chains.append(told.things)
        if number % step == 0:
            scores.add_facts(told.extract.document_id, (*told.facts, *told.missed))
    started = time.process_time()
    corpus = resolve(extracts)
    seconds, memory = time.process_time() - started, _peak()
    for extract, things in zip(extracts, chains, strict=True):
        for number, thing in enumerate(things):
            entity = corpus.entity_by_chain.get((extract.document_id, number))
            scores.add_place(extract.document_id, thing, entity=entity)
    scores.add_claims(corpus.claims)
    return Run(count, scores.quality(), seconds, memory)


def measured_on_disk(count: int, facts: int) -> Run:
    """Resolve what was read in so many episodes by way of tables, in two processes and 4 GB."""
    with tempfile.TemporaryDirectory() as name:
        tables, folder = Path(name) / "tables", Path(name) / "run"
        folder.mkdir()
        waiting = (
            Yield(t.extract.document_id, t.extract) for t in told_extracts(count, facts=facts)
        )
        while some := list(islice(waiting, _DOCUMENTS_A_PART)):
            write_part(tables, some)
        before = _seconds()
        means = Means(folder, workers=2, memory=MEMORY)
        with Crew(means.workers) as crew:
            resolve_tables(tables, means, crew=crew, shards=1, tell=lambda _: None)
        seconds, memory = _seconds() - before, _peak() + means.workers * _peak_of_workers()
        scores = scored_on_disk(means, count=count, facts=facts)
    return Run(count, scores.quality(), seconds, memory)


def measured_as_kept(folder: Path, count: int, facts: int) -> Run:
    """Score what ``benchmarks.scale.resolve --entities`` kept of so many episodes."""
    with tempfile.TemporaryDirectory() as name:
        keep_entities(folder / str(count), Path(name) / "run")
        means = Means(Path(name) / "run", workers=1, memory=MEMORY)
        return Run(count, scored_on_disk(means, count=count, facts=facts).quality(), 0.0, 0.0)


def measured_with_text(count: int, facts: int) -> Run:
    """Read and resolve so many transcripts."""
    scores, written = Scores(), {each.name: each for each in episodes(count, facts=facts)}
    with tempfile.TemporaryDirectory() as folder:
        for name, episode in written.items():
            (Path(folder) / name).write_text(episode.text, encoding="utf-8")
        started = time.process_time()
        corpus, problems = extract_corpus([Path(folder)])
        seconds, memory = time.process_time() - started, _peak()
    for problem in problems:
        print(problem)
    for extract in corpus.extracts:
        episode = written[extract.document.source.rsplit("/", 1)[-1]]
        _add(scores, extract, episode=episode, corpus=corpus)
    scores.add_claims(corpus.claims)
    return Run(count, scores.quality(), seconds, memory)


def _add(scores: Scores, extract: Extract, *, episode: Episode, corpus: Corpus) -> None:
    document = extract.document_id
    scores.add_facts(document, episode.facts)
    names = _entity_by_offset(extract, corpus, named=True)
    phrases = _entity_by_offset(extract, corpus, named=False) | names
    for naming in episode.namings:
        at = phrases if naming.thing.kind == "concept" else names
        scores.add_place(document, naming.thing, entity=_entity_in(naming, at))
    spoken = {
        turn.label_span.start: corpus.entity_by_chain.get((document, chain))
        for turn, chain in zip(extract.document.turns, extract.speaker_chains, strict=True)
        if turn.label_span is not None and chain is not None
    }
    first = {label.thing.key: label for label in reversed(episode.labels)}
    for label in first.values():
        scores.add_place(document, label.thing, entity=spoken.get(label.start))


def _entity_by_offset(extract: Extract, corpus: Corpus, *, named: bool) -> dict[int, str]:
    found = {}
    for mention in extract.mentions:
        entity = corpus.entity_by_chain.get((extract.document_id, mention.chain))
        if entity is not None and mention.named == named:
            found.update(dict.fromkeys(range(mention.head.start, mention.head.end), entity))
    return found


def _entity_in(naming: Naming, at: Mapping[int, str]) -> str | None:
    """Return the entity that stands at half of a name or more."""
    seen = Counter(at[n] for n in range(naming.start, naming.end) if n in at)
    best = max(seen, key=lambda entity: (seen[entity], entity), default=None)
    return best if best is not None and 2 * seen[best] >= naming.end - naming.start else None


def _seconds() -> float:
    """Return the seconds of the processor of this process and of those that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak_of_workers() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main() -> None:
    """Measure, and print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=int, nargs="*", default=[])
    parser.add_argument("--no-text", type=int, nargs="*", default=[])
    parser.add_argument("--on-disk", type=int, nargs="*", default=[])
    parser.add_argument("--kept", type=int, nargs="*", default=[])
    parser.add_argument("--folder", type=Path, default=Path("entities"), help="of what was kept")
    parser.add_argument("--facts", type=int, help="facts of an episode")
    chosen = parser.parse_args()
    runs: list[tuple[Callable[[int, int], Run], int, int]] = [
        *((measured_with_text, count, chosen.facts or FACTS) for count in chosen.text),
        *((measured_without_text, count, chosen.facts or READ_FACTS) for count in chosen.no_text),
        *((measured_on_disk, count, chosen.facts or READ_FACTS) for count in chosen.on_disk),
        *(
            (partial(measured_as_kept, chosen.folder), count, chosen.facts or READ_FACTS)
            for count in chosen.kept
        ),
    ]
    print(HEADING, flush=True)
    for measure, count, facts in runs:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            print(pool.submit(measure, count, facts).result().row(), flush=True)


if __name__ == "__main__":
    main()
