"""One training run from its settings."""

from pathlib import Path

import torch

from kgraph.language.wordpiece import WordPieces
from kgraph.training.card import make_card
from kgraph.training.config import TrainingConfig
from kgraph.training.export import copy_vocabulary, export_network
from kgraph.training.heads import Network
from kgraph.training.imported import exported_state
from kgraph.training.inventory import Inventory
from kgraph.training.material import read_material
from kgraph.training.meanings import fit_meanings, training_texts
from kgraph.training.pretrained import pretrained_folder, pretrained_weights
from kgraph.training.relation_stage import StageSettings, train_relation_head
from kgraph.training.trainer import WEIGHTS, Trainer, seed_everything

INVENTORY = "inventory.json"
JOINT_WEIGHTS = "joint.pt"


def published_pieces() -> WordPieces:
    """Return the word pieces of the published encoder."""
    return WordPieces.read(pretrained_folder() / "vocab.txt")


def train_network(config: TrainingConfig) -> None:
    """Train one network and leave weights and inventory in ``config.output``."""
    torch.set_num_threads(config.threads)
    seed_everything(config.seed)
    config.output.mkdir(parents=True, exist_ok=True)
    material = read_material(config.corpora)
    material.inventory.write(config.output / INVENTORY)
    network = Network(material.inventory)
    if config.initial is None:
        network.encoder.load_pretrained(pretrained_weights())
    else:
        load_initial(network, config.initial)
    network.to(_device(config.device))
    Trainer(network, material, pieces=published_pieces(), config=config).run()


def load_initial(network: Network, folder: Path) -> None:
    """Load the weights of a run or of an exported model; what these lack keeps its start value.

    Labels may have been appended since: the rows that are there are copied.
    """
    if (folder / WEIGHTS).exists():
        state = torch.load(folder / WEIGHTS, map_location="cpu")
    else:
        state = exported_state(folder, network)
    own = network.state_dict()
    for name, value in state.items():
        if own[name].shape == value.shape:
            own[name] = value
        else:
            own[name][tuple(slice(0, size) for size in value.shape)] = value
    network.load_state_dict(own)


def tune_relations(config: TrainingConfig, settings: StageSettings) -> None:
    """Train the relation head of a finished run further; the run's weights become the result.

    The weights before it stay beside them as ``joint.pt``, and a second call starts from those.
    """
    torch.set_num_threads(1)  # its products are too small to share
    seed_everything(config.seed)
    weights, joint = config.output / WEIGHTS, config.output / JOINT_WEIGHTS
    if not joint.exists():
        weights.rename(joint)
    material = read_material(config.corpora)
    network = Network(Inventory.read(config.output / INVENTORY))
    network.load_state_dict(torch.load(joint, map_location="cpu"))
    train_relation_head(
        network, material, pieces=published_pieces(), config=config, settings=settings
    )
    torch.save(network.state_dict(), weights)


def _device(name: str) -> torch.device:
    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    return torch.device(name)


def load_network(config: TrainingConfig) -> tuple[Network, Inventory]:
    """Return the trained network of a run, ready to predict."""
    inventory = Inventory.read(config.output / INVENTORY)
    network = Network(inventory)
    network.load_state_dict(torch.load(config.output / WEIGHTS, map_location="cpu"))
    return network.eval(), inventory


def mix_in(network: Network, folder: Path, *, share: float) -> None:
    """Move each weight of a network towards that of the run or model in ``folder`` by ``share``."""
    trained = {name: value.clone() for name, value in network.state_dict().items()}
    load_initial(network, folder)
    mixed = {
        name: torch.lerp(trained[name], value, share) if value.is_floating_point() else value
        for name, value in network.state_dict().items()
    }
    network.load_state_dict(mixed)


def export_run(config: TrainingConfig, folder: Path) -> None:
    """Write the trained network of ``config`` as a model folder."""
    network, inventory = load_network(config)
    if config.initial is not None and config.share_of_initial:
        mix_in(network, config.initial, share=config.share_of_initial)
    export_network(network, inventory, folder=folder, card=make_card(config))
    copy_vocabulary(pretrained_folder() / "vocab.txt", folder)
    fit_meanings(folder, training_texts(config.corpora))
