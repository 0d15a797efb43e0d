"""axe-core finds nothing serious in any view, dark or light."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.opened_page import OpenedPage
from tests.browser.test_groups import rowing_corpus
from tests.harbour_corpus import ANA, BO, TREASURER, UNION, harbour_corpus

GRAVE = ("serious", "critical")
VIEWS = [
    pytest.param("", id="everything"),
    pytest.param(f"#entity={ANA.id}&hops=1", id="a thing in focus"),
    pytest.param(f"#link={UNION.id}~{BO.id}", id="a link with its quotes"),
    pytest.param(f"#entity={TREASURER.id}&to={BO.id}", id="a path"),
    pytest.param("#table=entities&sort=-mentions", id="the table of entities"),
    pytest.param("#table=claims&find=union", id="the table of claims"),
    pytest.param(f"#read=0&turn=0&entity={UNION.id}", id="a text"),
    pytest.param("#statistics=1", id="statistics"),
    pytest.param("#hide=type:concept&sure=0.8", id="filters in use"),
]


def grave_findings(opened: OpenedPage) -> list[str]:
    """Return what axe-core calls serious or critical, with the elements that it says it of."""
    found = Axe().run(opened.page).response["violations"]
    return [
        f"{each['id']}: {node['html']}: {node['failureSummary']}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", VIEWS)
def test_a_view_keeps_nobody_out(
    opened: OpenedPage, tmp_path: Path, fragment: str, scheme: str
) -> None:
    opened.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.open(harbour_corpus(), folder=tmp_path, fragment=fragment)
    assert grave_findings(opened) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_filters_and_decisions_keep_nobody_out(harbour: OpenedPage, scheme: str) -> None:
    harbour.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    harbour.page.get_by_role("button", name="Filters").click()
    for summary in harbour.page.locator("#filters summary").all():
        summary.click()
    harbour.click_in_picture(BO.id, UNION.id)
    harbour.panel.get_by_role("button", name="this is wrong").first.click()
    harbour.page.locator("#decisions summary").click()
    harbour.page.locator("#query").fill("a")
    assert grave_findings(harbour) == []


@pytest.mark.parametrize("size", [(1024, 768), (390, 844)], ids=["a small screen", "a phone"])
def test_a_large_graph_keeps_nobody_out(
    opened: OpenedPage, tmp_path: Path, size: tuple[int, int]
) -> None:
    opened.page.set_viewport_size({"width": size[0], "height": size[1]})
    opened.open(rowing_corpus(), folder=tmp_path, fragment="#all=1")
    assert grave_findings(opened) == []


def test_a_low_contrast_is_found(harbour: OpenedPage) -> None:
    harbour.page.evaluate("document.querySelector('#panel h2').style.color = '#eee'")
    assert [finding.split(":")[0] for finding in grave_findings(harbour)] == ["color-contrast"]
