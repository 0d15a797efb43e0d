"""What is written of names and words from anywhere: nothing in it does anything where it goes."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from threading import Thread

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import RDFS, URIRef
from rdflib.term import Literal as Written

from benchmarks.fuzz.builders import text_of
from benchmarks.fuzz.laws import read_or_refused, require, require_printable
from kgraph.cli.command_line import marked_excerpt, one_line
from kgraph.export.file_names import FileNames
from kgraph.export.page.inlining import json_for_script, text_for_html
from kgraph.export.tables import as_text, render_csv_lines
from kgraph.graph.answer import Found, QueryResult
from kgraph.graph.guard import check_query
from kgraph.graph.identifiers import Minter, minted_name
from kgraph.graph.literals import text_literal, value_literal
from kgraph.graph.results import render_csv, render_json, render_table
from kgraph.graph.short_names import PREFIXES, render_iri
from kgraph.graph.terms import render_ntriples_term
from kgraph.graph.turtle import render_turtle
from kgraph.model.identifiers import document_id, entity_id, slug

_BASE = "https://example.org/g/"
_STORE = Store()
_STORE.add(Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("o")))
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_PORT = 47653  # that of the address in ``words.QUERY``
_REFUSED = re.compile(
    "service|insert|delete|load|clear|drop|create|add|move|copy|from|graph", re.IGNORECASE
)


def check_turtle(content: bytes) -> None:
    """Check that a label is read from Turtle and N-Triples as it was written."""
    text = text_of(content)
    literal = text_literal(text)
    subject = Minter(_BASE).entity(entity_id("person", text))
    raw = Minter(_BASE).entity(f"person/{text}")
    statements = [(subject, RDFS.label, literal), (raw, RDFS.label, literal)]
    turtle = "".join(render_turtle(statements, base_iri=_BASE))
    found = list(pyoxigraph.parse(turtle, format=RdfFormat.TURTLE))
    wanted = re.sub("[\ud800-\udfff]", "\ufffd", text)
    require(len(found) == 2, "there is what was written, and nothing else")
    require(all(each.object == Literal(wanted) for each in found), "a label comes back")
    iris = [str(subject), str(raw)]
    require([each.subject.value for each in found] == iris, "an IRI comes back")
    line = f"{render_iri(raw)} {render_iri(RDFS.label)} {render_ntriples_term(literal)} .\n"
    [plain] = pyoxigraph.parse(line, format=RdfFormat.N_TRIPLES)
    require(plain.object == Literal(wanted), "a label comes back from N-Triples")


def check_values(content: bytes) -> None:
    """Check that a value of any kind is read as it was written, and is what its type says."""
    literal = value_literal(text_of(content))
    turtle = "".join(render_turtle([(URIRef("x:s"), RDFS.label, literal)]))
    [found] = pyoxigraph.parse(turtle, format=RdfFormat.TURTLE)
    require(found.object.value == str(literal), "a value comes back")
    again = Written(str(literal), datatype=literal.datatype)
    require(literal.datatype is None or again.ill_typed is not True, "a value is of its type")


def check_csv(content: bytes) -> None:
    """Check that cells come back and that no spreadsheet takes one for a formula."""
    cells = [as_text(part) for part in text_of(content).split("|")]
    text = "".join(render_csv_lines([f"c{n}" for n in range(len(cells))], [cells]))
    _, *rows = csv.reader(io.StringIO(text, newline=""))
    require(rows == [cells] or cells == [""], "cells come back")
    for cell in cells:
        shown = unicodedata.normalize("NFKC", cell)
        harmless = not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        require(harmless or _NUMBER.fullmatch(cell), "no cell is a formula")


def check_terminal(content: bytes) -> None:
    """Check that what is printed stands on its line."""
    text = text_of(content)
    require_printable(one_line(text))
    for line in marked_excerpt(text, 1 + len(content) % (len(text) + 1)):
        require_printable(line)
    columns = ("a", "b")
    row = (Found("literal", text), Found("uri", f"{_BASE}{text}"))
    result = QueryResult("SELECT", columns, (row,), _BASE)
    table = render_table(result)
    for line in table.removesuffix("\n").split("\n"):
        require_printable(line)
    require(table.count("\n") == 3, "a row is a line")
    _, found = csv.reader(io.StringIO(render_csv(result), newline=""))
    require(found == [text, f"{_BASE}{text}"], "a table comes back")
    printed = render_json(result)
    require_printable(printed.replace("\n", " "))
    json.loads(printed)


def check_script(content: bytes) -> None:
    """Check that text in a page's script ends no element and comes back."""
    text = text_of(content)
    written = json_for_script({"label": text, text: [text]})
    require(not re.search("[<>&\u2028\u2029\ud800-\udfff]", written), "no letter ends a script")
    whole = text.encode("utf-16", "surrogatepass")
    again = json.loads(written)["label"].encode("utf-16", "surrogatepass")
    require(again == whole, "a label comes back")
    require(not re.search("[\x00-\x08\ud800-\udfff]", text_for_html(text)), "HTML can hold a text")


def check_file_names(content: bytes) -> None:
    """Check that labels become names of files in the folder, each another."""
    names = FileNames()
    labels = text_of(content).split("|")[:20]
    taken = [names.name_of(label, "person") for label in labels]
    for name in taken:
        require(name not in {"", ".", ".."} and not set(name) & set('/\\:*?"<>|'), "a name is safe")
        require(len(name.encode("utf-8")) <= 240, "a name is not too long")
        require_printable(name)
    folded = {unicodedata.normalize("NFKD", name).casefold() for name in taken}
    require(len(folded) == len(labels), "no name is another's")


def check_ids(content: bytes) -> None:
    """Check that names of things are of few letters, and IRIs of things are IRIs."""
    text = text_of(content)
    require(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text)), "a slug is plain words")
    require(len(slug(text)) <= 100, "a slug is short")
    require("/" not in document_id(text, "0"), "an id of a source is one part")
    require(not re.search(r"[^\w]", minted_name(text)), "a minted name is a word")
    for iri in (Minter(_BASE).entity(f"person/{text}"), Minter(_BASE).curator(text)):
        render_iri(iri)
        NamedNode(iri)


def check_guard(content: bytes) -> None:
    """Check that a query that is let through changes nothing, and asks nobody else."""
    text = text_of(content)
    checked = read_or_refused(lambda: check_query(text, prefixes=PREFIXES))
    if checked is None:
        return
    plain, _ = checked
    if _REFUSED.search(plain):  # else there is nothing to tell
        _require_harmless(plain)


def _require_harmless(query: str) -> None:
    callers = _listening()
    with suppress(SyntaxError, RuntimeError, OSError, ValueError):
        found = _STORE.query(query, base_iri=_BASE, prefixes=dict(PREFIXES))
        for _, _row in zip(range(99), found if isinstance(found, Iterable) else (), strict=False):
            pass
    require(not callers, "a query asks no other server")
    require(len(_STORE) == 1, "a query changes nothing")


@cache
def _listening() -> list[object]:
    """Return the list of all who come to this machine's port, from now on."""
    callers: list[object] = []
    server = socket.create_server(("127.0.0.1", _PORT), backlog=64)
    Thread(target=_accept_all, args=(server, callers), daemon=True).start()
    return callers


def _accept_all(server: socket.socket, callers: list[object]) -> None:
    while True:
        connection, address = server.accept()
        callers.append(address)
        connection.close()
