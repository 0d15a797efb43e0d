"""What a store refuses is asked for again, but not for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.build.stores.patience import Patience

REFUSED = "AWS Error SLOW_DOWN during GetObject"


def answering(*answers: OSError | str) -> tuple[Callable[[], str], list[int]]:
    """Return work that gives the answers in turn, and a list that grows with each try."""
    tries: list[int] = []

    def work() -> str:
        tries.append(1)
        answer = answers[min(len(tries), len(answers)) - 1]
        if isinstance(answer, OSError):
            raise answer
        return answer

    return work, tries


def test_what_is_refused_at_first_is_given_in_the_end() -> None:
    work, tries = answering(OSError(REFUSED), OSError(REFUSED), "text")
    assert Patience([0, 0, 0]).tried(work) == "text"
    assert len(tries) == 3


def test_what_is_refused_each_time_is_asked_for_once_more_than_there_are_pauses() -> None:
    work, tries = answering(OSError(REFUSED))
    with pytest.raises(OSError, match="SLOW_DOWN"):
        Patience([0, 0]).tried(work)
    assert len(tries) == 3


def test_a_store_that_has_refused_for_long_is_asked_once_for_the_rest() -> None:
    patience = Patience([0, 0])
    for expected in (3, 1):
        work, tries = answering(OSError(REFUSED))
        with pytest.raises(OSError, match="SLOW_DOWN"):
            patience.tried(work)
        assert len(tries) == expected


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(FileNotFoundError("gone"), id="nothing is there"),
        pytest.param(PermissionError("no"), id="it may not be read"),
        pytest.param(OSError("AWS Error ACCESS_DENIED during GetObject"), id="a key is refused"),
        pytest.param(OSError("AWS Error NO_SUCH_BUCKET"), id="there is no such bucket"),
    ],
)
def test_what_would_be_refused_again_is_asked_for_once(error: OSError) -> None:
    work, tries = answering(error)
    with pytest.raises(OSError, match=r"."):
        Patience([0, 0]).tried(work)
    assert len(tries) == 1


def test_who_is_told_to_end_does_not_wait() -> None:
    patience = Patience([3600])
    patience.end()
    work, _ = answering(OSError(REFUSED))
    with pytest.raises(OSError, match="SLOW_DOWN"):
        patience.tried(work)
