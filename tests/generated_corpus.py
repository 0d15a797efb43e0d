"""A corpus of any size in the shape of a real one: hubs, repeats, denials, dates, decisions.

It is made of numbers drawn with a seed: equal sizes give equal corpora.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from kgraph.model import (
    Claim,
    Corpus,
    Decision,
    Document,
    Entity,
    Evidence,
    Join,
    Modality,
    Polarity,
    Span,
)
from kgraph.model.identifiers import document_id
from tests.builders import corpus_of, document_of

_LINKS = {
    "memberOf": ("person", "organization"),
    "worksFor": ("person", "organization"),
    "founderOf": ("person", "organization"),
    "holdsRole": ("person", "concept"),
    "supports": ("person", "concept"),
    "opposes": ("person", "concept"),
    "worksOn": ("organization", "concept"),
    "broader": ("concept", "concept"),
    "leadsTo": ("concept", "concept"),
    "basedIn": ("organization", "place"),
    "participantIn": ("person", "event"),
    "creatorOf": ("person", "work"),
    "agreesWith": ("person", "person"),
    "open:sail with": ("person", "person"),
    "open:pay for": ("organization", "event"),
}
_SHARES = {"concept": 40, "person": 25, "organization": 15, "place": 8, "event": 6, "work": 6}
_MODALITIES = [*[Modality.ASSERTED] * 14, *Modality]
_SENTENCE = "They talked about the tide and the ropes until the lamp went out again and again."
_CLAIMS_A_SOURCE = 400
_SECONDS_A_CLAIM = 7


class _Maker:
    def __init__(self, count: int) -> None:
        self.chance = random.Random(count)
        self.ids_by_type: dict[str, list[str]] = {}
        self.documents = [self._document(n) for n in range(2 + count // _CLAIMS_A_SOURCE)]
        self.entities = list(self._entities(max(40, count // 4)))
        self.document_ids = [document_id(each.source, each.sha256) for each in self.documents]
        text = self.documents[0].text
        self.starts = [found.start() for found in re.finditer(re.escape(_SENTENCE), text)]
        self.speakers = self.ids_by_type["person"][:200]

    def _document(self, number: int) -> Document:
        text = "".join(f"{line}. {_SENTENCE}\n" for line in range(_CLAIMS_A_SOURCE))
        date = f"{1990 + number % 30}-05" if number % 3 else None
        return document_of(text, source=f"data/sources/talk-{number}.txt", date=date)

    def _entities(self, count: int) -> Iterator[Entity]:
        for kind, share in _SHARES.items():
            ids = [f"{kind}/{kind}-{number}" for number in range(max(4, count * share // 100))]
            self.ids_by_type[kind] = ids
            for number, identifier in enumerate(ids):
                yield self._entity(kind, number=number, identifier=identifier)

    def _entity(self, kind: str, *, number: int, identifier: str) -> Entity:
        label = f"{kind.title()} {number}"
        alias, decision = (
            f"the {kind} no. {number}",
            Decision("Mina Duarte", "heard it", "2024-05-01"),
        )
        join = Join(alias, label, "sounds like it", decision=decision if number % 50 == 0 else None)
        return Entity(
            identifier, kind, label,
            aliases=(alias,) if number % 3 == 0 else (),
            mention_count=1 + 5000 // (number + 1),
            salience=round(10 / (number + 1), 6),
            joins=(join,) if number % 3 == 0 else (),
            former_ids=(f"{identifier}-once",) if number % 20 == 0 else (),
            same_as=(f"https://example.org/{kind}/{number}",) if number % 25 == 0 else (),
        )  # fmt: skip

    def pick(self, kind: str) -> str:
        """Return a thing of a type; a few are picked often, most seldom."""
        ids = self.ids_by_type[kind]
        return ids[int(len(ids) * self.chance.random() ** 3)]

    def claims(self, count: int) -> Iterator[Claim]:
        made: list[Claim] = []
        for number in range(count):
            claim = self._claim(number)
            if made and self.chance.random() < 0.06:
                claim = self._repeated(self.chance.choice(made), claim)
            made.append(claim)
            yield claim

    def _claim(self, number: int) -> Claim:
        predicate = self.chance.choice(list(_LINKS))
        subject, target = (self.pick(kind) for kind in _LINKS[predicate])
        dated, decided = self.chance.random() < 0.2, self.chance.random() < 0.01
        begins = str(self.chance.randint(1950, 2020)) if dated else None
        places = 1 + (self.chance.random() < 0.25)
        return Claim(
            subject, predicate, target, None,
            evidence=tuple(self._evidence(number, at=at) for at in range(places)),
            polarity=Polarity.NEGATED if self.chance.random() < 0.08 else Polarity.AFFIRMED,
            modality=self.chance.choice(_MODALITIES),
            qualifier=self.pick("organization") if predicate == "holdsRole" else None,
            valid_from=begins,
            valid_to=str(int(begins) + 5) if begins and self.chance.random() < 0.5 else None,
            decision=Decision("Mina Duarte", "read it", "2024-05-01") if decided else None,
        )  # fmt: skip

    def _repeated(self, earlier: Claim, claim: Claim) -> Claim:
        """Return an earlier claim as said elsewhere, at times denied."""
        denied = self.chance.random() < 0.5
        return replace(
            earlier,
            evidence=claim.evidence,
            polarity=Polarity.NEGATED if denied else earlier.polarity,
            decision=None,
        )

    def _evidence(self, number: int, *, at: int) -> Evidence:
        which = (number // _CLAIMS_A_SOURCE + at) % len(self.documents)
        line = number % _CLAIMS_A_SOURCE
        start = self.starts[line]
        speaker = self.chance.choice(self.speakers[: 1 + number % 40])
        return Evidence(
            self.document_ids[which], Span(start, start + len(_SENTENCE)), _SENTENCE,
            subject_span=Span(start, start + 4),
            speaker=speaker if self.chance.random() < 0.7 else None,
            start_ms=line * _SECONDS_A_CLAIM * 1000,
            confidence=round(0.45 + 0.55 * self.chance.random(), 2),
            rule=self.chance.choice(["relations", "pattern:join", "open"]),
        )  # fmt: skip


def generated_corpus(count: int) -> Corpus:
    """Return a corpus of so many claims."""
    maker = _Maker(count)
    claims = list(maker.claims(count))
    return corpus_of(*maker.documents, entities=maker.entities, claims=claims)
