"""The page as one HTML file that needs nothing else."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from kgraph.export.atomic import write_atomically
from kgraph.export.page.budget import MOST_BYTES
from kgraph.export.page.compact import compact_contents, short_edges, short_nodes
from kgraph.export.page.contents import page_contents
from kgraph.export.page.drawing import drawn_edges, drawn_nodes
from kgraph.export.page.inlining import content_policy, json_for_script, text_for_html
from kgraph.graph.network import Network
from kgraph.model import Corpus
from kgraph.ontology.types import Ontology

_FOLDER = Path(__file__).parent
_STYLES = (
    "base.css",
    "picture.css",
    "overlays.css",
    "statistics.css",
    "panel.css",
    "media.css",
    "print.css",
)
_SCRIPTS = (
    "contents.js",
    "elements.js",
    "download.js",
    "words.js",
    "recording.js",
    "ranges.js",
    "filters.js",
    "view.js",
    "sight.js",
    "graph.js",
    "lines.js",
    "groups.js",
    "labels.js",
    "quotes.js",
    "search.js",
    "panel.js",
    "hidden.js",
    "focus.js",
    "decisions.js",
    "decision_box.js",
    "correct.js",
    "about.js",
    "entity.js",
    "table.js",
    "reader.js",
    "legend.js",
    "statistics.js",
    "range_box.js",
    "filter_box.js",
    "svg.js",
    "graphml.js",
    "save.js",
    "paper.js",
    "start.js",
)
_DRAWING_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


def write_page(
    corpus: Corpus, ontology: Ontology, *, network: Network, path: Path, title: str
) -> None:
    """Write the page to ``path``, whole or not at all.

    Args:
        corpus: Where the quotes stand.
        ontology: What types and links are called.
        network: As ``build_network(corpus)`` returns it.
        path: The file to make or replace.
        title: Shown at the top; may hold any text.

    Raises:
        OutputError: the file cannot be written; an old one stays as it was.
    """
    write_atomically(path, render_page(corpus, ontology, network=network, title=title))


def render_page(
    corpus: Corpus,
    ontology: Ontology,
    *,
    network: Network,
    title: str,
    most_bytes: int = MOST_BYTES,
) -> str:
    """Return the page as one HTML document that makes no request: the same for the same input.

    Where its contents would be more than ``most_bytes``, long texts and further quotes stay out.

    Nothing that comes from a source is markup in it: texts are JSON, which the page's script
    shows as text. The content security policy admits only the scripts and styles put in here.
    """
    style = "\n".join(_read(f"style/{name}") for name in _STYLES)
    scripts = [_drawing_library(), _own_script()]
    from pyvis.network import Network as Drawing  # here: it loads IPython, which takes a while

    contents, texts = compact_contents(
        page_contents(corpus, ontology, network=network), most=most_bytes
    )
    rank = network.ranks()
    drawing = Drawing(directed=True)
    drawing.nodes = short_nodes(drawn_nodes(network, ontology))
    drawing.edges = short_edges(drawn_edges(network), rank=rank)
    drawing.set_template_dir(str(_FOLDER), "page.html")
    drawing.templateEnv.autoescape = True
    drawing.templateEnv.filters["json_for_script"] = json_for_script
    drawing.templateEnv.globals["page"] = {
        "title": text_for_html(title),
        "policy": content_policy(scripts=scripts, styles=[style]),
        "style": style,
        "scripts": scripts,
        "contents": contents,
        "texts": texts,
    }
    rendered: str = drawing.generate_html(notebook=False)
    return rendered


def _read(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _own_script() -> str:
    """Return our scripts as one, in a scope of their own."""
    parts = "\n".join(_read(f"script/{name}") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _drawing_library() -> str:
    """Return vis-network as pyvis carries it, without the line that asks for a source map."""
    script = (files("pyvis") / _DRAWING_LIBRARY).read_text("utf-8")
    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", script)
