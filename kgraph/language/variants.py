"""Ways of writing one term: in the singular, without a middle word, with a word for its kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kgraph.language.names import opens
from kgraph.language.written import ChainJoin, Written, form_of, is_word
from kgraph.model import CoreferenceChain

SAME_FORM: Final = "the same words"
MIDDLE: Final = "the same term without a middle word"
DOCTRINE: Final = "those who stand for it"
OF_PLACE: Final = "the one of the only place that has it"
STRUCTURE: Final = "the same with another word for its structure"

_ENDINGS: Final = (
    ("ist", "ism", frozenset("project force system ideology doctrine thought".split())),
    ("istic", "ism", frozenset("system ideology doctrine thought".split())),
    ("ic", "y", frozenset("treatment medicine remedy therapy practice".split())),
)
"""Ends of an adjective, of the noun that it comes from, and nouns that add nothing to the two."""
_ONE_OF_PLACE: Final = frozenset(
    """army cabinet constitution economy electorate government judiciary left legislature mainland
    media military monarchy navy opposition parliament police press public right treasury""".split()
)
"""What a country has one of."""
_STRUCTURES: Final = frozenset("organization organisation formation form project".split())
_POINTING: Final = frozenset({"the", "this", "that", "our", "your"})
_RECURRING: Final = 3


def find_same_forms(written: Written) -> Iterator[ChainJoin]:
    """Yield what has one form: "state" and "states", and a phrase that is written as a name is.

    A single word with a capital stays apart from the word of the language.
    """
    for form, same in written.by_form.items():
        words = [each for each in same if " " in form or is_word(each.labels[0])]
        yield from _to_main(written, words, reason=SAME_FORM)


def _to_main(
    written: Written, chains: Sequence[CoreferenceChain], *, reason: str
) -> Iterator[ChainJoin]:
    if len(chains) > 1:
        best = _main(written, chains)
        yield from (ChainJoin(e.number, best.number, reason) for e in chains if e != best)


def _main(written: Written, chains: Sequence[CoreferenceChain]) -> CoreferenceChain:
    """Return the chain that others go with: a name or term before a phrase, then the frequent."""
    return max(
        chains,
        key=lambda each: (not each.is_phrase, written.count(each.number), -each.number),
    )


def find_shorter_terms(written: Written) -> Iterator[ChainJoin]:
    """Yield "mended net" for the one "mended herring net": first and last word are the same."""
    by_ends: dict[tuple[str, str], list[CoreferenceChain]] = defaultdict(list)
    for form, chains in written.by_form.items():
        words = form.split()
        if 1 < len(words) < 4:
            by_ends[words[0], words[-1]] += [
                each for each in chains if each.entity_type == "concept" and is_word(each.labels[0])
            ]
    for same in by_ends.values():
        longer = [each for each in same if len(each.labels[0].split()) == 3]
        shorter = [each for each in same if len(each.labels[0].split()) == 2]
        if len(longer) == 1:
            yield from (ChainJoin(each.number, longer[0].number, MIDDLE) for each in shorter)


def find_doctrines(written: Written) -> Iterator[ChainJoin]:
    """Yield "pietist ideology" for "pietism", "osteopathic medicine" for "osteopathy"."""
    for each in written.chains:
        for noun in _nouns_in(form_of(each.labels[0])):
            found = written.by_form.get(noun, ())[:1]
            yield from (ChainJoin(each.number, target.number, DOCTRINE) for target in found)


def _nouns_in(form: str) -> Iterator[str]:
    adjective, _, head = form.partition(" ")
    for ending, noun, heads in _ENDINGS:
        if adjective.endswith(ending) and head in heads:
            yield adjective.removesuffix(ending) + noun


def find_of_place(written: Written) -> Iterator[ChainJoin]:
    """Yield "the navy" for "U.S. navy" where the text tells of the navy of one place only."""
    places = {
        form_of(label)
        for chain in written.chains
        if chain.entity_type == "place"
        for label in chain.labels
    }
    owners: dict[str, list[CoreferenceChain]] = defaultdict(list)
    for form, chains in written.by_form.items():
        *first, noun = form.split() or [""]
        if noun in _ONE_OF_PLACE and (" ".join(first) in places or _is_demonym(written, chains[0])):
            owners[noun] += chains
    for noun, found in owners.items():
        bare = written.by_form.get(noun, ()) if len(found) == 1 else ()
        yield from (
            ChainJoin(found[0].number, each.number, OF_PLACE)
            for each in bare
            if is_word(each.labels[0]) and _is_pointed_at(written, each)
        )


def _is_demonym(written: Written, chain: CoreferenceChain) -> bool:
    spans = written.spans.get(chain.number, ())
    return any(len(s) == 2 and s[0].text.istitle() and not opens(s[0]) for s in spans)


def _is_pointed_at(written: Written, chain: CoreferenceChain) -> bool:
    """Say whether most places of a single noun have "the" or "our" right before it."""
    spans = written.spans.get(chain.number, ())
    pointed = [
        span
        for span in spans
        if span.start and span.doc[span.start - 1].lower_ in _POINTING and span[-1].tag_ != "NNS"
    ]
    return len(pointed) * 2 > len(spans)


def find_structures(written: Written) -> Iterator[ChainJoin]:
    """Yield "cadet formation" for "cadet organization": one rare word, two for a structure."""
    by_first: dict[str, list[CoreferenceChain]] = defaultdict(list)
    for form, chains in written.by_form.items():
        words = form.split()
        if len(words) == 2 and words[1] in _STRUCTURES and written.is_rare(words[0]):
            by_first[words[0]] += chains
    for same in by_first.values():
        if max(written.count(each.number) for each in same) >= _RECURRING:
            yield from _to_main(written, same, reason=STRUCTURE)
