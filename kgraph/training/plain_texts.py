"""Documents of texts that are in memory and not in files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from kgraph.model import Document
from kgraph.sources import read_document


def document_of_text(text: str) -> Document:
    """Return a text as the document that a file with it would be."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        return read_document(path, source=path.name)
