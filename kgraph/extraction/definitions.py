"""Of what kind a concept is, from how it is defined: "a ketch is a boat with two masts"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.clauses import joined
from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.nominal_links import NO_KINDS
from kgraph.extraction.places import PlaceFinder, fits
from kgraph.extraction.sentences import Place
from kgraph.language.nominals import is_first_subject
from kgraph.language.terms import noun_phrase
from kgraph.ontology.types import Ontology

RULE: Final = "definition"

_CONFIDENCE: Final = 0.75
_ARTICLES: Final = frozenset({"a", "an"})
_KIND_WORDS: Final = frozenset("kind form type sort variety example branch species".split())
_MANY_KINDS: Final = frozenset("kinds forms types sorts varieties branches species".split())
_NAMING: Final = frozenset({"called", "named", "titled", "entitled", "dubbed"})
_IN_PHRASES: Final = frozenset("DET ADJ NOUN PROPN".split())
_BEFORE_PHRASES: Final = frozenset("PUNCT INTJ".split())
_RELATIVE: Final = frozenset("that which who where".split())
_TELLING: Final = frozenset({"nmod", "acl", "acl:relcl"})
_PRESENT: Final = frozenset({"VBZ", "VBP"})
_DETERMINERS: Final = frozenset({"det", "nmod:poss", "nummod", "det:poss"})


def find_definitions(doc: Doc, finder: PlaceFinder, *, ontology: Ontology) -> Iterator[Draft]:
    """Yield broader drafts, and instanceOf drafts where the one of a kind has a name."""
    for token in doc:
        for one, kind in _defined(token):
            first, second = finder.place_of(one), _kind_place(kind, finder)
            if first is None or second is None or second.mention.named:
                continue
            predicate = _predicate(first)
            relation = ontology.relations.get(predicate)
            if relation is not None and fits(relation, first, object_=second):
                tokens = LinkTokens(one.i, kind.i, kind.i)
                yield Draft(predicate, first, second, None, tokens, RULE, _CONFIDENCE)


def _kind_place(kind: Token, finder: PlaceFinder) -> Place | None:
    """Return the place of a kind, also where it goes with a name: "a club called Quill"."""
    place = finder.place_of(kind)
    if place is None or not place.mention.named:
        return place
    phrase = noun_phrase(kind)
    made = finder.make_place(phrase.start, phrase.end) if kind.pos_ == "NOUN" else None
    return made if made is not None and made.mention.entity_type == "concept" else None


def _predicate(one: Place) -> str:
    kinds = {"organization", "event", "work"}
    return "instanceOf" if one.mention.entity_type in kinds and one.mention.named else "broader"


def _defined(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what a word tells the kind of, with the kind."""
    if token.dep_ == "acl" and token.lower_ in _NAMING and token.head.i < token.i:
        yield from _called(token)
    elif token.dep_ in {"nsubj", "nsubj:pass"} and is_first_subject(token):
        if token.lower_ in _KIND_WORDS or token.lower_ == "one":
            yield from _named_last(token)
        elif token.lower_ in _MANY_KINDS:
            yield from _listed(token)
        else:
            yield from _said(token)
    elif token.dep_ == "appos" and _is_aside(token):
        yield _nearest(token), token


def _called(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield "a form of energy called latent heat", "a club called Quill"."""
    noun = verb.head
    if noun.lower_ in _KIND_WORDS:
        noun = _of(noun) or noun
    if noun.pos_ != "NOUN" or noun.lemma_ in NO_KINDS or noun.lower_ in _KIND_WORDS:
        return
    if any(token.is_punct for token in verb.doc[noun.i : verb.i]):
        return
    name = _phrase_after(verb)
    if name is not None:
        yield name, noun


def _phrase_after(verb: Token) -> Token | None:
    """Return the last word of the phrase right after a verb, whatever the tree makes of it."""
    last = None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in _IN_PHRASES:
            last = token if token.pos_ in {"NOUN", "PROPN"} else last
        elif last is not None or token.pos_ not in _BEFORE_PHRASES:
            break
    return last


def _is_aside(noun: Token) -> bool:
    """Say whether a noun tells the kind of what stands before it: "keelboats, boats that"."""
    said_of = _nearest(noun)
    opening = noun.doc[max(noun.left_edge.i - 1, 0)].text
    before = noun.left_edge if noun.left_edge.is_punct else noun.doc[max(noun.left_edge.i - 1, 0)]
    picked = opening not in {",", "("} and before.text not in {",", "("}
    picked = picked or noun.doc[max(before.i - 1, 0)].pos_ == "PROPN"
    picked = picked or any(child.dep_ == "advmod" for child in noun.lefts)
    other = not picked and said_of.lemma_ != noun.lemma_ and said_of.i < noun.i
    unclear = noun.tag_ == "NNS" and len(joined(noun.head)) > 1
    return other and not unclear and _is_generic(said_of) and _is_kind(noun) and _tells_more(noun)


def _nearest(noun: Token) -> Token:
    """Return what an apposition is of: of "an oboe and a flute, a pipe that" it is the flute."""
    between = (each for each in joined(noun.head) if each.i < noun.i)
    return (
        noun.head if noun.tag_ != "NN" else max(between, key=lambda each: each.i, default=noun.head)
    )


def _said(subject: Token) -> Iterator[tuple[Token, Token]]:
    """Yield "a ketch is a boat with two masts", "a fugue is defined as a piece for voices"."""
    head = subject.head
    if not _is_generic(subject):
        return
    copulas = [child for child in head.children if child.dep_ == "cop"]
    if head.lemma_ == subject.lemma_:
        return
    if copulas and copulas[0].tag_ in _PRESENT and _is_kind(head) and _tells_more(head):
        if not any(child.dep_ in {"case", "aux"} for child in head.children):
            yield subject, head
    elif head.lower_ == "defined":
        for child in head.children:
            as_ = any(case.lower_ == "as" for case in child.children)
            if child.dep_ in {"obl", "xcomp", "advcl"} and as_ and _is_kind(child):
                yield subject, child


def _named_last(subject: Token) -> Iterator[tuple[Token, Token]]:
    """Yield "another kind of boat is the canoe", "one of the instruments is the oboe"."""
    kind = _of(subject)
    head = subject.head
    copular = any(child.dep_ == "cop" for child in head.children)
    if kind is None or not copular or not _is_thing(head) or kind.lower_ in NO_KINDS:
        return
    if any(child.dep_ == "acl:relcl" for each in (subject, kind) for child in each.children):
        return
    if subject.lower_ == "one" and (kind.tag_ != "NNS" or kind.lemma_ in NO_KINDS):
        return
    for each in joined(head):
        yield each, kind


def _listed(subject: Token) -> Iterator[tuple[Token, Token]]:
    """Yield "there are three kinds of sail: the jib, the spinnaker and the mainsail"."""
    kind = _of(subject)
    if kind is None or not any(child.dep_ == "expl" for child in subject.head.children):
        return
    after = subject.doc[kind.i + 1] if kind.i + 1 < len(subject.doc) else kind
    if after.text != ":":
        return
    for token in subject.doc[after.i + 1 : subject.sent.end]:
        first = not after.is_ancestor(token) and token.pos_ in {"NOUN", "PROPN"}
        if first and token.dep_ in {"nsubj", "appos", "parataxis", "dep", "obj"}:
            for each in joined(token):
                yield each, kind
            return


def _of(noun: Token) -> Token | None:
    for child in noun.children:
        cases = [case.lower_ for case in child.children if case.dep_ == "case"]
        if child.dep_ == "nmod" and cases == ["of"] and child.pos_ == "NOUN":
            return child
    return None


def _is_thing(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and not any(
        child.dep_ in {"case", "nmod:poss"} for child in token.children
    )


def _is_generic(noun: Token) -> bool:
    """Say whether a noun means any of its kind: "a ketch", "ketches", "rowing"."""
    if noun.pos_ != "NOUN":
        return False
    pointed = any(
        child.dep_ in _DETERMINERS and child.lower_ not in _ARTICLES for child in noun.children
    )
    return not pointed and noun.lemma_ not in NO_KINDS


def _is_kind(noun: Token) -> bool:
    """Say whether a noun names a kind: with "a", or a bare plural."""
    if noun.pos_ != "NOUN" or noun.lemma_ in NO_KINDS:
        return False
    words = {child.lower_ for child in noun.children if child.dep_ in _DETERMINERS}
    return bool(words) and words <= _ARTICLES if noun.tag_ == "NN" else not words


def _tells_more(noun: Token) -> bool:
    """Say whether a noun goes on with what sets its kind apart: "a boat with two masts"."""
    if any(child.dep_ in _TELLING and child.i > noun.i for child in noun.children):
        return True
    after = [token.lower_ for token in noun.doc[noun.i + 1 : noun.i + 3]]
    return bool(after) and (after[0] in _RELATIVE or (after[0] == "in" and after[-1] == "which"))
