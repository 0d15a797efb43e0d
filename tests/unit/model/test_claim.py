from __future__ import annotations

import pytest

from kgraph.model import Claim, Evidence, Modality, Polarity, Span

HERE = Evidence("talk-1", Span(0, 9), "She came.", Span(0, 3))


def test_a_claim_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        Claim("c1", "memberOf", "c2", None, ())


@pytest.mark.parametrize(
    ("object_", "value"),
    [
        pytest.param(None, None, id="neither object nor value"),
        pytest.param("c2", "2015", id="both object and value"),
    ],
)
def test_a_claim_has_an_object_or_a_value(object_: str | None, value: str | None) -> None:
    with pytest.raises(ValueError, match="an object or a value"):
        Claim("c1", "memberOf", object_, value, (HERE,))


@pytest.mark.parametrize(
    ("polarity", "modality", "direct"),
    [
        pytest.param(Polarity.AFFIRMED, Modality.ASSERTED, True, id="affirmed and asserted"),
        pytest.param(Polarity.NEGATED, Modality.ASSERTED, False, id="denied"),
        pytest.param(Polarity.AFFIRMED, Modality.DESIRED, False, id="wished for"),
    ],
)
def test_only_affirmed_facts_are_direct(
    polarity: Polarity, modality: Modality, direct: bool
) -> None:
    claim = Claim("c1", "memberOf", "c2", None, (HERE,), polarity=polarity, modality=modality)
    assert claim.is_direct is direct
