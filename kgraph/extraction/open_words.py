"""Closed classes of verbs that open links are read with."""

from __future__ import annotations

from typing import Final

LIGHT: Final = frozenset(
    "be have do get make take give go put let come keep lay pay play pose spend".split()
)
"""Verbs that say little without their noun: "have influence on", "take part in"."""

MODAL: Final = frozenset(
    """want need hope plan try aim intend wish like love go begin start continue keep seem appear
    happen tend come get have ought manage able decide expect strive seek look mean prepare used
    ready willing happy supposed suppose likely will would attempt be use unable eager about set
    struggle learn stop""".split()
)
"""Words of "want to join", of which the link is "join"; how it is put, others say."""

WITH: Final = frozenset(
    """provide supply equip furnish present align associate equate compare replace combine confuse
    entrust endow arm""".split()
)
"""Verbs whose object says half without what it is done with: "provide [schools] with books"."""

SET_OBJECTS: Final = frozenset(
    {("take", "place"), ("take", "part"), ("play", "part"), ("join", "force")}
)
"""Light verbs with a noun that says nothing by itself."""

BRINGING_CASES: Final = frozenset({"to", "into", "from", "onto"})
"""Prepositions of where somebody is brought, put or taken."""

STATES: Final = frozenset(
    """love touch contact charge line step league conflict debt power office control odds accord
    harmony competition partnership alliance dialogue negotiation favor favour""".split()
)
"""Nouns that say with a verb and "in" or "into" how two things stand: "fall in love with"."""

RECIPROCAL: Final = frozenset(
    """unite merge combine connect link reconcile marry meet join collaborate cooperate clash
    quarrel compete negotiate debate divorce""".split()
)
"""Verbs of what two do with each other: "Ana and Ben met", "to unite the left and the right"."""

MOVING: Final = frozenset({"come", "go"})
"""Light verbs that link with a preposition alone: "come from"."""

MOVING_CASES: Final = frozenset({"from", "to", "into", "after", "through", "out of"})
"""Prepositions that they link with."""

ASKING: Final = frozenset(
    """ask tell order urge want encourage invite summon call beg expect need request direct
    instruct advise warn push challenge""".split()
)
"""Verbs whose object is to do something, and perhaps does not."""

CHOOSING: Final = frozenset(
    "appoint choose hire elect pick select employ recruit commission assign train".split()
)
"""Verbs whose object is to do something by a task it is given."""

TELLING: Final = frozenset(
    """story fact idea claim rumor rumour notion belief hope sense reason feeling thought way wish
    concern view opinion conviction fear expectation""".split()
)
"""Nouns whose clause with "that" is what they tell."""

LOOSE_CASES: Final = frozenset("in at by under around across through within inside near".split())
"""Prepositions that with a common noun mostly say where or how a thing goes on."""

WEAK_CASES: Final = frozenset("for as at in by".split())
"""Prepositions with which verbs of speech name no topic and nobody spoken to."""

BODY: Final = frozenset(
    "tooth hand eye face head foot heart back wrist finger shoulder neck ear nose mouth".split()
)
"""Objects of set phrases that are no things: "cut one's teeth", "raise an eyebrow"."""

LEADING: Final = frozenset(
    """start begin include speak regard concern accord base depend couple combine compare
    follow""".split()
)
"""Participles that do the work of a preposition."""

NAMING: Final = frozenset("call name title entitle dub term refer".split())
"""Verbs that only give a name."""

CALLED: Final = {"call": "called", "name": "named", "dub": "dubbed", "term": "termed"}
"""What something is when somebody gives it a name."""

APPEARING: Final = frozenset("come arrive happen occur exist appear emerge".split())
"""Verbs that have no object: what looks like one after them is what comes."""

JUDGING: Final = frozenset(
    """describe regard view see treat portray judge consider perceive deem depict characterize
    characterise rank rate interpret""".split()
)
"""Verbs of what something is taken for: without that they say half."""

TAKEN_FOR: Final = frozenset({"as", "like", "among"})
"""Words before what something is taken for: "rank them among the best"."""

SPEECH: Final = frozenset(
    """say think mean guess let thank look suppose feel believe tell ask wonder imagine
    assume seem sound figure realize realise swear happen talk wait sit listen bet care worry
    hear see know remember forget understand show try hope wish want need like love find call
    name explain describe mention note""".split()
)
"""Verbs of speaking, thinking and perceiving; only with a named object do they state a link."""

BECOMING: Final = frozenset({"become", "remain"})
"""Verbs of what somebody comes to be, or goes on being."""

TALKING: Final = frozenset("ask tell warn remind inform teach question consult advise".split())
"""Verbs of what somebody is told or asked about."""

NEVER: Final = frozenset("mean guess let thank suppose seem sound bet swear wonder be say".split())
"""Of these, the ones that state none whatever their object."""

EMPTY_CASES: Final = frozenset(
    ["than", "except", "besides", "per", "via", "like", "including", "such as"]
)
"""Prepositions that compare or leave out."""

ADJUNCTS: Final = frozenset(
    """home line mind board session hand hands stake general particular practice person detail
    advance touch charge favor favour turn addition contrast front basis desire request short
    face context light view result name scale point way case sense level end ground average
    contravention violation place term time nature size number character scope reality essence
    comparison exchange response conclusion fashion manner behalf entirety parcel direction
    respect use occasion length vain earnest tandem unison haste hindsight retrospect
    forefront""".split()
)
"""Nouns of set phrases that say how and are no things: "on a daily basis", "in line"."""

EQUALLY: Final = frozenset({"as", "so"})
"""What compares with "as": "as gentle as"."""

FOR_TIME: Final = frozenset("during since until till after before ago".split())
"""Prepositions of time, followed by what is rarely a thing."""
