"""The file that docs/curation.md shows can be used as it stands."""

from __future__ import annotations

import re

from kgraph.resolution import parse_ledger
from tests.house.source_tree import ROOT

PAGE = (ROOT / "docs" / "curation.md").read_text("utf-8")


def test_the_file_of_the_page_holds_every_kind_of_decision() -> None:
    shown = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    entries = parse_ledger(shown[1]).entries
    assert [type(entry).__name__ for entry in entries] == [
        "Merge", "Split", "Rename", "Retype", "RejectEntity", "RejectClaim", "Accept", "Add",
    ]  # fmt: skip


def test_the_example_in_the_file_of_the_project_is_a_decision() -> None:
    text = (ROOT / "data" / "curation.toml").read_text("utf-8")
    example = text.split("#\n")[-1].replace("#   ", "")
    assert len(parse_ledger(example).entries) == 1
    assert parse_ledger(text).entries == ()
