"""Paths that no example takes but that say the same.

Those that a label or a definition names, and other ways to put what an example puts with one word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.language import Language
from spacy.tokens import Doc, Token

from kgraph.extraction.grammar import base, case_of, children, is_passive, word_of
from kgraph.extraction.link_graph import LIGHT_VERBS
from kgraph.extraction.paths import ANY_WAY, Path
from kgraph.ontology.types import Relation

_ALIKE = ({"in", "on"}, {"after", "for"}, {"of", "to"})
_DOES, _DONE, _IS, _HAS = ("<subj", ">obj"), ("<obj", ">subj"), ("<is", ">of"), ("<of", ">is")
_NOUN_OF = {_DOES: _IS, _DONE: _HAS}
_VERB_OF = {noun: verb for verb, noun in _NOUN_OF.items()}
LIMITS = "not enough"
_LIKE_NOUNS = (
    "book novel volume memoir autobiography biography novella anthology",
    "film movie documentary picture feature short cartoon",
    "song single track tune ballad",
    "album record compilation",
    "composition piece symphony concerto sonata opera cantata trio quartet suite",
    "company firm corporation business manufacturer",
    "band group duo",
    "magazine newspaper journal weekly daily",
    "ship vessel boat frigate cruiser destroyer",
    "rifle gun pistol weapon missile rocket",
)
_LIKE_VERBS = (
    "write author pen create compile",
    "design develop manufacture produce build",
    "publish release issue print",
    "found establish create",
    "record perform sing",
    "shoot film",
    "illustrate draw",
)
_LIKE = {"<is": _LIKE_NOUNS, "<obj": _LIKE_VERBS, "<subj": _LIKE_VERBS}
_IN_LINE = frozenset({"ROOT", "conj", "parataxis"})
EMPTY_WORDS = LIGHT_VERBS | frozenset(
    "subject object person place event work organization concept property thing two owe".split()
)


def wider_paths(path: Path) -> Iterator[Path]:
    """Yield other ways to put a path of one word.

    A like preposition, noun or verb; verb for noun, noun for verb.

    >>> list(wider_paths(("<is", "owner", ">of")))[:2]
    [('<is', 'owner', '>to'), ('<subj', 'owner', '>obj')]
    >>> list(wider_paths(("<is", "album", ">by")))
    [('<is', 'record', '>by'), ('<is', 'compilation', '>by')]
    """
    if len(path) != 3 or path[1] in LIGHT_VERBS or not path[1].isalpha():
        return
    first, word, last = path
    for alike in _ALIKE:
        if last[1:] in alike:
            yield from ((first, word, f">{other}") for other in sorted(alike - {last[1:]}))
    rows = (words.split() for words in _LIKE.get(first, ()))
    yield from (
        (first, other, last) for row in rows if word in row for other in row if other != word
    )
    if (first, last) in _NOUN_OF:
        ends = _NOUN_OF[first, last]
        yield from ((ends[0], noun, ends[1]) for noun in _agents(word))
    if (first, last) in _VERB_OF:
        ends = _VERB_OF[first, last]
        yield from ((ends[0], verb, ends[1]) for verb in _deeds(word))


def far_paths(path: Path) -> Iterator[Path]:
    """Yield the path on which the subject is farther from a verb: "she went on to repair it"."""
    if len(path) == 3 and path[0] == "<subj" and path[1] not in LIGHT_VERBS:
        yield ANY_WAY, *path[1:]


def _agents(verb: str) -> tuple[str, ...]:
    """Return what one who does something may be called: "own", "owner"; "translate", "translator".

    A word that is none is found nowhere.
    """
    stem = verb.removesuffix("e")
    return verb, f"{stem}er", f"{stem}or", f"{verb}{verb[-1]}er"


def _deeds(noun: str) -> tuple[str, ...]:
    if noun[-2:] not in {"er", "or"}:
        return (noun,)
    stem = noun[:-2]
    return noun, stem, f"{stem}e"


def told_paths(relations: Iterable[Relation], language: Language) -> Mapping[str, tuple[Path, ...]]:
    """Return the paths that the label and the definition of each relation name, sorted.

    In "the subject taught or guided the object, as its mentor" it is what the subject does and is.
    What a sentence calls "not enough" is left out.
    """
    return {
        relation.name: tuple(
            sorted({*_of_label(relation, language), *_of_definition(relation, language)})
        )
        for relation in relations
    }


def label_paths(
    relations: Iterable[Relation], language: Language
) -> Mapping[str, tuple[Path, ...]]:
    """Return the paths that the label of each relation names."""
    return {each.name: tuple(_of_label(each, language)) for each in relations}


def _of_label(relation: Relation, language: Language) -> Iterator[Path]:
    """Yield "X is the owner of Y" for "owner of", "Y is the editor of X" for "editor"."""
    words = relation.label.split()
    if not words or len(words) > 2:
        return
    frame = "It was {} it." if len(words) > 1 else "She was its {}."
    doc = parsed_alone(frame.format(relation.label), language)
    token = doc[2 if len(words) > 1 else 3]
    if word_of(token) in EMPTY_WORDS:
        return
    if len(words) == 1 and token.pos_ == "NOUN":
        yield _HAS[0], word_of(token), _HAS[1]
    elif len(words) == 2 and doc[3].pos_ == "ADP":
        yield from _with_preposition(token, case=case_of(doc[4]) or doc[3].lower_)


def _with_preposition(token: Token, *, case: str) -> Iterator[Path]:
    if token.pos_ == "NOUN":
        yield "<is", word_of(token), f">{case}"
    elif token.tag_ in {"VBN", "VBD"}:
        yield ("<obj", word_of(token), ">subj" if case == "by" else f">{case}")


def _of_definition(relation: Relation, language: Language) -> Iterator[Path]:
    if not relation.definition:
        return
    for sentence in parsed_alone(relation.definition, language).sents:
        if LIMITS in sentence.text:
            continue
        for token in sentence:
            if token.pos_ == "VERB" and _in_line(token) and word_of(token) not in EMPTY_WORDS:
                yield from _of_verb(token)
            elif token.pos_ == "NOUN" and _is_role(token) and word_of(token) not in EMPTY_WORDS:
                yield _IS[0], word_of(token), _IS[1]


def _of_verb(token: Token) -> Iterator[Path]:
    passive = is_passive(token)
    first, last = _DONE if passive else _DOES
    cases = {case_of(child) for child in children(token, "obl", "obl:agent")} - {"", "as", "over"}
    if not passive or "by" in cases:
        yield first, word_of(token), last
    yield from ((first, word_of(token), f">{case}") for case in sorted(cases - {"by"}))


def _in_line(token: Token) -> bool:
    """Say whether a verb is one of those that the definition's subject does."""
    while base(token.dep_) in {"conj", "parataxis"}:
        token = token.head
    return token.dep_ in _IN_LINE


def _is_role(token: Token) -> bool:
    """Say whether a noun is what the subject is called: "as teacher or mentor"."""
    while token.dep_ == "conj":
        token = token.head
    return case_of(token) == "as"


def parsed_alone(text: str, language: Language) -> Doc:
    """Return some words as the pipeline reads them by themselves."""
    doc = language.make_doc(text)
    doc._.turns = []
    return language(doc)
