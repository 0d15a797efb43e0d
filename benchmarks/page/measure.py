"""Measure the page in a browser: how large it is, how fast it opens and answers, what it needs.

    python benchmarks/page/measure.py [--page FILE ...] [--size NODES,EDGES,QUOTES ...]

``--page`` is a page that `kgraph build` wrote. Without either, two invented graphs are measured:
2,000 nodes with 4,000 edges, and 20,000 nodes with 60,000 edges and 100,000 quotes. For those the
time and memory of building the page is told too. Needs the browser that the browser tests use.

Times are of the wall clock, the best of three openings; an answer is measured until it is painted.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from generated import Size, generated_corpus
from playwright.sync_api import Browser, Page, sync_playwright

from kgraph.export.page import write_page
from kgraph.graph.network import build_network
from kgraph.ontology import load_ontology

_SIZES = (Size(2_000, 4_000, 6_000), Size(20_000, 60_000, 100_000))
_OPENINGS = 3
_TIMINGS = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  usable: performance.getEntriesByName("usable")[0]?.startTime,
})"""
_PAINTED = """
  const painted = () => new Promise((done) =>
    requestAnimationFrame(() => setTimeout(done)));
  const timed = async (act) => {
    await painted();
    const start = performance.now();
    act();
    await painted();
    return performance.now() - start;
  };
"""
_SEARCH = f"""async (words) => {{
  {_PAINTED}
  const box = document.getElementById("query");
  box.focus();
  const times = [];
  for (let end = 1; end <= words.length; end += 1) {{
    times.push(await timed(() => {{
      box.value = words.slice(0, end);
      box.dispatchEvent(new Event("input", {{ bubbles: true }}));
    }}));
  }}
  box.blur();
  return times;
}}"""
_FILTER = f"""async () => {{
  {_PAINTED}
  const buttons = [...document.querySelectorAll("#legend button")].slice(0, 3);
  const times = [];
  for (const button of [...buttons, ...buttons]) times.push(await timed(() => button.click()));
  return times;
}}"""
_OPEN = f"""async (id) => {{
  {_PAINTED}
  return timed(() => kgraph.openEntity(id));
}}"""
_FOCUS = f"""async () => {{
  {_PAINTED}
  const times = [];
  for (const hops of [1, 2, 3, 0]) {{
    times.push(await timed(() => document.querySelectorAll("#panel .hops button")[hops].click()));
  }}
  return times;
}}"""
_PRESS = f"""async (name) => {{
  {_PAINTED}
  const button = [...document.querySelectorAll("#tools button")]
    .find((each) => each.textContent.startsWith(name) && !each.hidden);
  return button ? timed(() => button.click()) : null;
}}"""


def main() -> None:
    """Measure each page and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", type=Path, nargs="*", default=[])
    parser.add_argument("--size", type=_size, nargs="*", default=[])
    chosen = parser.parse_args()
    sizes = chosen.size or ([] if chosen.page else _SIZES)
    with tempfile.TemporaryDirectory() as folder, _browser() as browser:
        for path in chosen.page:
            _tell(path, browser)
        for size in sizes:
            _tell(_built(size, Path(folder)), browser)


def _size(text: str) -> Size:
    return Size(*map(int, text.split(",")))


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
        )
        yield launched
        launched.close()


def _built(size: Size, folder: Path) -> Path:
    ontology = load_ontology()
    links = [name for name, each in sorted(ontology.relations.items()) if not each.literal]
    corpus = generated_corpus(size, links=links)
    path = folder / f"{size.nodes}-{size.edges}-{size.quotes}.html"
    start = time.process_time()
    network = build_network(corpus)
    middle = time.process_time()
    write_page(corpus, ontology, network=network, path=path, title="Generated")
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{path.name}: network {middle - start:.1f} s, page {end - middle:.1f} s of the processor,"
        f" at most {memory:.0f} MB with the corpus"
    )
    return path


def _tell(path: Path, browser: Browser) -> None:
    rounds = [_opened(path, browser) for _ in range(_OPENINGS)]
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    for name in rounds[0]:
        values = [each[name] for each in rounds]
        least = min((value for value in values if value is not None), default=None)
        print(f"  {name:32} {'-' if least is None else f'{least:,.0f}'}")


def _opened(path: Path, browser: Browser) -> dict[str, float | None]:
    """Open a page in a fresh tab, use it, and return what was measured."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri(), timeout=120_000)
    page.wait_for_function('performance.getEntriesByName("usable").length', timeout=120_000)
    told = {f"{name} ms": value for name, value in page.evaluate(_TIMINGS).items()}
    told |= {"heap MB, opened": _heap(page)}
    told |= _used(page)
    outside = [url for url in requests if not url.startswith(("file:", "data:"))]
    told |= {"requests": len(outside), "complaints": len(complaints)}
    context.close()
    return told


def _used(page: Page) -> dict[str, float | None]:
    first = page.evaluate("kgraph.first()")
    search = page.evaluate(_SEARCH, first["label"])
    told: dict[str, float | None] = {
        "nodes drawn first": page.evaluate("kgraph.network.body.data.nodes.length"),
        "search, first letter ms": search[0],
        "search, other letters ms": median(search[1:]),
        "search, slowest ms": max(search),
        "search, misspelt ms": max(page.evaluate(_SEARCH, f"{first['label'][::-1]}qxz")),
        "filter ms": median(page.evaluate(_FILTER)),
        "open the greatest ms": page.evaluate(_OPEN, first["id"]),
    }
    hops = page.evaluate(_FOCUS)
    told |= {f"focus {hop or 'off'} ms": time for hop, time in zip((1, 2, 3, 0), hops, strict=True)}
    told |= {"claims as a table ms": page.evaluate(_PRESS, "Claims")}
    told |= {"a text ms": page.evaluate(_PRESS, "Texts")}
    told |= {"the picture again ms": page.evaluate(_PRESS, "Picture")}
    told |= {"all, or communities ms": page.evaluate(_PRESS, "Show ")}
    told |= {"elements": page.evaluate("document.querySelectorAll('*').length")}
    told |= {"heap MB, used": _heap(page), "process MB": _memory_of_tabs()}
    return told


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = session.send("Performance.getMetrics")["metrics"]
    found = {each["name"]: each["value"] for each in metrics}
    session.detach()
    return float(found["JSHeapUsedSize"]) / 1e6


def _memory_of_tabs() -> float | None:
    """Return the megabytes of the browser's greatest tab, shared ones in part; Linux tells them."""
    found = [_proportional(place) for place in Path("/proc").glob("[0-9]*") if _is_own_tab(place)]
    return max(found, default=None)


def _is_own_tab(place: Path) -> bool:
    try:
        words = (place / "cmdline").read_bytes()
        return b"--type=renderer" in words and os.getpid() in _parents(place)
    except OSError:
        return False  # it has ended


def _parents(place: Path) -> Iterator[int]:
    number = int(place.name)
    while number > 1:
        status = Path(f"/proc/{number}/stat").read_text("utf-8")
        number = int(status.rpartition(")")[2].split()[1])
        yield number


def _proportional(place: Path) -> float:
    lines = (place / "smaps_rollup").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
