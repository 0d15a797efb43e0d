"""Light and dark follow the system, and in both what is written can be read."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.browser.opened_page import OpenedPage

ON_GROUNDS = [
    ("--text", "--ground"), ("--text", "--surface"), ("--quiet", "--ground"),
    ("--quiet", "--surface"), ("--accent", "--surface"), ("--accent", "--accent-ground"),
    ("--quiet", "--accent-ground"), ("--denied", "--denied-ground"), ("--denied", "--surface"),
    ("--unsure", "--unsure-ground"), ("--text", "--subject"), ("--text", "--object"),
]  # fmt: skip
LEAST = 4.5
"""WCAG 2.1, 1.4.3 contrast (minimum), level AA."""


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb as WCAG 2.1 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour(opened: OpenedPage, name: str) -> str:
    found: str = opened.page.evaluate(
        "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_written_stands_out_from_its_ground(
    harbour: OpenedPage, scheme: Literal["light", "dark"]
) -> None:
    harbour.page.emulate_media(color_scheme=scheme)
    ratios = {
        (ink, ground): contrast(colour(harbour, ink), colour(harbour, ground))
        for ink, ground in ON_GROUNDS
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < LEAST} == {}


def test_dark_follows_the_system_while_the_page_is_open(harbour: OpenedPage) -> None:
    colours = """[
      getComputedStyle(document.body).backgroundColor,
      Object.values(kgraph.network.body.nodes)[0].options.color.background,
    ]"""
    harbour.page.emulate_media(color_scheme="light")
    light = harbour.page.evaluate(colours)
    harbour.page.emulate_media(color_scheme="dark")
    for _ in range(50):  # the browser tells the page in its own time
        dark = harbour.page.evaluate(colours)
        if all(one != other for one, other in zip(light, dark, strict=True)):
            break
        harbour.page.wait_for_timeout(20)
    assert all(one != other for one, other in zip(light, dark, strict=True)), dark
    assert harbour.complaints == []
