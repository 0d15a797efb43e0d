"""The dataset as an Obsidian vault: a note an entity, a wiki link a claim, quotes as footnotes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from kgraph.export.atomic import write_atomically
from kgraph.export.dataset import Dataset
from kgraph.export.file_names import FileNames
from kgraph.export.rows import EvidenceRow, LinkRow, NodeRow, link_rows, node_rows

NOTE_ENDING: Final = ".md"

# What Markdown, Obsidian or HTML in it would take for more than a letter.
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~^$%=&@:])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_NOT_IN_LINK = re.compile(r"[\[\]|<>\n\r]+")


def write_obsidian(dataset: Dataset, folder: Path) -> None:
    """Write a note for each entity into a folder.

    Raises:
        OutputError: a note cannot be written.
    """
    nodes = list(node_rows(dataset.stored, dataset.ontology))
    vault = _Vault.of(nodes, list(link_rows(dataset.stored)))
    for node in nodes:
        name = vault.file_by_id[node.id] + NOTE_ENDING
        write_atomically(folder / name, vault.note(node), durable=False)


@dataclass(frozen=True, slots=True)
class _Vault:
    """What the notes link to each other by, and the claims from and to each entity."""

    node_by_id: dict[str, NodeRow]
    file_by_id: dict[str, str]
    links_from: dict[str, list[LinkRow]] = field(default_factory=lambda: defaultdict(list))
    links_to: dict[str, list[LinkRow]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, nodes: list[NodeRow], links: list[LinkRow]) -> _Vault:
        names = FileNames()
        files = {node.id: names.name_of(node.label, node.entity_type) for node in nodes}
        vault = cls({node.id: node for node in nodes}, files)
        for link in links:
            vault.links_from[link.subject].append(link)
            for end in {link.target, link.qualifier} - {"", link.subject}:
                vault.links_to[end].append(link)
        return vault

    def note(self, node: NodeRow) -> Iterator[str]:
        """Yield the parts of an entity's note: properties, links, and footnotes."""
        footnotes: list[EvidenceRow] = []
        yield _front_matter(node)
        yield f"# {_escaped(node.label)}\n"
        own = sorted(self.links_from[node.id], key=lambda link: link.label)
        for label, links in groupby(own, key=lambda link: link.label):
            yield f"\n## {_escaped(label)}\n\n"
            for link in links:
                yield f"- {self._end(link)}{self._notes(link)}{_marks(link, footnotes)}\n"
        others = sorted(self.links_to[node.id], key=lambda link: (link.label, link.subject))
        if others:
            yield "\n## What links here\n\n"
        for link in others:
            said = f"{self._link(link.subject)} {_escaped(link.label)} {self._end(link)}"
            yield f"- {said}{self._notes(link)}{_marks(link, footnotes)}\n"
        yield "\n" if footnotes else ""
        for number, evidence in enumerate(footnotes, start=1):
            yield f"[^{number}]: {self._quoted(evidence)}\n"

    def _end(self, link: LinkRow) -> str:
        return self._link(link.target) if link.target else _escaped(link.value)

    def _link(self, entity_id: str) -> str:
        """Return a link to a note; to what has none, its name."""
        if entity_id not in self.file_by_id:
            return _escaped(entity_id)
        file, label = self.file_by_id[entity_id], self.node_by_id[entity_id].label
        shown = _NOT_IN_LINK.sub(" ", label).strip()
        return f"[[{file}]]" if shown in (file, "") else f"[[{file}|{shown}]]"

    def _notes(self, link: LinkRow) -> str:
        notes = [f"in {self._link(link.qualifier)}"] if link.qualifier else []
        if link.valid_from and link.valid_from == link.valid_to:
            notes.append(link.valid_from)
        else:
            notes += [f"from {link.valid_from}"] if link.valid_from else []
            notes += [f"until {link.valid_to}"] if link.valid_to else []
        notes += ["denied"] if link.polarity == "negative" else []
        notes += [link.modality] if link.modality != "asserted" else []
        return f" ({', '.join(notes)})" if notes else ""

    def _quoted(self, evidence: EvidenceRow) -> str:
        origin = [self._link(evidence.speaker_id)] if evidence.speaker_id else []
        origin += [evidence.time] if evidence.time else []
        return f"“{_escaped(evidence.quote)}” ({', '.join([*origin, _escaped(evidence.source)])})"


def _marks(link: LinkRow, footnotes: list[EvidenceRow]) -> str:
    """Return the marks of a claim's footnotes; what carries several claims is one footnote."""
    marks = []
    for evidence in link.evidence:
        if evidence not in footnotes:
            footnotes.append(evidence)
        marks.append(f"[^{footnotes.index(evidence) + 1}]")
    return "".join(marks)


def _front_matter(node: NodeRow) -> str:
    """Return a note's properties; JSON's strings and lists are YAML too."""
    properties: dict[str, object] = {
        "aliases": [node.label, *node.aliases] if node.aliases else [],
        "type": node.entity_type,
        "mentions": node.mention_count,
        "id": node.id,
        "same as": list(node.same_as),
    }
    lines = (f"{name}: {json.dumps(value)}\n" for name, value in properties.items() if value != [])
    return f"---\n{''.join(lines)}---\n\n"


def _escaped(text: str) -> str:
    r"""Return a text as it stands in Markdown, whatever marks it holds.

    >>> print(_escaped("[[no link]] <b> a*b"))
    \[\[no link\]\] &lt;b&gt; a\*b
    """
    return _MARKUP.sub(lambda mark: _ENTITIES.get(mark[1], f"\\{mark[1]}"), text)
