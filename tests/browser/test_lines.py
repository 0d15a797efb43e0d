"""How lines are drawn: by how things are put, and one for several links between two things."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kgraph.model import Modality, Polarity
from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, document_of, evidence
from tests.harbour_corpus import ANA, BO, COMMITTEE, UNION

TEXT = document_of("They are in it. They are not in it. They would be in it.")
AT = evidence(TEXT, "They are in it")
LINE = f"{ANA.id}~{UNION.id}" if ANA.id < UNION.id else f"{UNION.id}~{ANA.id}"


def drawn_line(opened: OpenedPage) -> dict[str, Any]:
    """Return how vis-network is told to draw the line between Ana and the union."""
    line: dict[str, Any] = opened.page.evaluate(
        "id => kgraph.network.body.data.edges.get(id)", LINE
    )
    return line


@pytest.mark.parametrize(
    ("polarity", "modality", "dashed", "denied"),
    [
        pytest.param(Polarity.AFFIRMED, Modality.ASSERTED, False, False, id="stated"),
        pytest.param(Polarity.NEGATED, Modality.ASSERTED, True, True, id="denied"),
        pytest.param(Polarity.AFFIRMED, Modality.DESIRED, True, False, id="wished for"),
        pytest.param(Polarity.AFFIRMED, Modality.HYPOTHETICAL, True, False, id="supposed"),
    ],
)
def test_a_denied_line_is_red_and_dashed_and_an_unsure_one_dotted(
    opened: OpenedPage,
    tmp_path: Path,
    polarity: Polarity,
    modality: Modality,
    *,
    dashed: bool,
    denied: bool,
) -> None:
    said = claim(ANA, "memberOf", UNION, at=AT, polarity=polarity, modality=modality)
    opened.open(corpus_of(TEXT, entities=[ANA, UNION], claims=[said]), folder=tmp_path)
    line = drawn_line(opened)
    assert bool(line["dashes"]) is dashed
    assert line["color"]["color"] == ("#c3202f" if denied else "#8d97ab")
    if dashed:
        long, gap = line["dashes"]
        assert (long > gap) is denied


def test_a_filter_leaves_the_line_as_what_is_left_of_it(opened: OpenedPage, tmp_path: Path) -> None:
    denied = evidence(TEXT, "They are not in it")
    claims = [
        claim(ANA, "memberOf", UNION, at=AT),
        claim(ANA, "memberOf", UNION, at=denied, polarity=Polarity.NEGATED),
    ]
    opened.open(
        corpus_of(TEXT, entities=[ANA, UNION], claims=claims),
        folder=tmp_path,
        fragment="#hide=polarity:positive",
    )
    assert drawn_line(opened)["color"]["color"] == "#c3202f"


def test_links_between_two_things_are_one_line_with_their_number(
    opened: OpenedPage, tmp_path: Path
) -> None:
    claims = [
        claim(ANA, "memberOf", UNION, at=AT),
        claim(UNION, "supports", ANA, at=AT),
        claim(BO, "memberOf", COMMITTEE, at=AT),
        claim(BO, "memberOf", COMMITTEE, at=AT, modality=Modality.DESIRED),
    ]
    corpus = corpus_of(TEXT, entities=[ANA, BO, UNION, COMMITTEE], claims=claims)
    opened.open(corpus, folder=tmp_path, fragment=f"#link={LINE}")
    assert "and 2 links" in opened.counts
    assert "2 claims in the sources" in opened.panel.inner_text()
    line = drawn_line(opened)
    assert (line["arrows"]["to"]["enabled"], line["arrows"]["from"]["enabled"]) == (True, True)
    assert line["width"] > 1.2
    assert "2 links" in texts_in_picture(opened)
    opened.page.evaluate("ids => kgraph.openLink(ids.sort().join('~'))", [BO.id, COMMITTEE.id])
    assert "memberOf ×2" in texts_in_picture(opened)


def texts_in_picture(opened: OpenedPage) -> str:
    """Return what is written in the picture, as the saved one has it."""
    opened.page.get_by_role("button", name="Save").click()
    with opened.page.expect_download() as started:
        opened.page.get_by_role("button", name="SVG").click()
    return Path(started.value.path()).read_text("utf-8")


def test_lines_stay_wide_enough_to_be_told_apart_from_afar(
    opened: OpenedPage, tmp_path: Path
) -> None:
    said = claim(ANA, "memberOf", UNION, at=AT, polarity=Polarity.NEGATED)
    opened.open(corpus_of(TEXT, entities=[ANA, UNION], claims=[said]), folder=tmp_path)
    near = drawn_line(opened)
    opened.page.evaluate("kgraph.network.moveTo({ scale: 0.3 })")
    opened.page.wait_for_function(
        "([id, width]) => kgraph.network.body.data.edges.get(id).width > 2 * width",
        arg=[LINE, near["width"]],
    )
    assert drawn_line(opened)["dashes"][0] > 2 * near["dashes"][0]
    assert opened.complaints == []
