"""What is seen, saved as picture, table and graph."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from tests.browser.opened_page import OpenedPage
from tests.builders import claim, corpus_of, document_of, evidence, organization, person
from tests.harbour_corpus import ANA, BO, COMMITTEE, TREASURER, UNION, harbour_corpus

SVG = "{http://www.w3.org/2000/svg}"


def saved(opened: OpenedPage, kind: str) -> Path:
    """Return the file that the page gives."""
    opened.page.get_by_role("button", name="Save").click()
    with opened.page.expect_download() as started:
        opened.page.get_by_role("button", name=kind).click()
    folder = Path(started.value.path()).parent
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def texts_of(svg: Path) -> list[str]:
    return [found.text or "" for found in ElementTree.parse(svg).iter(f"{SVG}text")]


def test_the_graph_is_one_that_networkx_reads(harbour: OpenedPage) -> None:
    graph = nx.read_graphml(saved(harbour, "GraphML"))
    assert set(graph) == {ANA.id, BO.id, UNION.id, COMMITTEE.id, TREASURER.id}
    assert graph.nodes[UNION.id]["values"] == "founded on: 1954"
    assert graph.nodes[ANA.id]["mentions"] == 1
    edge_by_quote = {edge["quote"]: edge for _, _, edge in graph.edges(BO.id, data=True)}
    denied = edge_by_quote["I never joined the union"]
    assert denied["polarity"] == "negative"
    assert edge_by_quote["Perhaps I should have"]["modality"] == "desired"
    assert edge_by_quote["Bo Lind mends nets for it"]["label"] == "mend nets for"
    assert (denied["speaker"], denied["confidence"]) == ("Bo Lind", 0.9)
    assert harbour.complaints == []


def test_only_what_is_shown_is_saved(opened: OpenedPage, tmp_path: Path) -> None:
    opened.open(harbour_corpus(), folder=tmp_path, fragment=f"#entity={ANA.id}&hops=1")
    graph = nx.read_graphml(saved(opened, "GraphML"))
    assert set(graph) == {ANA.id, UNION.id, TREASURER.id}
    rows = list(csv.DictReader(io.StringIO(saved(opened, "Entities (CSV)").read_text("utf-8"))))
    assert {row["name"] for row in rows} == {"Ana Ruiz", "Harbour Union", "treasurer"}
    claims = list(csv.DictReader(io.StringIO(saved(opened, "Claims (CSV)").read_text("utf-8"))))
    assert {row["link"] for row in claims} == {"founderOf", "founded on", "holdsRole"}


def test_the_picture_is_an_image_with_the_ground_of_the_page(harbour: OpenedPage) -> None:
    content = saved(harbour, "PNG").read_bytes()
    assert content.startswith(b"\x89PNG")
    box = harbour.page.locator("#graph").bounding_box()
    assert box is not None
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == (round(2 * box["width"]), round(2 * box["height"]))
    assert harbour.colours_drawn() > 10
    assert harbour.complaints == []


def test_the_svg_holds_names_nodes_and_how_lines_are_drawn(harbour: OpenedPage) -> None:
    svg = saved(harbour, "SVG")
    names = {"Ana Ruiz", "Bo Lind", "Harbour Union", "Tide Committee", "treasurer"}
    assert {text.strip("\u2068\u2069") for text in texts_of(svg)} == names
    paths = [found.attrib for found in ElementTree.parse(svg).iter(f"{SVG}path")]
    assert {"#8a63c4", "#d9a400", "#d06f00"} <= {path["fill"] for path in paths}
    assert "rgb(141,151,171)" in {path.get("stroke") for path in paths}
    assert harbour.complaints == []


@pytest.mark.parametrize("kind", ["SVG", "GraphML"])
def test_names_that_xml_cannot_hold_do_not_break_the_file(
    opened: OpenedPage, tmp_path: Path, kind: str
) -> None:
    attack = "</text><script>window.hit=1</script>\x00\x0b & \"'"
    text = document_of("They joined it.")
    one, union = person(attack), organization("Union")
    joined = claim(one, "memberOf", union, at=evidence(text, "They joined it"))
    opened.open(corpus_of(text, entities=[one, union], claims=[joined]), folder=tmp_path)
    root = ElementTree.parse(saved(opened, kind)).getroot()
    assert "<script>" in "".join(root.itertext())
    assert [found for found in root.iter() if found.tag.endswith("script")] == []


def test_the_box_opens_and_closes_by_keyboard(harbour: OpenedPage) -> None:
    harbour.page.get_by_role("button", name="Save").focus()
    harbour.page.keyboard.press("Enter")
    assert harbour.page.evaluate("document.activeElement.textContent") == "Picture (PNG)"
    harbour.page.keyboard.press("Escape")
    assert harbour.page.evaluate("document.activeElement.textContent") == "Save"
    assert harbour.page.locator("#save").is_hidden()
