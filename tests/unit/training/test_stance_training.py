"""What is trained to tell how a link is put, and what a build computes, are the same."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import pytest

from kgraph.extraction.stance_network import StanceNetwork, read_network
from kgraph.language.model_files import PIECE_TABLE, VOCABULARY, default_folder
from kgraph.language.wordpiece import WordPieces
from kgraph.training.stance_examples import PutLink, PutPassage, Variant, window_of

if TYPE_CHECKING:
    from kgraph.training.stance_training import Network

torch: Any = pytest.importorskip("torch", reason="torch is not installed: pip install '.[train]'")
onnx: Any = pytest.importorskip("onnx", reason="onnx is not installed: pip install '.[train]'")

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
NAMES = "ola bo wren ada ines kofi lena marek noor oren pia quin".split()
LINKS = ["memberOf"]


def passages() -> list[PutPassage]:
    """Return passages in which the one has joined and the other has not."""
    made = []
    for number, name in enumerate(NAMES):
        other, denied = NAMES[number - 1], bool(number % 2)
        words = f"{name} {'never' if denied else 'gladly'} joined them , and {other}".split()
        words += ["did", "." if denied else "not"]
        variant = Variant(tuple(words), ((0, 0), (3, 3), (6, 6)), 0, len(words))
        first, second = (
            PutLink(0, "memberOf", 1, denied, 0),
            PutLink(2, "memberOf", 1, not denied, 0),
        )
        made.append(PutPassage((variant,), (first, second)))
    return made


def word_pieces() -> WordPieces:
    return WordPieces.read(default_folder() / VOCABULARY)


def network() -> Network:
    """Return a network that knows how to read and not what is asked of it."""
    from kgraph.training.imported import exported_encoder
    from kgraph.training.stance_training import Network

    torch.manual_seed(3)
    made = Network(LINKS)
    made.encoder.load_state_dict(exported_encoder(default_folder()))
    return made


def shipped(fitted: Network, folder: Path) -> StanceNetwork:
    """Return a network as a build reads it out of a model folder."""
    from kgraph.training.stance_export import export_stances

    for name in ("words.onnx", PIECE_TABLE, VOCABULARY):
        copyfile(default_folder() / name, folder / name)
    export_stances(fitted, LINKS, folder=folder)
    return read_network(folder)


def test_it_learns_which_of_two_links_of_a_sentence_is_denied(tmp_path: Path) -> None:
    from kgraph.training.stance_training import Settings, fit_stances

    fitted = network()
    fitted.encoder.layers = fitted.encoder.layers[:2]
    learnt, unseen = passages()[2:], passages()[:2]
    settings = Settings(epochs=30, rate=3e-4, own_rate=3e-3)
    pieces = word_pieces()
    fit_stances(fitted, learnt, predicates=LINKS, word_pieces=pieces, settings=settings)
    built = shipped(fitted, tmp_path)
    for read in unseen:
        said = [built.read(window_of(read.variants[0], link))[0] > 0.5 for link in read.links]
        assert said == [link.denied for link in read.links]


def test_a_build_computes_what_was_trained(tmp_path: Path) -> None:
    from kgraph.training.four_bits import steps_of
    from kgraph.training.stance_training import Batches

    made = network().eval()
    with torch.no_grad():
        for layer in made.linear_layers():
            steps, size = steps_of(layer.weight)
            layer.weight.copy_((steps * size).view_as(layer.weight))
    built = shipped(made, tmp_path)
    read = passages()[0]
    batches = Batches([read], LINKS, word_pieces=word_pieces(), chance=None)  # type: ignore[arg-type]
    for link in read.links:
        window = window_of(read.variants[0], link)
        batch = batches.batch([(window, link)], hide=False)
        logits = made(batch[:6], batch.mask).detach()[0]
        expected = [*logits[:1].sigmoid().tolist(), *logits[1:].softmax(-1).tolist()]
        assert built.read(window) == pytest.approx(expected, abs=5e-4)


def test_padding_changes_nothing() -> None:
    from kgraph.training.stance_training import Batches

    made, read = network().eval(), passages()[0]
    batches = Batches([read], LINKS, word_pieces=word_pieces(), chance=None)  # type: ignore[arg-type]
    link = read.links[0]
    short = window_of(read.variants[0], link)
    long = short._replace(words=(*short.words, *["so"] * 30))
    alone = batches.batch([(short, link)], hide=False)
    beside = batches.batch([(short, link), (long, link)], hide=False)
    with torch.no_grad():
        one, two = (made(each[:6], each.mask)[0] for each in (alone, beside))
    assert one.tolist() == pytest.approx(two.tolist(), abs=1e-4)


def test_four_bits_are_at_most_half_a_step_off() -> None:
    from kgraph.training.four_bits import steps_of

    torch.manual_seed(4)
    matrix = torch.randn(6, 64)
    steps, size = steps_of(matrix)
    assert ((steps * size).view_as(matrix) - matrix).abs().max() <= 0.51 * size.abs().max()
    assert (float(steps.min()), float(steps.max())) == (-8, 7)


def test_a_parted_table_is_read_by_the_graph_of_words_as_before(tmp_path: Path) -> None:
    from kgraph.training.piece_table import PieceTable, part_table

    whole = onnx.load(str(default_folder() / "words.onnx"))
    words = tmp_path / "words.onnx"
    onnx.save(whole, str(words))
    before = PieceTable.read(words)
    part_table(words)
    part_table(words)
    after = PieceTable.read(words)
    assert (before.rows == after.rows).all()
    assert (tmp_path / PIECE_TABLE).stat().st_size == before.rows.size
