"""What the trained graphs run on."""

from __future__ import annotations

from pathlib import Path

import onnxruntime
import pytest

from kgraph.errors import ModelError
from kgraph.language.encoder import LanguageNetwork
from kgraph.language.model_files import GRAPHS, default_folder

CPU, CUDA = "CPUExecutionProvider", "CUDAExecutionProvider"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Note what each graph is to run on; a GPU is there."""
    noted: list[list[str]] = []

    class Session:
        def __init__(self, path: str, options: object, providers: list[str]) -> None:
            assert Path(path).is_file()
            noted.append(providers)

    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CUDA, CPU])
    return noted


def test_without_a_word_a_gpu_is_left_alone(asked: list[list[str]]) -> None:
    LanguageNetwork(default_folder())
    assert asked == [[CPU]] * len(GRAPHS)


def test_what_a_gpu_cannot_run_goes_to_the_processor(asked: list[list[str]]) -> None:
    LanguageNetwork(default_folder(), device="gpu")
    assert asked == [[CUDA, CPU]] * len(GRAPHS)


def test_a_gpu_that_onnx_runtime_cannot_use_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CPU])
    with pytest.raises(ModelError, match="gpu: ONNX Runtime has no CUDAExecutionProvider here"):
        LanguageNetwork(default_folder(), device="gpu")
