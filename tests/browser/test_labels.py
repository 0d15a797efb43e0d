"""Names in the picture: none over another, and more of them the nearer one looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.opened_page import OpenedPage
from tests.browser.test_groups import rowing_corpus
from tests.builders import claim, concept, corpus_of, document_of, evidence, organization

TEXT = document_of("They are in it.")
WATCH = """
  window.written = [];
  const fill = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const half = this.measureText(text).width / 2;
    const at = this.getTransform().transformPoint({ x, y });
    const [left, right, top, bottom] = [at.x - half, at.x + half, at.y - 6, at.y + 6];
    window.written.push({ text, left, right, top, bottom });
    fill.call(this, text, x, y);
  };
"""


def names_drawn(page: Page) -> list[dict[str, Any]]:
    """Return the names of one drawing with the places that they take on the screen."""
    page.wait_for_timeout(300)
    found: list[dict[str, Any]] = page.evaluate(
        "() => { written.length = 0; kgraph.network.redraw(); return written.slice(); }"
    )
    return found


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


def test_at_first_sight_no_name_lies_over_another(opened: OpenedPage, tmp_path: Path) -> None:
    opened.page.add_init_script(WATCH)
    opened.open(rowing_corpus(), folder=tmp_path)
    names = names_drawn(opened.page)
    pairs = [(one, other) for place, one in enumerate(names) for other in names[:place]]
    assert len(names) >= 10
    assert [(one["text"], other["text"]) for one, other in pairs if overlap(one, other)] == []


def test_who_looks_nearer_reads_more_names_of_what_is_there(
    opened: OpenedPage, tmp_path: Path
) -> None:
    opened.page.add_init_script(WATCH)
    opened.open(rowing_corpus(), folder=tmp_path)

    def share_named() -> float:
        seen = opened.page.evaluate(
            """() => kgraph.network.body.data.nodes.getIds().filter((id) => {
              const { x, y } = kgraph.network.canvasToDOM(kgraph.network.getPosition(id));
              const { clientWidth, clientHeight } = document.getElementById("graph");
              return x > 0 && y > 0 && x < clientWidth && y < clientHeight;
            }).length"""
        )
        return len(names_drawn(opened.page)) / int(seen)

    afar = share_named()
    for _ in range(4):
        opened.page.get_by_role("button", name="Zoom in").click()
    assert share_named() > afar


def test_the_most_salient_is_named_though_others_crowd_around_it(
    opened: OpenedPage, tmp_path: Path
) -> None:
    hub = organization("Harbour Union")
    leaves = [concept(f"a long name for the leaf {number}") for number in range(40)]
    said = evidence(TEXT, "They are in it")
    claims = [claim(leaf, "partOf", hub, at=said) for leaf in leaves]
    opened.page.set_viewport_size({"width": 560, "height": 400})
    opened.open(corpus_of(TEXT, entities=[hub, *leaves], claims=claims), folder=tmp_path)
    opened.page.get_by_role("button", name="Save").click()
    with opened.page.expect_download() as started:
        opened.page.get_by_role("button", name="SVG").click()
    assert "Harbour Union" in Path(started.value.path()).read_text("utf-8")


def test_no_name_is_cut_off_by_the_edge_or_hidden_by_the_buttons(
    opened: OpenedPage, tmp_path: Path
) -> None:
    opened.page.add_init_script(WATCH)
    opened.page.set_viewport_size({"width": 700, "height": 700})
    opened.open(rowing_corpus(), folder=tmp_path)
    names = names_drawn(opened.page)
    picture = opened.page.locator("#graph").bounding_box()
    buttons = opened.page.locator("#tools").get_by_role("button", name="Statistics").bounding_box()
    assert picture is not None
    assert buttons is not None
    below = buttons["y"] + buttons["height"] - picture["y"]
    under = [name for name in names if name["top"] < below and name["left"] < buttons["x"]]
    assert len(names) >= 10
    assert under == []
    assert min(name["left"] for name in names) >= 0
    assert max(name["right"] for name in names) <= picture["width"]


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(1440, 900, id="a desk"),
        pytest.param(1024, 768, id="a tablet"),
        pytest.param(390, 844, id="a phone"),
    ],
)
def test_the_first_picture_fills_the_room_below_the_buttons(
    opened: OpenedPage, tmp_path: Path, width: int, height: int
) -> None:
    opened.page.set_viewport_size({"width": width, "height": height})
    opened.open(rowing_corpus(), folder=tmp_path)
    opened.page.wait_for_timeout(400)
    first = opened.page.evaluate("kgraph.network.getScale()")
    opened.page.locator("#tools").get_by_role("button", name="Fit").click()
    assert opened.page.evaluate("kgraph.network.getScale()") == pytest.approx(first)


def test_who_turns_the_phone_sees_the_whole_again(opened: OpenedPage, tmp_path: Path) -> None:
    opened.page.set_viewport_size({"width": 844, "height": 390})
    opened.open(rowing_corpus(), folder=tmp_path)
    opened.page.set_viewport_size({"width": 390, "height": 844})
    opened.page.wait_for_timeout(1500)
    turned = opened.page.evaluate("kgraph.network.getScale()")
    opened.page.locator("#tools").get_by_role("button", name="Fit").click()
    assert opened.page.evaluate("kgraph.network.getScale()") == pytest.approx(turned)
