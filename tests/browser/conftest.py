from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.opened_page import OpenedPage
from tests.harbour_corpus import harbour_corpus

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

# What is out of sight the browser lays out a frame later, and a text read before that lacks it.
LAID_OUT_AT_ONCE = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [sheet];
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium of this machine; nothing is downloaded.

    It goes with its module: while it is there an event loop runs, beside which the tests of the
    server could start none.
    """
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip(f"needs a browser on PATH: {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a blank tab without a network."""
    context = browser.new_context(
        viewport={"width": 1200, "height": 800}, offline=True, reduced_motion="reduce"
    )
    context.add_init_script(LAID_OUT_AT_ONCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def opened(page: Page) -> OpenedPage:
    """Return a tab that keeps what the page complains of and asks for."""
    return OpenedPage(page)


@pytest.fixture
def harbour(opened: OpenedPage, tmp_path: Path) -> OpenedPage:
    """Return the page of the harbour corpus, opened from its file."""
    opened.open(harbour_corpus(), folder=tmp_path)
    return opened
