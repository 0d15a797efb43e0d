"""Names in the picture: none over another, and more of them the nearer one looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
