"""Pronouns and descriptions: which chain "she", "we" or "the union" goes on with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kgraph.language.chain_owners import ChainOwners, mentions_of
from kgraph.language.chains import mention_at
from kgraph.language.descriptions import may_describe
from kgraph.language.labels import PRONOUNS, WE
from kgraph.language.mentions import FIRST_PERSON, SECOND_PERSON, Candidate, name_key
from kgraph.language.names_by_noun import NamesByNoun
from kgraph.language.retold import sayer_retold
from kgraph.language.subjects_before import SubjectsBefore
from kgraph.language.writers import Correspondence, correspondence_of
from kgraph.model import CoreferenceChain, Document, Mention

_PERSONS = frozenset("i me my mine you your he him his she her hers who whom".split())
_MODALS = frozenset("can could may might should must ca".split())
_CONDITIONS = frozenset({"if", "when", "whenever", "unless"})
_EACH = frozenset({"every", "each", "any"})
_PLURALS = frozenset({"they", "them", "their", "who"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A span that is no name, and the number of the chain that it goes on with."""

    span: Span
    chain: int


def chain_by_token(candidates: Sequence[Candidate], numbers: Mapping[str, int]) -> dict[int, int]:
    """Return the chain of each token that a name or term covers."""
    return {
        token.i: numbers[candidate.key]
        for candidate in candidates
        if candidate.key in numbers
        for token in candidate.span
    }


def resolve_references(
    doc: Doc,
    chain_at: Mapping[int, int],
    *,
    document: Document,
    numbers: Mapping[str, int],
    chains: Sequence[CoreferenceChain],
) -> list[Reference]:
    """Return the mentions that are no names, each with the chain of what it refers to.

    I is the speaker, or whom he retells; where nobody speaks, who wrote the text. You is the other
    speaker where there are but two, or whom a letter is to.
    Everything else goes with the name that the trained coreference found most often in its chain,
    where type and words allow; what has no name gives no reference.

    Args:
        doc: carries ``doc.spans["mentions"]``.
        chain_at: chain numbers of names and terms, by token.
        document: whose turns say who speaks.
        numbers: chain numbers by key.
        chains: the chains of names and terms, by number.
    """
    owners = ChainOwners(doc, chain_at, chains=chains)
    named = NamesByNoun(doc, chain_at, chains=chains)
    unnamed = [(*each, named.named_before(each[0])) for each in _unnamed(doc, chain_at)]
    for span, chain, described in unnamed:
        if described is not None and owners.owner_of(span, chain) is None:
            owners.describe(chain, described)
    subjects = SubjectsBefore(doc, chain_at, chains=chains)
    letter = correspondence_of(document)
    found = []
    retold: list[tuple[Span, Token]] = []
    for span, chain, described in unnamed:
        sayer = sayer_retold(span) if span.text.casefold() in FIRST_PERSON else None
        if sayer is not None:
            retold.append((span, sayer))
            continue
        target = owners.owner_of(span, chain)
        number = _number(span, target, document=document, numbers=numbers, letter=letter)
        number = described if number is None else number
        if number is None and target is None:
            number = subjects.named_before(span, chain)
        if number is not None:
            found.append(Reference(span, number))
    said = {**chain_at} | {each.span.root.i: each.chain for each in found}
    found += [Reference(span, said[sayer.i]) for span, sayer in retold if sayer.i in said]
    return found


def reference_mentions(
    references: Sequence[Reference], chains: Sequence[CoreferenceChain], *, document: Document
) -> list[Mention]:
    """Return references as mentions, of the type of their chains."""
    found = []
    for reference in references:
        span, kind = reference.span, chains[reference.chain].entity_type
        candidate = Candidate(span, kind, span.text, span.text, named=False)
        found.append(mention_at(candidate, reference.chain, document=document))
    return found


def _unnamed(doc: Doc, chain_at: Mapping[int, int]) -> Iterator[tuple[Span, int]]:
    seen = set()
    for span, chain in mentions_of(doc):
        if span.root.i not in chain_at and span.root.i not in seen:
            seen.add(span.root.i)
            yield span, chain


def _number(
    span: Span,
    owner: CoreferenceChain | None,
    *,
    document: Document,
    numbers: Mapping[str, int],
    letter: Correspondence,
) -> int | None:
    word = span.text.casefold()
    speaker = _speaker_at(document, span.start_char) or letter.writer
    if word in FIRST_PERSON and speaker:
        return numbers.get(name_key(speaker))
    if word in SECOND_PERSON:
        if _is_anyone(span.root):
            return None
        spoken = {turn.speaker for turn in document.turns if turn.speaker}
        others = (spoken or {letter.reader} - {None}) - {speaker}
        return numbers.get(name_key(others.pop() or "")) if len(others) == 1 else None
    if owner is None or word in FIRST_PERSON:
        return None
    if word not in PRONOUNS:
        return owner.number if may_describe(span, owner) else None
    if word in WE and owner.entity_type in {"place", "concept"}:
        return None  # those who speak are no country; who they are, the chain does not say
    agrees = (word in _PERSONS) == (owner.entity_type == "person")
    return owner.number if agrees or word in _PLURALS else None


def _is_anyone(you: Token) -> bool:
    """Say whether a "you" stands for anyone: "you can pay at the gate", "if you own a boat"."""
    verb = you.head
    if you.dep_ != "nsubj" or verb.sent.text.rstrip().endswith("?"):
        return False
    if any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children):
        return True
    cases = (verb, *(child for child in verb.lefts if child.dep_ == "advcl"))
    return any(_is_any_case(clause) for clause in cases) or _is_each_time(verb)


def _is_any_case(clause: Token) -> bool:
    """Say whether a clause supposes something of a "you": "if you own a boat"."""
    yours = any(child.lower_ == "you" for child in clause.lefts if child.dep_ == "nsubj")
    opening = {child.lower_ for child in clause.lefts if child.dep_ in {"mark", "advmod"}}
    return yours and bool(opening & _CONDITIONS)


def _is_each_time(verb: Token) -> bool:
    """Say whether a verb tells what is done again and again: "every time you win, you pay"."""
    times = [verb.head] if verb.dep_ == "acl:relcl" else list(verb.lefts)
    return any(
        time.lower_ == "time" and any(child.lower_ in _EACH for child in time.lefts)
        for time in times
    )


def _speaker_at(document: Document, view_offset: int) -> str | None:
    section = document.reading.section_at(view_offset)
    return document.turns[section.turn].speaker if section else None
