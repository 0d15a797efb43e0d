"""Files of settings: what they say, or one error that names the file and what to do."""

from __future__ import annotations

import contextlib
import io
import json
import math
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks.fuzz.builders import text_of
from benchmarks.fuzz.laws import read_or_refused, require, require_date, require_printable
from kgraph.build.authority_file import COLUMNS, with_rows
from kgraph.build.ledger_text import render_entry, with_entry, without_entry
from kgraph.build.settings import parse_settings
from kgraph.cli.command_line import one_line
from kgraph.model.authority import is_iri
from kgraph.ontology import load_ontology
from kgraph.resolution import Ledger, parse_ledger
from kgraph.resolution.ledger import Entry, describe_entry
from kgraph.resolution.reconciliation import parse_answers, parse_manifest
from kgraph.sources.authorities import parse_authorities
from kgraph.sources.known_names import parse_known_names
from kgraph.sources.source_meta import parse_source_meta

_TYPES = ("organization", "person", "place")
_FOLDER = Path(tempfile.mkdtemp(prefix="kgraph-fuzz-", dir="/dev/shm"))
_SHAPES = Path(__file__).parents[2] / "ontology" / "shapes.ttl"
_ROW = dict.fromkeys(COLUMNS, "x") | {"type": "person", "iri": "urn:x", "status": "rejected"}


def check_names(content: bytes) -> None:
    """Check known names."""
    found = read_or_refused(
        lambda: parse_known_names(content, place="names.txt"), place="names.txt"
    )
    for name in found or ():
        require(name.label == name.label.strip() != "", "a name has no blanks around it")
        require("" not in name.aliases and name.entity_type != "", "nothing of a name is empty")


def check_meta(content: bytes) -> None:
    """Check what a person says of a source."""
    place = "talk.meta.toml"
    found = read_or_refused(lambda: parse_source_meta(content, place=place), place=place)
    if found is not None:
        require_date(found.date)
        for address in (found.recording, found.page):
            require(address is None or address[:4].lower() == "http", "an address is of the web")
            require_printable((address or "").translate(_SHOWN))
        require(all(name.entity_type for name in found.people), "people have a type")


_SHOWN = dict.fromkeys(range(8232, 8298))  # an address may hold what turns writing


def check_authorities(content: bytes) -> None:
    """Check an authority file, and that a row added to it leaves all others as they were."""
    place = "authorities.csv"
    found = read_or_refused(
        lambda: parse_authorities(content, types=_TYPES, place=place), place=place
    )
    if found is None:
        return
    for record in found:
        require(record.label and record.entity_type in _TYPES, "a row has a name and a type")
        require(is_iri(record.iri) or record.status == "rejected", "a row has an IRI")
    after = with_rows(content.decode("utf-8-sig"), [_ROW], place=place)
    again = parse_authorities(after.encode(), types=_TYPES, place=place)
    require(again[:-1] == found and again[-1].label == "x", "a row is added behind the others")


def check_settings(content: bytes) -> None:
    """Check the settings of a project."""
    found = read_or_refused(lambda: parse_settings(content), place="kgraph.toml")
    if found is not None:
        confidence = found.least_confidence
        require(math.isfinite(confidence) and 0 <= confidence <= 1, "a confidence is from 0 to 1")
        require(isinstance(found.title, str), "a title is a text")
        found.reconciliation.types_of(found.reconciliation.service)


def check_decisions(content: bytes) -> None:
    """Check decisions; each that is read can be written, read again and taken out."""
    text, place = text_of(content), "curation.toml"
    ledger = read_or_refused(lambda: parse_ledger(text, place=place), place=place)
    if ledger is None:
        return
    for entry in ledger.entries[:4]:
        require_printable(one_line(describe_entry(entry)))
        for date in (entry.made.on,):
            require_date(date)
        written = parse_ledger(render_entry(entry), place=place)
        require(_told(written) == [replace(entry, line=0)], "a decision is read as it was written")
    if ledger.entries:
        _check_changed(text, ledger, ledger.entries[0])


def _check_changed(text: str, ledger: Ledger, entry: Entry) -> None:
    place = ledger.place
    less = read_or_refused(lambda: without_entry(text, entry.line, place=place), place=place)
    if less is None:
        return
    require(_told(parse_ledger(less)) == _told(ledger)[1:], "one decision is taken out")
    more = read_or_refused(lambda: with_entry(less, entry, place=place), place=place)
    if more is not None:
        again = _told(parse_ledger(more[0]))
        require(
            again == [*_told(ledger)[1:], replace(entry, line=0)], "a decision is put at the end"
        )


def _told(ledger: Ledger) -> list[Entry]:
    return [replace(entry, line=0) for entry in ledger.entries]


def check_ontology(content: bytes) -> None:
    """Check an ontology."""
    shapes = _FOLDER / "shapes.ttl"
    if not shapes.exists():
        shapes.write_bytes(_SHAPES.read_bytes())
    (_FOLDER / "kgraph.ttl").write_bytes(content)
    with contextlib.redirect_stderr(io.StringIO()) as printed:
        found = read_or_refused(lambda: load_ontology(_FOLDER))
    require(not printed.getvalue(), "a library prints nothing")
    for relation in found.relations.values() if found else ():
        require(relation.name and relation.label, "a link has a name and a label")


def check_answers(content: bytes) -> None:
    """Check what a reconciliation service may say."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return
    place = "https://example.org/"
    told = answer if isinstance(answer, dict) else {}
    read_or_refused(lambda: parse_manifest(answer, place=place), place=place)
    named = {"identifierSpace": "https://example.org/", **told, "q0": {"result": [told, answer]}}
    manifest = read_or_refused(lambda: parse_manifest(named, place=place), place=place)
    if manifest is not None:
        [found] = parse_answers(named, 1, manifest=manifest, place=place)
        require(all(is_iri(each.iri) for each in found), "a candidate has an IRI")
        require(all(math.isfinite(each.score) for each in found), "a score is finite")
