"""Links that a finder reads off the tree and that the words all the same do not bear out.

They are left out whatever their confidence: a part told of the whole ("only a tenth of the salt"),
what is told of a denied clause and not of its noun, a caption's number taken for a thing, a link
across two clauses that have subjects of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import starmap
from typing import Final

from spacy.tokens import Doc, Token

from kgraph.extraction.drafts import OPEN, Draft
from kgraph.extraction.grammar import NOT, clause_on
from kgraph.extraction.kin_pairs import KIN_LINKS, is_of_other_kin, kinship_of
from kgraph.extraction.loose_ends import has_loose_end
from kgraph.extraction.loose_joints import has_loose_joint
from kgraph.extraction.polarity import denials
from kgraph.extraction.scopes import base, child_words, heads_a_clause, scope_of
from kgraph.extraction.sentences import Place
from kgraph.language.labels import FINITE
from kgraph.language.lexicon import ORGANIZATION_NOUNS, is_country
from kgraph.language.noun_phrases import modified
from kgraph.language.terms import is_role

_READ_OFF_PATHS: Final = frozenset({"pattern", "trained relation"})
_CAPTION: Final = re.compile(
    r"(?:fig(?:ure|\.)?|table|box|map|photo|plate) ?\d[\d.]*", re.IGNORECASE
)
_SHARES: Final = frozenset("percent percentage cent % fraction tenth third quarter few".split())
_RELATIVE: Final = frozenset({"that", "which", "who"})
_DENYING: Final = frozenset(
    "no not n't n’t never nothing nobody cannot impossible hardly unable".split()
)
_ENOUGH: Final = frozenset("enough sufficient adequate".split())
_ENDURING: Final = frozenset("until till since".split())
_BELONGING: Final = frozenset("memberOf worksFor affiliatedWith leaderOf".split())
_MEETING: Final = frozenset("take bring send rush carry drive meet visit see find".split())
_TASKS: Final = frozenset("job role task purpose goal aim work mission principle hope".split())
_BODIES: Final = frozenset("staff crew team group".split())
_BARE: Final = {
    "memberOf": _BODIES,
    "worksFor": _BODIES,
    "aimsAt": _TASKS | {"help"},
    "requires": frozenset({"help"}),
}
_KINDS: Final = frozenset("instanceOf broader holdsRole identifiesAs".split())
_FOUGHT: Final = frozenset(
    """fire blaze flame wildfire battle war duel bout match election seat campaign lawsuit
    revolution rebellion insurrection""".split()
)
_LEARNING: Final = frozenset(
    """study graduate degree attend school educate education student train training doctorate phd
    thesis diploma bachelor master alumnus alumna pupil classmate read enrol enroll learn apprentice
    scholarship go course class""".split()
)
_SCHOOLS: Final = frozenset(
    "university college school academy polytechnic conservatory lyceum gymnasium".split()
)
_UNDERTAKINGS: Final = frozenset(
    "study survey project program programme initiative campaign research trial".split()
)
"""What has a director who did not make it, as a film's did."""
_MAKERS: Final = ORGANIZATION_NOUNS | frozenset(
    "business firm factory farm plant mill yard worker people country industry".split()
)
_MAKING: Final = frozenset("produce make build create manufacture generate yield".split())
_OF_ONE_DAY: Final = frozenset("bornOn diedOn foundedOn dissolvedOn".split())


def is_withheld(draft: Draft, doc: Doc) -> bool:
    """Say whether the words do not bear a link out."""
    ends = [doc[draft.tokens.subject]]
    if draft.object is not None:
        ends.append(doc[draft.tokens.object])
    path = scope_of(doc, draft.tokens).path
    return (
        any(_is_share(end) for end in ends)
        or any(starmap(_is_uncounted_share, _ends_of(draft, doc)))
        or _is_captioned(draft)
        or _is_no_nation(draft, ends[-1])
        or _is_said_by_name(draft)
        or _lacks_enough(draft, doc, ends=ends)
        or _is_of_denied_clause(ends[0], doc[draft.tokens.anchor])
        or (_is_any(draft, ends[0]) and _is_narrowed(ends[0], doc[draft.tokens.object]))
        or _is_bare_end(draft, ends[-1])
        or _is_bare_task(draft, ends[0], anchor=doc[draft.tokens.anchor])
        or has_loose_end(draft, doc)
        or has_loose_joint(draft, doc)
        or is_of_other_kin(draft.predicate, (ends[0], ends[-1]))
        or _is_spare_kin(draft, ends)
        or _is_fought_out(draft, ends[-1], path=path)
        or (draft.predicate == "leadsTo" and _makes(ends[0], path))
        or _misjoins(doc, draft, path=path)
        or any(_passes_over(token) or _is_of_other_form(token) for token in path)
        or (draft.rule in _READ_OFF_PATHS and _is_misread(draft, doc, path=path))
    )


def _makes(subject: Token, path: tuple[Token, ...]) -> bool:
    """Say whether somebody makes a thing, who does not lead to it: "the firm produces cars"."""
    somebody = is_role(subject.lemma_.casefold()) or subject.lemma_.casefold() in _MAKERS
    return somebody and any(token.lemma_ in _MAKING for token in path)


def _is_share(noun: Token) -> bool:
    """Say whether only some part of a thing is spoken of: "only 10 per cent of the salt"."""
    return base(noun) == "nmod" and noun.head.lower_ in _SHARES and noun.head.i < noun.i


def _ends_of(draft: Draft, doc: Doc) -> Iterator[tuple[Token, Place]]:
    yield doc[draft.tokens.subject], draft.subject
    if draft.object is not None:
        yield doc[draft.tokens.object], draft.object


def _is_uncounted_share(noun: Token, place: Place) -> bool:
    """Say whether a share stands at an end and the thing alone is named: "10 per cent of it"."""
    some = noun.lower_ == "some" or (noun.lower_ == "one" and base(noun) == "nsubj")
    some = some or (noun.lower_ in {"part", "parts"} and base(noun) in {"obj", "obl"})
    some = some and not place.mention.named
    share = noun.lower_ in _SHARES or some
    of_it = any(child_words(noun, "nmod"))
    return of_it and share and noun.lower_ not in place.mention.text.split()


def _is_captioned(draft: Draft) -> bool:
    places = (draft.subject, draft.object)
    return any(place is not None and _CAPTION.fullmatch(place.mention.text) for place in places)


def _is_no_nation(draft: Draft, end: Token) -> bool:
    """Say whether a nationality is that of a town: a citizen of Porto, the Geneva reformer."""
    if draft.predicate != "nationality" or draft.object is None or end.tag_ != "NNP":
        return False
    mention = draft.object.mention
    return mention.entity_type == "place" and not is_country(mention.text)


def _is_said_by_name(draft: Draft) -> bool:
    """Say whether a name itself says what the thing is: "Project Heron is a project"."""
    if draft.predicate not in {"instanceOf", "broader"} or draft.object is None:
        return False
    kind, *more = draft.object.mention.text.casefold().split()
    return not more and kind in draft.subject.mention.text.casefold().split()


def _lacks_enough(draft: Draft, doc: Doc, *, ends: list[Token]) -> bool:
    """Say whether it is denied that there is enough: "did not make enough salt" made some."""
    counted = any(
        child.lower_ in _ENOUGH for end in ends for child in child_words(end, "amod", "det")
    )
    return counted and any(denials(doc, draft.tokens, predicate=draft.predicate))


def _is_of_denied_clause(subject: Token, anchor: Token) -> bool:
    """Say whether a "which" is of a denied clause: "they get no salt, which leads to illness"."""
    clause = clause_on(subject, anchor)
    if clause is None or clause.dep_ != "acl:relcl":
        return False
    which = next((word for word in child_words(clause, "nsubj") if word.lower_ == "which"), None)
    apart = which is not None and which.nbor(-1).is_punct
    verb = subject.head
    denied = any(word.lower_ in NOT for word in verb.children)
    lacked = any(word.lower_ == "no" for word in child_words(subject, "det"))
    return apart and base(subject) in {"obj", "obl"} and (denied or lacked)


def _is_narrowed(noun: Token, kind: Token) -> bool:
    """Say whether a clause picks some of what is said to be of a kind: "boats that are red"."""
    clauses = [
        clause
        for clause in noun.rights
        if clause.dep_.startswith("acl") and clause.left_edge.lower_ in _RELATIVE
    ]
    if any(clause == kind or clause.is_ancestor(kind) for clause in clauses):
        return False
    return any(not clause.left_edge.nbor(-1).is_punct for clause in clauses[:1])


def _is_any(draft: Draft, noun: Token) -> bool:
    """Say whether a link is told of any of a kind: "boats sink", and not "the boats"."""
    if draft.predicate == "broader":
        return True
    return noun.tag_ == "NNS" and not any(child_words(noun, "det", "nummod", "amod"))


def _is_bare_end(draft: Draft, noun: Token) -> bool:
    """Say whether a body or an aim has no name: "joined the staff", "sought help"."""
    bare = draft.object is not None and len(draft.object.mention.text.split()) == 1
    empty = _BARE.get(draft.predicate, frozenset())
    return bare and noun.pos_ == "NOUN" and noun.lemma_.casefold() in empty


def _is_bare_task(draft: Draft, subject: Token, *, anchor: Token) -> bool:
    """Say whether whose task it is nobody can tell: "its job is to watch the gate", "watching"."""
    deed = anchor.tag_ == "VBG" and draft.is_open
    told = deed or draft.predicate.startswith(f"{OPEN}be to ")
    told = told and not draft.subject.mention.named
    bare = subject.lemma_.casefold() in _TASKS and len(modified(subject)) == 1
    label = draft.subject.mention.text.split()
    return told and bare and len(label) == 1


def _is_spare_kin(draft: Draft, ends: list[Token]) -> bool:
    """Say whether all that is known of somebody is that he has kin: "the duke and his wife"."""
    places = (draft.subject, draft.object)
    return draft.predicate in KIN_LINKS and any(
        place is not None and place.mention.text.casefold() == end.lower_ and kinship_of(end)
        for place, end in zip(places, ends, strict=False)
    )


def _is_fought_out(draft: Draft, noun: Token, *, path: tuple[Token, ...]) -> bool:
    """Say whether a fire is put out or a battle waged, of which nobody is an opponent."""
    fought = noun.lemma_.casefold() in _FOUGHT and draft.predicate == "opposes"
    return fought and any(token.lemma_ == "fight" for token in path)


def _is_misread(draft: Draft, doc: Doc, *, path: tuple[Token, ...]) -> bool:
    """Say whether a path or the model joins what different clauses tell."""
    if draft.rule == "trained relation" and _is_told_of_another(doc, draft):
        return True
    anchor = doc[draft.tokens.anchor]
    cases = {case.lower_ for case in child_words(doc[draft.tokens.object], "case")}
    if draft.predicate in _OF_ONE_DAY and cases & _ENDURING:
        return True
    if draft.predicate == "requires" and "without" in cases and not _is_denied(anchor):
        return True  # "a boat without a mast"; but "no boat sails without a mast"
    if draft.rule == "trained relation" and anchor.lemma_ in _MEETING:
        return draft.predicate in _BELONGING or (draft.predicate == "partOf" and "from" in cases)
    if _is_course(draft, anchor) or _is_directed(draft, path):
        return True
    if _adds_on(draft, path) or _is_only_owned(draft, anchor) or _is_untaught(draft, anchor):
        return True
    return any(_crosses(path)) or _skips_nearer(doc[draft.tokens.subject], path)


def _is_told_of_another(doc: Doc, draft: Draft) -> bool:
    """Say whether a relative clause calls its own noun so: "Ana left clubs, which are guilds"."""
    if draft.predicate not in _KINDS:
        return False
    told = doc[draft.tokens.object]
    clause = next((each for each in (told, *told.ancestors) if each.dep_ == "acl:relcl"), None)
    subject = doc[draft.tokens.subject]
    if clause is None or subject == clause.head or clause.is_ancestor(subject):
        return False
    relative = any(word.lower_ in _RELATIVE for word in child_words(clause, "nsubj", "nsubj:pass"))
    return relative and clause.head.pos_ != "PROPN" and not clause.head.is_ancestor(subject)


def _is_only_owned(draft: Draft, anchor: Token) -> bool:
    """Say whether a thing without a name has an owner, of whom it is no part: "owns a fifth"."""
    owned = anchor.lemma_ == "own" and draft.predicate == "partOf"
    return owned and not draft.subject.mention.named


def _is_untaught(draft: Draft, anchor: Token) -> bool:
    """Say whether no word tells of learning: who teaches at a school was not taught there."""
    if draft.predicate != "educatedAt" or draft.rule != "trained relation":
        return False
    return not any(word.lemma_.casefold() in _LEARNING for word in anchor.sent)


def _is_course(draft: Draft, anchor: Token) -> bool:
    """Say whether a student's subject is taken for a field of work: "read law at the college"."""
    if draft.predicate != "worksOn" or anchor.lemma_ not in {"study", "read"}:
        return False
    return any(
        word.lemma_.casefold() in _SCHOOLS
        for where in child_words(anchor, "obl")
        for word in where.subtree
    )


def _is_directed(draft: Draft, path: tuple[Token, ...]) -> bool:
    """Say whether a director is taken for a maker: "the director of the survey"."""
    if draft.predicate != "creatorOf" or draft.object is None:
        return False
    made = draft.object.mention.text.casefold().split()
    directed = any(token.lemma_.casefold() == "director" for token in path)
    return directed and not _UNDERTAKINGS.isdisjoint(made)


def _is_denied(word: Token) -> bool:
    """Say whether a clause denies or doubts anything."""
    nearby = word.sent[: word.i - word.sent.start + 1]
    return any(each.lower_ in _DENYING for each in nearby)


def _crosses(path: tuple[Token, ...]) -> Iterator[bool]:
    """Yield whether each clause on the way that "and" joins has a subject that is not on it."""
    on_the_way = {token.i for token in path}
    for token in path:
        if token.dep_ not in {"conj", "parataxis"} or token.head.i not in on_the_way:
            continue
        own = [child for child in child_words(token, "nsubj") if child.dep_ != "nsubj:outer"]
        if own and not any(child.i in on_the_way for child in own):
            yield True
        if not own and token.dep_ == "conj" and heads_a_clause(token) and not _shares(token, path):
            yield True


def _passes_over(predicate: Token) -> bool:
    """Say whether a clause with a subject of its own stands between two that "and" joins.

    In "Ana asked how, the tide fell and cleared the bay" the tree may have Ana clear it.
    """
    if predicate.dep_ != "conj" or any(child_words(predicate, "nsubj")):
        return False
    between = (each for each in child_words(predicate.head, "conj") if each.i < predicate.i)
    return heads_a_clause(predicate) and any(any(child_words(c, "nsubj")) for c in between)


def _is_of_other_form(predicate: Token) -> bool:
    """Say whether a bare gerund is joined to a verb with a tense: "clubs that row and hauling"."""
    if predicate.dep_ != "conj" or predicate.tag_ != "VBG" or predicate.head.tag_ not in FINITE:
        return False
    return predicate.pos_ == "VERB" and not any(child_words(predicate, "aux", "cop", "nsubj"))


def _shares(predicate: Token, path: tuple[Token, ...]) -> bool:
    """Say whether a link of the second of two joined predicates is of their subject.

    Of "Ana is from Porto and leads the Guild" what is told of the Guild is not told of Porto.
    """
    first = predicate.head
    if base(first) == "acl" and first.head in path:  # "a club that rows and sails"
        return True
    subjects = list(child_words(first, "nsubj", "csubj"))
    return not subjects or any(subject in path for subject in subjects)


def _misjoins(doc: Doc, draft: Draft, *, path: tuple[Token, ...]) -> bool:
    """Say whether the tree joins to a noun what another clause says: "is from Porto and is a cook".

    A verb stands between the two that is not of the first. What a finder tells of the subject of
    both clauses is right all the same.
    """
    if base(doc[draft.tokens.subject]) == "nsubj" and draft.rule in _READ_OFF_PATHS:
        return False
    for token in path:
        if (
            token.dep_ != "conj"
            or token.i < token.head.i
            or not any(child_words(token.head, "case"))
        ):
            continue
        between = doc[token.head.i + 1 : token.i]
        if any(each.dep_ == "cop" and each.head.i >= token.i for each in between):
            return not any(child.dep_ in {"cop", "nsubj"} for child in token.head.children)
    return False


def _adds_on(draft: Draft, path: tuple[Token, ...]) -> bool:
    """Say whether "not only" is taken for a contrast: it says that more is so."""
    return draft.predicate == "contrasts" and any(
        {"not", "only"} <= {child.lower_ for child in token.lefts} for token in path
    )


def _skips_nearer(subject: Token, path: tuple[Token, ...]) -> bool:
    """Say whether an apposition to one thing is taken for one to many: "nets for gigs, a boat"."""
    aside = next((token for token in path if token.dep_ == "appos"), None)
    if aside is None or aside.head != subject or subject.tag_ != "NNS" or aside.tag_ != "NN":
        return False
    between = subject.doc[subject.i + 1 : aside.i]
    return any(token.tag_ == "NN" and base(token) == "nmod" for token in between)
