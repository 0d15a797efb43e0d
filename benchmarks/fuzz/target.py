"""One thing that is fuzzed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.fuzz.builders import Build, encoded
from benchmarks.fuzz.choices import Choices
from benchmarks.fuzz.samples import SAMPLES

_SEEDS = 48


@dataclass(frozen=True, slots=True)
class Target:
    """What is checked, and where its inputs come from.

    An input whose first byte is even is the rest of it as it stands; of another ``build`` makes
    what is checked, by the choices that its bytes are. ``share`` says how many of all inputs it
    gets, as a multiple of the others' shares. ``samples`` names sound files to begin with.
    """

    name: str
    check: Callable[[bytes], None]
    build: Build
    share: float
    pieces: Sequence[str] = ()
    samples: str = ""

    def content_of(self, found: bytes) -> bytes:
        """Return what an input of the fuzzer is a way to write."""
        if not found or found[0] % 2 == 0:
            return found[1:]
        return self.build(Choices(found[1:]))

    def seeds(self) -> Iterator[bytes]:
        """Yield the inputs to begin with, the same at every time."""
        for sample in SAMPLES.get(self.samples, ()):
            yield b"\x00" + encoded(sample)
        chance = random.Random(self.name)
        for number in range(_SEEDS):
            yield b"\x01" + chance.randbytes(8 + 4 * number)
