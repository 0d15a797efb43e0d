"""Closed classes of English nouns and adjectives that say little of the thing spoken of."""

from __future__ import annotations

from typing import Final

VAGUE_NOUNS: Final = frozenset(
    """thing things stuff way ways lot lots bit bits kind kinds sort sorts type types people folk
    folks person guy guys one ones something anything everything nothing someone anyone everyone
    somebody anybody everybody nobody other others number amount couple bunch piece part
    example instance case fact point matter issue question answer reason regard rest
    whole half majority sense term terms manner mind side hand end beginning place thanks
    course order sake account terms ton tons plenty deal sir madam ladies gentlemen man dude
    word words hell fuck shit damn today tomorrow yesterday tonight mr mrs ms dr etc""".split()
)
"""Nouns that name nothing without what follows or stands before them."""

TIME_NOUNS: Final = frozenset(
    """second minute hour day night morning afternoon evening noon midnight week weekend month year
    decade century season spring summer autumn fall winter moment time times while period
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december percent percentage cent dollar pound euro mile
    kilometre kilometer km meter metre foot inch mph knot degree gallon litre liter kilogram gram
    age ago past future present""".split()
)
"""Nouns of time and measure: what they say is a date or a quantity, no thing."""

TRANSPARENT_NOUNS: Final = frozenset(
    """lot lots bit bits kind kinds sort sorts type types number amount couple bunch piece part
    parts majority half rest range variety handful ton tons plenty deal set group groups series
    form forms pair dozen hundreds thousands millions percent one most many some all any few
    each both several none cent percentage loaf staff ranks crew period periods process""".split()
)
"""Words whose complement with "of" is what is spoken of: "a lot of unions"."""

EMPTY_MODIFIERS: Final = frozenset(
    """same other such own whole entire certain particular various several many few more most next
    last first second third only very different actual real main much little less least another
    specific current previous following overall total full sheer mere said amazing
    great big huge nice cool awesome good wonderful fantastic incredible crazy weird fucking
    damn bloody super pretty kind so-called former longtime onetime then acting interim
    enough sufficient adequate""".split()
)
"""Adjectives that point, count or judge; without them the phrase names the same thing."""

COMPLEMENT_CASES: Final = {
    "in": frozenset(
        """change changes decline rise fall increase decrease drop growth improvement reduction
        belief interest trust faith investment participation involvement shift""".split()
    ),
    "for": frozenset(
        """fight struggle need demand support call search campaign desire respect love movement
        centre center organization organisation network coalition alliance committee council fund
        program programme project school institute party""".split()
    ),
    "on": frozenset("attack tax ban guideline dependence reliance focus emphasis".split()),
    "to": frozenset(
        """threat right answer solution approach access response reaction resistance opposition
        commitment damage""".split()
    ),
    "against": frozenset("fight struggle campaign war crime violence".split()),
}
"""Prepositions of complements and the heads that take them; "of" goes with any."""

OWN_CASES: Final = frozenset("to against between about on for toward towards".split())
"""Prepositions after which stands what a bare noun is of."""

BARE_ROLES: Final = frozenset("member friend fan staff resident".split())
"""Nouns of belonging: what they belong to is a link of its own and no part of the name."""
