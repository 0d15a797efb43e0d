"""A missing or damaged model is told in one line with the remedy."""

from pathlib import Path
from shutil import copyfile

import pytest

from kgraph.errors import ModelError
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.model_files import (
    CARD,
    GRAPHS,
    MEANINGS,
    PIECE_TABLE,
    VOCABULARY,
    default_folder,
)


def broken_model(folder: Path, card: str) -> Path:
    for name in (VOCABULARY, MEANINGS, PIECE_TABLE, *(f"{graph}.onnx" for graph in GRAPHS)):
        (folder / name).write_text("not a graph", encoding="utf-8")
    (folder / CARD).write_text(card, encoding="utf-8")
    return folder


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"card\.json: missing .* Reinstall kgraph"):
        LanguageNetwork(tmp_path)


@pytest.mark.parametrize("card", ["", "{", "[]", '{"labels": {"upos": []}}', '{"labels": 1}'])
def test_a_damaged_card_is_named(tmp_path: Path, card: str) -> None:
    with pytest.raises(ModelError, match=r"card\.json: damaged.* Reinstall kgraph"):
        LanguageNetwork(broken_model(tmp_path, card))


def test_a_damaged_graph_is_named(tmp_path: Path) -> None:
    card = (default_folder() / CARD).read_text(encoding="utf-8")
    with pytest.raises(ModelError, match=r"words\.onnx: damaged"):
        LanguageNetwork(broken_model(tmp_path, card))


def test_a_table_of_pieces_that_was_cut_off_is_an_error_of_the_model(tmp_path: Path) -> None:
    for each in default_folder().iterdir():
        copyfile(each, tmp_path / each.name)
    with (tmp_path / PIECE_TABLE).open("r+b") as file:
        file.truncate(1000)
    with pytest.raises(ModelError, match=r"words\.onnx: damaged"):
        LanguageNetwork(tmp_path)
