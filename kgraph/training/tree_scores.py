"""Tags and trees on gold words and gold sentences."""

from kgraph.language.analysis import Analysis, analyse
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.labels import UPOS
from kgraph.training.conllu import TreeDocument, TreeWord

SCORES = ("UPOS", "XPOS", "FEATS", "lemmas", "UAS", "LAS")


def tree_scores(network: LanguageNetwork, trees: list[TreeDocument]) -> dict[str, float]:
    """Return accuracies in percent; LAS compares relations without their subtypes."""
    right = dict.fromkeys(SCORES, 0)
    count = 0
    for tree in trees:
        words = [word for sentence in tree.sentences for word in sentence.words]
        starts: list[bool] = []
        breaks: list[int] = []
        offsets: list[int] = []
        for sentence in tree.sentences:
            offsets += [len(offsets)] * len(sentence.words)
            starts += [True] + [False] * (len(sentence.words) - 1)
            breaks += [int(sentence.paragraph)] + [0] * (len(sentence.words) - 1)
        analysis = analyse(network, [word.form for word in words], breaks=breaks, starts=starts)
        count += len(words)
        for number, word in enumerate(words):
            for name, hit in _hits(
                network, analysis, number=number, word=word, offset=offsets[number]
            ).items():
                right[name] += hit
    return {name: 100 * hits / count for name, hits in right.items()}


def _hits(
    network: LanguageNetwork, analysis: Analysis, *, number: int, word: TreeWord, offset: int
) -> dict[str, bool]:
    card = network.card
    head = number if word.head == 0 else offset + word.head - 1
    attached = analysis.heads[number] == head
    label = card.dependencies[analysis.labels[number]].split(":")[0]
    return {
        "UPOS": UPOS[analysis.upos[number]] == word.upos,
        "XPOS": card.tags[analysis.tags[number]] == word.xpos,
        "FEATS": card.morphs[analysis.morphs[number]] == word.feats,
        "lemmas": analysis.lemmas[number] == word.lemma,
        "UAS": attached,
        "LAS": attached and label == word.label.split(":")[0],
    }
