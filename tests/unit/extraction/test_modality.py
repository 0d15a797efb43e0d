from __future__ import annotations

import pytest

from kgraph.extraction.modality import modality_of
from kgraph.model import Modality
from tests.unit.extraction.conftest import Linked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        pytest.param("Ana joined the Guild.", Modality.ASSERTED, id="a fact"),
        pytest.param("Ana used to lead the Guild.", Modality.ASSERTED, id="a fact of the past"),
        pytest.param("Ana wants to join the Guild.", Modality.DESIRED, id="a wish"),
        pytest.param("Ana will join the Guild.", Modality.DESIRED, id="a plan"),
        pytest.param("Ana is joining the Guild next week.", Modality.DESIRED, id="an arrangement"),
        pytest.param("Ana is joining the Guild now.", Modality.ASSERTED, id="what is going on"),
        pytest.param(
            "Ana is leading the Guild next door.", Modality.ASSERTED, id="next to something"
        ),
        pytest.param("Ana is required to join the Guild.", Modality.DESIRED, id="a duty"),
        pytest.param(
            "Ana owed a duty of care to the owners to run the Guild.",
            Modality.DESIRED,
            id="a duty told of before",
        ),
        pytest.param(
            "It should be noted that Ana left the Guild.", Modality.ASSERTED, id="what is noted"
        ),
        pytest.param(
            "You will recall that Ana left the Guild.", Modality.ASSERTED, id="what is recalled"
        ),
        pytest.param(
            "Ana died before she could leave the Guild.", Modality.ASSERTED, id="cut short"
        ),
        pytest.param("Ana began to lead the Guild.", Modality.ASSERTED, id="a beginning"),
        pytest.param(
            "Ana is considered to be the best rower of the Guild.",
            Modality.ASSERTED,
            id="what somebody is considered to be",
        ),
        pytest.param(
            "That meant that Ana left the Guild.", Modality.ASSERTED, id="what something meant"
        ),
        pytest.param("Ana may have joined the Guild.", Modality.POSSIBLE, id="may"),
        pytest.param(
            "Ana cannot leave the Guild.", Modality.ASSERTED, id="cannot is no possibility"
        ),
        pytest.param("Maybe Ana joined the Guild.", Modality.POSSIBLE, id="maybe"),
        pytest.param(
            "And may it please the board, Ana joined the Guild.",
            Modality.ASSERTED,
            id="leave that is asked first",
        ),
        pytest.param("I think Ana joined the Guild.", Modality.POSSIBLE, id="I think"),
        pytest.param("Ana joined the Guild, I think.", Modality.POSSIBLE, id="I think, thrown in"),
        pytest.param(
            "Ana joined the Guild, I think around 2017.", Modality.ASSERTED, id="a date doubted"
        ),
        pytest.param("If Ana joins the Guild, Ben will sing.", Modality.HYPOTHETICAL, id="if"),
        pytest.param(
            "If I can just add to that, Ana joined the Guild.",
            Modality.ASSERTED,
            id="leave to speak that is asked first",
        ),
        pytest.param(
            "If you think about it, Ana joined the Guild.",
            Modality.ASSERTED,
            id="what the hearer is to do",
        ),
        pytest.param(
            "If we ask Ben, Ana joins the Guild.",
            Modality.HYPOTHETICAL,
            id="what has to be done first",
        ),
        pytest.param("Ana would have joined the Guild.", Modality.HYPOTHETICAL, id="would have"),
        pytest.param("Did Ana join the Guild?", Modality.ASKED, id="a question"),
        pytest.param("so did Ana join the Guild", Modality.ASKED, id="a question without its mark"),
        pytest.param("Ana joined the Guild, right?", Modality.ASSERTED, id="a tag asks nothing"),
        pytest.param(
            "How did Ana join the Guild?", Modality.ASSERTED, id="how takes it for granted"
        ),
        pytest.param("Did Ana join the Guild? Yes.", Modality.ASSERTED, id="a question answered"),
        pytest.param("Ben wondered whether Ana joined the Guild.", Modality.ASKED, id="whether"),
        pytest.param("Ben says that Ana joined the Guild.", Modality.REPORTED, id="says"),
        pytest.param(
            "According to Ben, Ana joined the Guild.", Modality.REPORTED, id="according to"
        ),
        pytest.param(
            "Like Ben was saying, Ana joined the Guild.", Modality.ASSERTED, id="who says it too"
        ),
        pytest.param(
            "We would see a harbour where Ana leads the Guild.",
            Modality.HYPOTHETICAL,
            id="in a place that is not there",
        ),
        pytest.param(
            "It is essential for Ana to join the Guild.", Modality.DESIRED, id="what is needed"
        ),
        pytest.param(
            "It is important to note that Ana joined the Guild.",
            Modality.ASSERTED,
            id="what is only to be noted",
        ),
        pytest.param("Ana has committed to join the Guild.", Modality.DESIRED, id="a commitment"),
        pytest.param("Ana reportedly joined the Guild.", Modality.REPORTED, id="reportedly"),
        pytest.param(
            "Ben slept if Ana, who founded the Guild, sang.",
            Modality.ASSERTED,
            id="a relative clause under if",
        ),
    ],
)
def test_a_link_is_put_as(linked: Linked, sentence: str, modality: Modality) -> None:
    assert modality_of(*linked(sentence, "Ana", "Guild")) is modality


def test_a_wish_states_an_aim(linked: Linked) -> None:
    doc, tokens = linked("We want to win peace.", "We", "peace")
    assert modality_of(doc, tokens, predicate="aimsAt") is Modality.ASSERTED
    assert modality_of(doc, tokens, predicate="creatorOf") is Modality.DESIRED
