"""Where the object of a taught link stands, and whom the link is said of, on hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.ends import is_adjective, read_ends
from kgraph.extraction.paths import ANY_WAY
from kgraph.extraction.patterns import Pattern, PatternBook, find_pattern_links, find_values
from kgraph.extraction.rivals import best_of_ends
from kgraph.extraction.role_links import find_role_links
from kgraph.extraction.roles import Role
from kgraph.extraction.withheld import is_withheld
from tests.placed import placed

TWO_CLAUSES = """
    Heron  heron  PROPN NNP nsubj      1
    hangs  hang   VERB  VBZ ROOT       1
    and    and    CCONJ CC  cc         5
    Quay   quay   PROPN NNP nsubj:pass 5
    was    be     AUX   VBD aux:pass   5
    carved carve  VERB  VBN conj       1
    by     by     ADP   IN  case       7
    Ana    ana    PROPN NNP obl:agent  5
"""
WORKS = {"Heron": "work", "Quay": "work", "Ana": "person"}
WITH_IT = TWO_CLAUSES.replace("Quay   quay   PROPN NNP", "it     it     PRON  PRP")
OF_TRADE = """
    Ana     ana     PROPN NNP nsubj 1
    rows    row     VERB  VBZ ROOT  1
    and     and     CCONJ CC  cc    4
    Ben     ben     PROPN NNP nsubj 4
    mends   mend    VERB  VBZ conj  1
    nets    net     NOUN  NNS obj   4
"""


def role(weight: float, *, domain: tuple[str, ...] = ("work",)) -> Role:
    """Return a link whose objects stand after "carve" and "by"."""
    return Role("carver", (("before 1 carve", weight), ("is place", weight)), domain, ("person",))


@pytest.mark.parametrize(("domain", "told"), [
    pytest.param(("work",), ["Quay carver Ana"], id="the subject of its own clause"),
    pytest.param(("event",), [], id="no work at all"),
])  # fmt: skip
def test_a_link_is_told_of_the_subject_of_its_clause(
    domain: tuple[str, ...], told: list[str]
) -> None:
    read = placed(TWO_CLAUSES, WORKS)
    ends = read_ends(read.doc, read.finder)
    found = find_role_links(ends, [role(0.2, domain=domain)], rule="pattern")
    assert read.told(found) == told


def test_where_the_clause_has_no_fitting_subject_it_is_told_of_the_first_name() -> None:
    read = placed(TWO_CLAUSES, {"Heron": "work", "Quay": "place", "Ana": "person"})
    ends = read_ends(read.doc, read.finder)
    assert read.told(find_role_links(ends, [role(0.2)], rule="pattern")) == ["Heron carver Ana"]


@pytest.mark.parametrize(("weight", "told"), [
    pytest.param(3.0, ["Quay carver Ana"], id="the words say plainly what it is"),
    pytest.param(0.5, [], id="they say little"),
])  # fmt: skip
def test_a_mistyped_object_counts_where_the_words_are_plain(weight: float, told: list[str]) -> None:
    read = placed(TWO_CLAUSES, WORKS | {"Ana": "organization"})
    ends = read_ends(read.doc, read.finder)
    assert read.told(find_role_links(ends, [role(weight)], rule="pattern")) == told


TWO_CARVERS = f"""{TWO_CLAUSES.rstrip()}
    and    and    CCONJ CC  cc         9
    Ben    ben    PROPN NNP conj       7
"""


@pytest.mark.parametrize(("kind", "told"), [
    pytest.param("person", ["Quay carver Ana", "Quay carver Ben"], id="of one type"),
    pytest.param("place", ["Quay carver Ana"], id="of another"),
])  # fmt: skip
def test_the_first_of_a_list_tells_what_the_others_are(kind: str, told: list[str]) -> None:
    read = placed(TWO_CARVERS, WORKS | {"Ben": kind})
    only_first = Role("carver", (("before 1 carve", 0.2), ("always", -0.1)), ("work",), ("person",))
    ends = read_ends(read.doc, read.finder)
    assert read.told(find_role_links(ends, [only_first], rule="pattern")) == told


def test_a_word_that_stands_for_a_name_is_as_good_an_end_as_the_name() -> None:
    read = placed(WITH_IT, {"Heron": "work", "it": "Heron", "Ana": "person"})
    at = read_ends(read.doc, read.finder).places
    found = {
        ("carver", subject, 7): Draft(
            "carver", at[subject], at[7], None, LinkTokens(subject, 7, 5), "pattern", 0.8
        )
        for subject in (0, 3)
    }
    assert len([*best_of_ends(found, [role(0.2)])]) == 2


@pytest.mark.parametrize(("kind", "adjective"), [
    pytest.param("work", False, id="a title that ends with one"),
    pytest.param("concept", True, id="where somebody is from"),
])  # fmt: skip
def test_a_title_is_no_adjective(kind: str, *, adjective: bool) -> None:
    read = placed("Wrong wrong ADJ JJ nsubj 1\nhangs hang VERB VBZ ROOT 1", {"Wrong": kind})
    assert is_adjective(0, read_ends(read.doc, read.finder)) is adjective


def test_what_tells_a_link_by_itself_is_not_read_off_a_path() -> None:
    read = placed(OF_TRADE, {"Ana": "person", "Ben": "person", "nets": "concept"})
    tells = Pattern(
        *("trade", (ANY_WAY,), ("person",), (), False, False, 0.6), objects=("nets",), noun=True
    )
    [draft] = find_values(read_ends(read.doc, read.finder), PatternBook((tells,)))
    assert read.told([draft]) == ["Ana trade nets"]
    assert not is_withheld(draft, read.doc)
    by_path = Draft(
        draft.predicate, draft.subject, draft.object, None, draft.tokens, "pattern", 0.6
    )
    assert is_withheld(by_path, read.doc)


@pytest.mark.parametrize(("kind", "told"), [
    pytest.param("place", ["Ana ownerOf Quay"], id="of the kind that it may have"),
    pytest.param("event", [], id="of another kind"),
])  # fmt: skip
def test_where_examples_have_nouns_a_name_may_stand(kind: str, told: list[str]) -> None:
    table = """
        Ana   ana  PROPN NNP nsubj 1
        owns  own  VERB  VBZ ROOT  1
        Quay  quay PROPN NNP obj   1
    """
    read = placed(table, {"Ana": "person", "Quay": kind})
    path = ("<subj", "own", ">obj")
    owns = Pattern("ownerOf", path, ("person",), ("place",), False, False, 0.9, noun=True)
    found = find_pattern_links(read.doc, read.finder, patterns=PatternBook((owns,)))
    assert read.told(found) == told
