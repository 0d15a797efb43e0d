"""Make the pictures of the README: the page of two sources in data/, as a browser shows it.

    python docs/screenshots.py

Run by hand after the page has changed. Needs the trained model and a Chromium on PATH.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kgraph.build import build_graph

FOLDER = Path(__file__).parent
SAMPLES = [
    FOLDER.parent / "data" / "sources" / name
    for name in ("eleven-minutes-slow.vtt", "tide-gardens-interview.txt")
]
SIZE = {"width": 1200, "height": 720}


def main() -> None:
    """Build the page and take both pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_graph(SAMPLES, out=Path(folder))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for scheme, name in (("light", "page.png"), ("dark", "quotes.png")):
            page = browser.new_page(
                viewport=SIZE,
                reduced_motion="reduce",
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto((Path(folder) / "graph.html").as_uri())
            page.wait_for_function('performance.getEntriesByName("usable").length')
            if name == "quotes.png":
                page.evaluate("kgraph.openEntity(kgraph.first().id)")
                page.locator("#panel .open-quotes", has_text="quote").first.click()
            page.wait_for_timeout(500)
            page.screenshot(path=FOLDER / name)
        browser.close()


if __name__ == "__main__":
    main()
