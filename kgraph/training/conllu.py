"""Reads CoNLL-U treebanks.

Source:
    https://universaldependencies.org/format.html
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TreeWord:
    """One syntactic word; ``head`` counts from 1 within the sentence, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    label: str
    space_after: bool


@dataclass(slots=True)
class TreeSentence:
    """One sentence; ``paragraph`` says that a paragraph begins with it."""

    words: list[TreeWord] = field(default_factory=list)
    paragraph: bool = False
    surface_end: int = 0
    glued: bool = False

    def add_line(self, columns: list[str]) -> None:
        """Add a word, or remember a surface token (``3-4``) whose words follow."""
        if "-" in columns[0]:
            self.surface_end = int(columns[0].split("-")[1])
            self.glued = "SpaceAfter=No" in columns[9]
        elif columns[0].isdigit():
            self.words.append(_word(columns, self.surface_end, glued=self.glued))


@dataclass(slots=True)
class TreeDocument:
    """One document of a treebank."""

    identifier: str
    sentences: list[TreeSentence] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[TreeDocument]:
    """Yield the documents of a CoNLL-U file, gzipped or not."""
    document = TreeDocument(path.stem)
    sentence = TreeSentence()
    for line in map(str.rstrip, read_lines(path)):
        if line.startswith("# newdoc"):
            if document.sentences:
                yield document
            document = TreeDocument(line.split("=", 1)[1].strip())
        sentence.paragraph |= line.startswith(("# newdoc", "# newpar"))
        if line and not line.startswith("#"):
            sentence.add_line(line.split("\t"))
        elif not line and sentence.words:
            document.sentences.append(sentence)
            sentence = TreeSentence()
    if document.sentences:
        yield document


def read_lines(path: Path) -> list[str]:
    """Return the lines of a text file, gzipped where its name ends in ``.gz``."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return file.read().split("\n")
    return path.read_text(encoding="utf-8").split("\n")


def _word(columns: list[str], surface_end: int, *, glued: bool) -> TreeWord:
    number = int(columns[0])
    if number < surface_end:
        space_after = False
    elif number == surface_end:
        space_after = not glued
    else:
        space_after = "SpaceAfter=No" not in columns[9]
    return TreeWord(
        form=columns[1],
        lemma=columns[2],
        upos=columns[3],
        xpos=columns[4],
        feats=columns[5],
        head=int(columns[6]),
        label=columns[7],
        space_after=space_after,
    )
