"""What a build reads again."""

from __future__ import annotations

import pytest

from kgraph.build.plan import Plan, plan_build


@pytest.mark.parametrize(
    ("on_disk", "kept", "before", "plan"),
    [
        pytest.param({}, set(), [], Plan((), (), ()), id="nothing at all"),
        pytest.param({"b": "2", "a": "1"}, set(), [], Plan(("a", "b"), (), ()), id="all new"),
        pytest.param({"a": "1"}, {"1"}, ["a"], Plan((), ("a",), ()), id="unchanged"),
        pytest.param({"a": "2"}, {"1"}, ["a"], Plan(("a",), (), ()), id="edited"),
        pytest.param({"a": "1"}, {"1", "2"}, ["b", "a"], Plan((), ("a",), ("b",)), id="removed"),
        pytest.param({"a": None}, {"1"}, ["a"], Plan(("a",), (), ()), id="cannot be opened"),
        pytest.param({"a": "1"}, {"1"}, [], Plan((), ("a",), ()), id="read for another output"),
    ],
)
def test_plan_of(
    on_disk: dict[str, str | None], kept: set[str], before: list[str], plan: Plan
) -> None:
    assert plan_build(on_disk, kept=kept, before=before) == plan
