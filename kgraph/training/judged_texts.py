"""The texts whose claims readers have judged, made anew from the corpora that may be trained on.

Nothing of them is kept here. Talk is written down as transcripts are: a name before each turn, and
in half of them marks and capitals lost as speech recognition loses them. Names of speakers that the
corpus shortens are invented.
"""

import random
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.training.conllu import read_lines
from kgraph.training.corpora import read_records, training_records

Record = dict[str, Any]

_FIRST, _SECOND = 11, 77
"""Seeds: of the first set of texts, and of those added later."""
_FIRST_NAMES = (
    "Maya Jonas Priya Omar Lena Felix Nadia Theo Iris Caleb Rosa Henrik Amara Dylan Greta Yusuf "
    "Paula Marek Joy Silas"
).split()
_LAST_NAMES = (
    "Okafor Lindgren Marsh Castellano Whitfield Dasgupta Brandt Novak Hale Ferreira Sato Quinn "
    "Abbott Moreau Keane"
).split()
_SPOKEN = frozenset({"conversation", "vlog", "interview", "speech", "court"})
_WHOLE_GENRES = frozenset({"bio", "news"})
_SHARE_OF_OTHERS = 0.55
_NO_COMMAS, _NO_STOP, _NO_CAPITAL = 0.5, 0.3, 0.15
_WEB = "ewt_"
_WEB_SIZES = ((45, 250, 1500), (150, 220, 2500))
_ABSTRACTS = (60, 160)
_PASSAGE_TEXTS, _PASSAGES_A_TEXT = 50, 9
_KEY = 80


@dataclass(frozen=True, slots=True)
class _Part:
    """What is taken of stories: of how many, how many words, from which word on."""

    name: str
    count: int
    words: int
    starts: tuple[int, ...]


_BEGINNINGS = _Part("litbank_", 14, 900, (0,))
_MIDDLES = _Part("litbankB_", 40, 800, (0, 600, 1000))


def judged_texts(corpora: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each text, from the folder of the corpora."""
    web = _web_documents(corpora / "ud" / "train.conllu.gz")
    abstracts = [record["text"] for record in read_records(corpora / "docred" / "train.jsonl")]
    stories = read_records(corpora / "documents" / "litbank.jsonl")
    passages = read_records(corpora / "knowledgenet" / "train.jsonl")
    chance = random.Random(_FIRST)
    first = {
        **dict(_documents(corpora / "documents" / "train.jsonl.gz", chance)),
        **dict(_of_web(web, chance, sizes=_WEB_SIZES[0], taken=())),
        **dict(_of_abstracts(abstracts, chance, count=_ABSTRACTS[0], name="docred_", taken=())),
        **dict(_of_stories(stories, chance, part=_BEGINNINGS)),
    }
    yield from first.items()
    chance = random.Random(_SECOND)
    taken = {text[:_KEY] for name, text in first.items() if name.startswith("docred_")}
    yield from _of_web(web, chance, sizes=_WEB_SIZES[1], taken=first)
    yield from _of_abstracts(abstracts, chance, count=_ABSTRACTS[1], name="docredB_", taken=taken)
    yield from _of_stories(stories, chance, part=_MIDDLES)
    yield from _of_passages(passages, chance)


def _documents(path: Path, chance: random.Random) -> Iterator[tuple[str, str]]:
    for record in training_records(path):
        genre = record["genre"]
        name = f"gum_{genre}_{record['id']}"
        if genre in _SPOKEN and record.get("turns"):
            yield name, _transcript(record, chance)
        elif chance.random() < _SHARE_OF_OTHERS or genre in _WHOLE_GENRES:
            yield name, _ended(record["text"].replace("\n", "\n\n"))


def _transcript(record: Record, chance: random.Random) -> str:
    names: dict[str, str] = {}
    lines: list[str] = []
    noisy = chance.random() < 0.5
    for turn in record["turns"]:
        if turn["speaker"] not in names:
            names[turn["speaker"]] = _called(turn["speaker"], chance)
        words = record["text"][turn["start"] : turn["end"]].replace("\n", " ")
        lines.append(f"{names[turn['speaker']]}: {_misheard(words, chance) if noisy else words}")
    return _ended((record.get("title") or "") + "\n\n" + "\n\n".join(lines))


def _called(speaker: str, chance: random.Random) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", speaker).replace("_", " ")
    if " " in spaced and chance.random() < 0.7:
        return spaced
    return f"{chance.choice(_FIRST_NAMES)} {chance.choice(_LAST_NAMES)}"


def _misheard(words: str, chance: random.Random) -> str:
    sentences: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", words):
        heard = sentence.replace(",", "") if chance.random() < _NO_COMMAS else sentence
        if chance.random() < _NO_STOP:
            heard = heard.rstrip(".!?")
        elif chance.random() < _NO_CAPITAL:
            heard = heard[:1].lower() + heard[1:]
        sentences.append(heard)
    return " ".join(sentences)


def _web_documents(path: Path) -> list[tuple[str, str]]:
    parts: dict[str, list[str]] = {}
    name = ""
    for line in read_lines(path):
        value = line.partition("=")[2].strip()
        if line.startswith("# newdoc id"):
            name = value
            parts[name] = []
        elif line.startswith("# newpar") and parts[name]:
            parts[name].append("\n\n")
        elif line.startswith("# text ="):
            parts[name].append(value)
    return [(name, " ".join(p)) for name, p in parts.items() if not name.startswith("GUM")]


def _of_web(
    documents: list[tuple[str, str]],
    chance: random.Random,
    *,
    sizes: tuple[int, int, int],
    taken: Container[str],
) -> Iterator[tuple[str, str]]:
    most, least_words, most_words = sizes
    shuffled = documents[:]
    chance.shuffle(shuffled)
    named = ((_WEB + re.sub(r"\W+", "_", name), text) for name, text in shuffled)
    fitting = [
        (name, text)
        for name, text in named
        if least_words <= len(text.split()) <= most_words and name not in taken
    ]
    for name, text in fitting[:most]:
        yield name, _ended(text)


def _of_abstracts(
    abstracts: list[str], chance: random.Random, *, count: int, name: str, taken: Container[str]
) -> Iterator[tuple[str, str]]:
    shuffled = abstracts[:]
    chance.shuffle(shuffled)
    free = [text for text in shuffled if text[:_KEY] not in taken]
    for number in range(0, count, 2):
        yield f"{name}{number}", _ended(free[number] + "\n\n" + free[number + 1])


def _of_stories(
    stories: list[Record], chance: random.Random, *, part: _Part
) -> Iterator[tuple[str, str]]:
    shuffled = stories[:]
    chance.shuffle(shuffled)
    for record in shuffled[: part.count]:
        start = chance.choice(part.starts)
        words = record["text"].split()[start : start + part.words]
        yield part.name + _short(record["id"]), _ended(" ".join(words))


def _of_passages(passages: list[Record], chance: random.Random) -> Iterator[tuple[str, str]]:
    shuffled = passages[:]
    chance.shuffle(shuffled)
    for number in range(_PASSAGE_TEXTS):
        some = shuffled[number * _PASSAGES_A_TEXT : (number + 1) * _PASSAGES_A_TEXT]
        yield f"kn_{number}", _ended("\n\n".join(record["text"] for record in some))


def _short(identifier: str) -> str:
    return re.sub(r"\W+", "_", identifier)[:30]


def _ended(text: str) -> str:
    return text.strip() + "\n"
