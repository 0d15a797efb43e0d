"""The trained language core as a spaCy component.

``kgraph_core`` reads a Doc once and sets what its setting ``layers`` names:

==============  ====================================================================================
``sentences``   ``token.is_sent_start``
``meanings``    ``doc.tensor``: what each token means where it stands, ``[tokens, numbers]``
``tags``        ``token.pos_``, ``tag_``, ``morph``, ``lemma_``
``trees``       ``token.head``, ``token.dep_`` (Universal Dependencies);
                ``doc._.sure_heads``: how likely the two are right, 0 to 1, one entry a token
``names``       ``doc.ents``: flat names, labelled with their entity type, dates and quantities too
``mentions``    ``doc.spans["mentions"]``: nested, pronouns included, labelled with their type;
                ``attrs`` has the lists ``named``, ``score`` and ``chain``, one entry a mention
``chains``      ``doc._.coreference_chains``: lists of numbers in ``doc.spans["mentions"]``
``relations``   ``doc._.relations``: tuples ``(subject, object, relation, score)``, each of the two
                first ``(token start, token end)``, end exclusive
==============  ====================================================================================

With ``only_missing`` it leaves alone what components before it have set: see ``adapter``.

``doc._.is_english`` says whether the text reads like English; the model knows no other language.
Speakers are read from ``doc._.turns``: tuples ``(start, end, speaker)`` in code points. All
results are plain values, so Docs can be stored in a DocBin.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kgraph.language.analysis import Analysis, Small, analyse
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.english import looks_english
from kgraph.language.inflection import base_form
from kgraph.language.labels import ENTITY_TYPES, UPOS
from kgraph.language.model_files import ModelCard, default_folder
from kgraph.language.words import break_of

FACTORY: Final = "kgraph_core"
LAYERS: Final = (
    "sentences", "meanings", "tags", "trees", "names", "mentions", "chains", "relations",
)  # fmt: skip
MENTIONS: Final = "mentions"

Turns = Sequence[tuple[int, int, str]]


@Language.factory(
    FACTORY,
    assigns=["token.pos", "token.dep", "token.lemma", "doc.ents", "doc.spans"],
    default_config={
        "weights": None, "session": {"threads": 1, "device": "cpu"}, "layers": list(LAYERS),
        "only_missing": False,
    },
)  # fmt: skip
def make_core(
    nlp: Language,
    name: str,
    *,
    weights: str | None,
    session: dict[str, Any],
    layers: list[str],
    only_missing: bool,
) -> "LanguageCore":
    """Load the component.

    Args:
        nlp: The pipeline.
        name: What it is called there.
        weights: A model folder, the one that comes with kgraph if None.
        session: The ``threads`` and the ``device`` that run the network.
        layers: Which of ``LAYERS`` to set.
        only_missing: Leave those that another component has set.
    """
    folder = Path(weights) if weights is not None else default_folder()
    network = LanguageNetwork(folder, **session)
    return LanguageCore(network, frozenset(layers), only_missing=only_missing)


class LanguageCore:
    """Annotates Docs; see the module's table."""

    def __init__(
        self, network: LanguageNetwork, layers: frozenset[str], *, only_missing: bool = False
    ) -> None:
        """Keep ``network`` and which ``layers`` to set, all or only where they are missing."""
        register_extensions()
        self.network = network
        self._layers = layers
        self._only_missing = only_missing

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc``; a Doc of white space only gets no annotation but sentence starts."""
        tokens = [token for token in doc if not token.is_space]
        if not tokens:
            for token in doc if not doc.has_annotation("DEP") else ():
                token.is_sent_start = token.i == 0
            return doc
        layers = self._layers - (_layers_set(doc) if self._only_missing else set())
        keeps_sentences = "sentences" not in layers and doc.has_annotation("SENT_START")
        analysis = analyse(
            self.network,
            [token.text for token in tokens],
            breaks=_breaks(doc, tokens),
            speakers=_speakers(doc._.turns, tokens),
            starts=[bool(token.is_sent_start) for token in tokens] if keeps_sentences else None,
        )
        self._set_words(doc, tokens, analysis=analysis, layers=layers)
        if "meanings" in layers:
            doc.tensor = cast(Any, _meanings(doc, tokens, analysis=analysis))
        doc._.is_english = looks_english([token.lower_ for token in tokens])
        numbers = [token.i for token in tokens]
        if "names" in layers:
            doc.set_ents(
                [
                    _span(doc, numbers, words=name[:2], entity_type=name[2])
                    for name in analysis.names
                ]
            )
        if "mentions" in layers:
            _set_mentions(doc, numbers, analysis=analysis)
        if "chains" in layers:
            doc._.coreference_chains = [list(chain) for chain in analysis.chains]
        if "relations" in layers:
            doc._.relations = [
                (_ends(numbers, r.subject), _ends(numbers, r.object), r.relation, r.score)
                for r in analysis.relations
            ]
        return doc

    def _set_words(
        self, doc: Doc, tokens: list[Token], *, analysis: Analysis, layers: Set[str]
    ) -> None:
        """Set tags and trees at once; spaCy takes the sentences from the trees."""
        columns: dict[str, list[int]] = {}
        if "tags" in layers:
            columns |= _tag_columns(doc, tokens, analysis=analysis, network=self.network)
        if self._only_missing:
            columns = {n: column for n, column in columns.items() if not doc.has_annotation(n)}
        if "trees" in layers:
            columns |= _tree_columns(doc, tokens, analysis=analysis, card=self.network.card)
            doc._.sure_heads = _by_token(doc, tokens, values=analysis.sure_heads)
        if columns:
            table = np.array(list(columns.values()), dtype=np.int64).T.astype(np.uint64)
            doc.from_array(list(columns), cast(Any, table))
        if "sentences" in layers and "trees" not in layers:
            for token, start in zip(tokens, analysis.starts, strict=True):
                token.is_sent_start = start


def _layers_set(doc: Doc) -> set[str]:
    """Return which layers other components have set; of the tags, each is looked at by itself."""
    found = {"trees"} if doc.has_annotation("DEP") else set()
    if found or doc.has_annotation("SENT_START", require_complete=True):
        found.add("sentences")
    return found | ({"names"} if doc.has_annotation("ENT_IOB") else set())


def _tag_columns(
    doc: Doc, tokens: list[Token], *, analysis: Analysis, network: LanguageNetwork
) -> dict[str, list[int]]:
    """Return the values of tag attributes, one a token; white space is tagged as such."""
    add, card = doc.vocab.strings.add, network.card
    space = {"POS": "SPACE", "TAG": "_SP", "LEMMA": "", "MORPH": ""}
    columns = {name: [_signed(add(value))] * len(doc) for name, value in space.items()}
    pos, tags = [add(tag) for tag in UPOS], [add(tag) for tag in card.tags]
    morphs = [doc.vocab.morphology.add(features) for features in card.morphs]
    for number, token in enumerate(tokens):
        columns["POS"][token.i] = pos[analysis.upos[number]]
        columns["TAG"][token.i] = _signed(tags[analysis.tags[number]])
        lemma = base_form(
            token.text,
            _form(token, UPOS[analysis.upos[number]], tag=card.tags[analysis.tags[number]]),
            lemma=analysis.lemmas[number],
            rank=network.rank_of,
        )
        columns["LEMMA"][token.i] = _signed(add(lemma))
        columns["MORPH"][token.i] = _signed(morphs[analysis.morphs[number]])
    return columns


def _form(token: Token, pos: str, *, tag: str) -> str:
    """Return the tag that a word's base form is looked up by: a verb in "ing" is no adjective."""
    return "VBG" if pos == "VERB" and tag == "JJ" and token.lower_.endswith("ing") else tag


def _tree_columns(
    doc: Doc, tokens: list[Token], *, analysis: Analysis, card: ModelCard
) -> dict[str, list[int]]:
    """Return head offsets and relations; white space hangs on the word before it."""
    add = doc.vocab.strings.add
    heads, labels = [0] * len(doc), [add("dep")] * len(doc)
    names = [add("ROOT" if name == "root" else name) for name in card.dependencies]
    previous = tokens[0].i
    for token in doc:
        if token.is_space:
            heads[token.i] = previous - token.i
        else:
            previous = token.i
    for number, token in enumerate(tokens):
        heads[token.i] = tokens[analysis.heads[number]].i - token.i
        labels[token.i] = names[analysis.labels[number]]
    return {"HEAD": heads, "DEP": [_signed(label) for label in labels]}


def _by_token(doc: Doc, tokens: list[Token], *, values: Sequence[float]) -> list[float]:
    """Return a value for each token, 1 for white space."""
    found = [1.0] * len(doc)
    for token, value in zip(tokens, values, strict=True):
        found[token.i] = value
    return found


def _meanings(doc: Doc, tokens: Sequence[Token], *, analysis: Analysis) -> Small:
    """Return a row for each token, zeros for white space; takes them out of the analysis."""
    parts = analysis.meanings
    rows = np.zeros((len(doc), parts[0].shape[1]), dtype=np.int8)
    words = [token.i for token in tokens]
    while parts:  # from the end, so that never all of them are there twice
        part = parts.pop()
        rows[words[len(words) - len(part) :]] = part
        del words[len(words) - len(part) :]
    return rows


def _signed(number: int) -> int:
    """Return a 64-bit hash as the signed number with the same bits."""
    return number - (1 << 64) if number >= 1 << 63 else number


def _set_mentions(doc: Doc, numbers: list[int], *, analysis: Analysis) -> None:
    chain_of = {m: n for n, chain in enumerate(analysis.chains) for m in chain}
    doc.spans[MENTIONS] = [
        _span(doc, numbers, words=(m.first, m.last), entity_type=m.entity_type)
        for m in analysis.mentions
    ]
    doc.spans[MENTIONS].attrs.update(
        named=[m.named for m in analysis.mentions],
        score=[m.score for m in analysis.mentions],
        chain=[chain_of[n] for n in range(len(analysis.mentions))],
    )


def _span(doc: Doc, numbers: list[int], *, words: tuple[int, int], entity_type: int) -> Span:
    start, end = _ends(numbers, words)
    return Span(doc, start, end, label=ENTITY_TYPES[entity_type])


def _ends(numbers: list[int], span: tuple[int, int]) -> tuple[int, int]:
    return numbers[span[0]], numbers[span[1]] + 1


def _breaks(doc: Doc, tokens: Iterable[Token]) -> list[int]:
    text = doc.text
    end = 0
    breaks = []
    for token in tokens:
        breaks.append(int(break_of(text[end : token.idx])))
        end = token.idx + len(token.text)
    return breaks


def _speakers(turns: Turns | None, tokens: Sequence[Token]) -> list[int] | None:
    """Return the number of each token's speaker, 0 outside all turns."""
    if not turns:
        return None
    number: dict[str, int] = {}
    for _, _, speaker in turns:
        number.setdefault(speaker, len(number) + 1)
    begins = [turn[0] for turn in turns]
    speakers = []
    for token in tokens:
        place = bisect_right(begins, token.idx) - 1
        inside = place >= 0 and token.idx < turns[place][1]
        speakers.append(number[turns[place][2]] if inside else 0)
    return speakers


def register_extensions() -> None:
    """Let a Doc carry what the network finds besides names and trees."""
    for name in ("turns", "coreference_chains", "relations", "sure_heads"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("is_english"):
        Doc.set_extension("is_english", default=True)
