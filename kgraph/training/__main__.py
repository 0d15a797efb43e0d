"""``python -m kgraph.training``: train, export, evaluate; fit what else ships with the package."""

import logging
from pathlib import Path

import click


@click.group()
def main() -> None:
    """Train, export and evaluate the language core."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
def train(config: Path) -> None:
    """Train by CONFIG; a stopped run goes on from its last checkpoint."""
    from kgraph.training.config import read_config
    from kgraph.training.runs import train_network

    train_network(read_config(config))


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--epochs", type=click.IntRange(1), default=10, show_default=True)
@click.option("--variants", type=click.IntRange(1), default=2, show_default=True)
def relations(config: Path, epochs: int, variants: int) -> None:
    """Train the relation head of the finished run of CONFIG further, on its own."""
    from kgraph.training.config import read_config
    from kgraph.training.relation_stage import StageSettings
    from kgraph.training.runs import tune_relations

    tune_relations(read_config(config), StageSettings(epochs=epochs, variants=variants))


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
def export(config: Path, out: Path) -> None:
    """Write the network trained by CONFIG as a model folder."""
    from kgraph.training.config import read_config
    from kgraph.training.runs import export_run

    export_run(read_config(config), out)
    click.echo(f"{out}: {sum(p.stat().st_size for p in out.iterdir()) / 1e6:.1f} MB")


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--weights", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--scorer",
    type=click.Path(exists=True, path_type=Path),
    default=Path("../shared/tools/score.py"),
)
@click.option("--record", is_flag=True, help="Write the scores into the model's card.")
def evaluate(config: Path, weights: Path | None, scorer: Path, *, record: bool) -> None:
    """Score WEIGHTS (those that come with kgraph by default) on the development files."""
    from kgraph.language.model_files import default_folder
    from kgraph.training.card import record_scores
    from kgraph.training.config import read_config
    from kgraph.training.evaluate import evaluate_model, render_table

    rows = evaluate_model(weights or default_folder(), read_config(config).corpora, script=scorer)
    click.echo(render_table(rows))
    if record:
        scores = {row.name: round(row.score, 2) for row in rows}
        record_scores(weights or default_folder(), scores)


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
def judged(config: Path) -> None:
    """Read the judged texts again, and write what is found of the claims that readers judged."""
    from kgraph.language import load_annotator
    from kgraph.ontology import find_ontology_folder, load_ontology
    from kgraph.training.config import read_config
    from kgraph.training.judged import JUDGED, read_verdicts, tabulate, write_judged
    from kgraph.training.judged_reading import read_claims
    from kgraph.training.judged_texts import judged_texts

    verdicts = read_verdicts()
    texts = judged_texts(read_config(config).corpora)
    ontology = load_ontology(find_ontology_folder(None))
    rows = read_claims(texts, verdicts, annotator=load_annotator(), ontology=ontology)
    write_judged(tabulate(rows))
    click.echo(f"{JUDGED}: {len(rows)} of {sum(map(len, verdicts.values()))} judged claims")


@main.command()
def confidence() -> None:
    """Fit how likely claims are right to those that readers have judged, and write the weights."""
    from kgraph.extraction import confidence as shipped
    from kgraph.training.judged import (
        fit_weights,
        left_out,
        precision_at,
        read_judged,
        score_fit,
        write_weights,
    )

    judged = read_judged()
    likely = left_out(judged)
    fit = score_fit(judged, likely)
    click.echo(f"on texts left out: calibration error {fit.error:.3f}, order {fit.order:.3f}")
    for threshold, kept, right in precision_at(judged, likely):
        click.echo(f"from {threshold:.2f}: {kept:.2f} of the claims, {right:.2f} of these right")
    write_weights(fit_weights(judged), Path(shipped.__file__).with_name(shipped.WEIGHTS))


@main.command()
def patterns() -> None:
    """Write the patterns that kgraph's own ontology teaches; needed after a change to either."""
    from kgraph.extraction import precompiled
    from kgraph.extraction.learning import compile_patterns
    from kgraph.language import load_annotator
    from kgraph.ontology import find_ontology_folder, load_ontology

    ontology = load_ontology(find_ontology_folder(None))
    book = compile_patterns(ontology, load_annotator().language)
    path = Path(precompiled.__file__).with_name(precompiled.PRECOMPILED)
    precompiled.write_patterns(ontology, book, path=path)
    click.echo(f"{path}: {len(book.patterns)} patterns")


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--weights", type=click.Path(exists=True, file_okay=False, path_type=Path))
def meanings(config: Path, weights: Path | None) -> None:
    """Fit what the word states of WEIGHTS tell of meaning; `export` does so too."""
    from kgraph.language.model_files import default_folder
    from kgraph.training.config import read_config
    from kgraph.training.meanings import fit_meanings, training_texts

    fit_meanings(weights or default_folder(), training_texts(read_config(config).corpora))


@main.command()
def words() -> None:
    """Write the vectors of single words anew, from the published encoder."""
    from kgraph.extraction import word_vectors as shipped
    from kgraph.training.word_vectors import read_words, write_vectors

    path = Path(shipped.__file__).with_name(shipped.VECTORS)
    write_vectors(read_words(path), path)


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
def likeness(config: Path) -> None:
    """Fit in which way a pair must be like a link's examples, and write the weights: 20 minutes."""
    from kgraph.extraction import like_links as shipped
    from kgraph.training.config import read_config
    from kgraph.training.likeness import learning_episodes, write_networks
    from kgraph.training.likeness_networks import fit_networks

    episodes = list(learning_episodes(read_config(config).corpora, tell=click.echo))
    path = Path(shipped.__file__).with_name(shipped.WEIGHTS)
    write_networks(fit_networks(episodes, tell=click.echo), path)
    click.echo(f"{path}: {sum(len(each.holds) for each in episodes)} rows")


@main.command()
@click.option("--config", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--epochs", type=click.IntRange(1), default=10, show_default=True)
def stances(config: Path, epochs: int) -> None:
    """Fit what tells how a link is put, and write its graph: two hours."""
    from kgraph.language import load_annotator
    from kgraph.language.model_files import default_folder
    from kgraph.ontology import find_ontology_folder, load_ontology
    from kgraph.training.config import read_config
    from kgraph.training.imported import exported_encoder
    from kgraph.training.judged import read_verdicts
    from kgraph.training.judged_texts import judged_texts
    from kgraph.training.passages import learning_passages
    from kgraph.training.runs import published_pieces
    from kgraph.training.stance_examples import put_passages
    from kgraph.training.stance_export import export_stances
    from kgraph.training.stance_texts import corpus_facts, fact_passages, judged_passages
    from kgraph.training.stance_training import Network, Settings, fit_stances, links_of

    corpora, ontology = read_config(config).corpora, load_ontology(find_ontology_folder(None))
    read = list(put_passages(learning_passages()))
    predicates = links_of(read)
    texts, annotator = judged_texts(corpora), load_annotator()
    read += judged_passages(texts, read_verdicts(), annotator=annotator, ontology=ontology)
    read += fact_passages(corpus_facts(corpora))
    network = Network(predicates)
    network.encoder.load_state_dict(exported_encoder(default_folder()))
    fit_stances(
        network,
        read,
        predicates=predicates,
        word_pieces=published_pieces(),
        settings=Settings(epochs=epochs),
        tell=click.echo,
    )
    path = export_stances(network, predicates, folder=default_folder())
    click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
