"""Which names stand in the picture."""

from __future__ import annotations

from pathlib import Path

from tests.browser.opened_page import OpenedPage
from tests.builders import claim, concept, corpus_of, document_of, evidence, organization

TEXT = document_of("They are in it.")


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
