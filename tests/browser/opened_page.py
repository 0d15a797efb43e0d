"""A page in a browser, with what it complained of and what it asked for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

from kgraph.export.page import write_page
from kgraph.graph.network import build_network
from kgraph.model import Corpus
from tests.builders import small_ontology


class OpenedPage:
    """A tab to open the page of a corpus in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def open(self, corpus: Corpus, *, folder: Path, fragment: str = "") -> None:
        """Write the page of a corpus to a folder and open it from there."""
        path = folder / "graph.html"
        write_page(
            corpus, small_ontology(), network=build_network(corpus), path=path, title="Harbour"
        )
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_selector("#panel h2")

    @property
    def panel(self) -> Locator:
        """The panel beside the picture."""
        return self.page.locator("#panel")

    @property
    def heading(self) -> str:
        """The heading of the panel: what is open."""
        return self.panel.locator("h2").inner_text()

    @property
    def counts(self) -> str:
        """How much the page says that it shows."""
        return self.page.inner_text("#counts")

    @property
    def fragment(self) -> str:
        """The part of the address that says what is seen."""
        found: str = self.page.evaluate("location.hash")
        return found

    def tab_to(self, text: str) -> None:
        """Press the tabulator until something with this text has the focus."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.textContent") == text:
                return
        raise AssertionError(f"the tabulator never comes to {text!r}")

    def drawn(self) -> set[str]:
        """Return the ids of the nodes in the picture."""
        return set(self.page.evaluate("kgraph.network.body.data.nodes.getIds()"))

    def colours_drawn(self) -> int:
        """Return how many different colours the picture holds."""
        count: int = self.page.evaluate(
            """() => {
              const canvas = document.querySelector("#graph canvas");
              const { width, height } = canvas;
              const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
              return new Set(new Uint32Array(data.buffer)).size;
            }"""
        )
        return count

    def click_in_picture(self, *entity_ids: str) -> None:
        """Click on a node, or on the middle of the line between two."""
        place = self.page.evaluate(
            """(ids) => {
              const places = ids.map((id) => kgraph.network.getPosition(id));
              const total = (axis) => places.reduce((sum, at) => sum + at[axis], 0);
              const middle = (axis) => total(axis) / places.length;
              return kgraph.network.canvasToDOM({ x: middle("x"), y: middle("y") });
            }""",
            list(entity_ids),
        )
        self.page.locator("#graph canvas").click(position=place)
