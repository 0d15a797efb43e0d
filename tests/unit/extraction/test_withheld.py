"""Which links the words do not bear out, read off hand-made trees."""

from __future__ import annotations

import pytest

from kgraph.extraction.drafts import Draft, LinkTokens
from kgraph.extraction.withheld import is_withheld
from tests.placed import placed

SHARE = """
    Ana   ana  PROPN NNP nsubj 1
    sold  sell VERB  VBD ROOT  1
    {few} few  NOUN  NN  obj   1
    of    of   ADP   IN  case  5
    the   the  DET   DT  det   5
    salt  salt NOUN  NN  nmod  2
"""
ENOUGH = """
    Ana    ana  PROPN NNP nsubj  3
    did    do   AUX   VBD aux    3
    {not_} not  PART  RB  advmod 3
    sell   sell VERB  VB  ROOT   3
    enough enough ADJ JJ  amod   5
    salt   salt NOUN  NN  obj    3
"""
WHICH = """
    we    we    PRON  PRP   nsubj     2
    {not_} not  ADV   RB    advmod    2
    eat   eat   VERB  VBP   ROOT      2
    salt  salt  NOUN  NN    obj       2
    {mark} ,    PUNCT ,     punct     6
    which which PRON  WDT   nsubj     6
    hurts hurt  VERB  VBZ   acl:relcl 3
    Ana   ana   PROPN NNP   obj       6
"""
CAPTION = """
    Table 12 NOUN  NN  nsubj  2
    {n}   4  NUM   CD  nummod 0
    names name VERB VBZ ROOT  2
    Ana   ana  PROPN NNP obj  2
"""
TWO_CLAUSES = """
    Ana   ana   PROPN NNP nsubj 1
    sang  sing  VERB  VBD ROOT  1
    and   and   CCONJ CC  cc    4
    {ben} ben   PROPN NNP nsubj 4
    sold  sell  VERB  VBD conj  1
    salt  salt  NOUN  NN  obj   4
"""
ONE_SUBJECT = """
    Ana   ana   PROPN NNP nsubj 1
    sang  sing  VERB  VBD ROOT  1
    and   and   CCONJ CC  cc    4
    then  then  ADV   RB  advmod 4
    sold  sell  VERB  VBD conj  1
    salt  salt  NOUN  NN  obj   4
"""
ASIDE = """
    nets net NOUN {tag} nsubj 7
    for  for ADP  IN  case  2
    salt salt NOUN NN nmod  0
    ,    ,   PUNCT ,  punct 5
    a    a   DET  DT  det   5
    rock rock NOUN NN appos 0
    all  all ADV RB advmod 7
    rot  rot VERB VBP ROOT 7
"""
MET = """
    Ana   ana   PROPN NNP nsubj 1
    {met} {met} VERB  VBD ROOT  1
    at    at    ADP   IN  case  3
    Guild guild PROPN NNP obl   1
"""
FROM = """
    Ana   ana   PROPN NNP nsubj    2
    is    be    AUX   VBZ cop      2
    cook  cook  NOUN  NN  ROOT     2
    from  from  ADP   IN  case     4
    Porto porto PROPN NNP nmod     2
    and   and   CCONJ CC  cc       7
    {is_} be    X     {pos} {dep}  7
    head  head  NOUN  NN  conj     4
    of    of    ADP   IN  case     9
    Guild guild PROPN NNP nmod     7
"""
ALSO_LEADS = """
    Ana   ana   PROPN NNP nsubj    1
    left  leave VERB  VBD ROOT     1
    Porto porto PROPN NNP obj      1
    and   and   CCONJ CC  cc       4
    leads lead  VERB  VBZ conj     1
    Guild guild PROPN NNP obj      4
"""
OVER_ANOTHER = """
    Ana    ana   PROPN NNP nsubj 1
    asked  ask   VERB  VBD ROOT  1
    and    and   CCONJ CC  cc    4
    tides  tide  NOUN  NNS {dep} 4
    fell   fall  VERB  VBD conj  1
    and    and   CCONJ CC  cc    6
    sold   sell  VERB  VBD conj  1
    salt   salt  NOUN  NN  obj   6
"""
THAT_ALSO = """
    Guild guild PROPN NNP ROOT      0
    that  that  PRON  WDT nsubj     2
    rows  row   VERB  VBZ acl:relcl 0
    and   and   CCONJ CC  cc        4
    {likes} like  VERB  {tag} conj   2
    Porto porto PROPN NNP obj       4
"""
NOT_ONLY = """
    salt   salt  NOUN NN  nsubj  4
    is     be    AUX  VBZ cop    4
    {not_} not   PART RB  advmod 4
    only   only  ADV  RB  advmod 4
    good   good  ADJ  JJ  ROOT   4
    for    for   ADP  IN  case   6
    Ana    ana   PROPN NNP obl   4
"""
TASK = """
    {whose} the   DET  DT  det   1
    task    task  NOUN NN  nsubj 3
    was     be    AUX  VBD cop   3
    {doing} mend  VERB {tag} ROOT 3
    nets    net   NOUN NNS obj   3
"""


OWNS = """
    Guild guild PROPN NNP nsubj 1
    {own} {own} VERB  VBZ ROOT  1
    {it}  boat  NOUN  NN  obj   1
"""
TAUGHT = """
    Ana     ana    PROPN NNP nsubj 1
    {verb}  {verb} VERB  VBD ROOT  1
    at      at     ADP   IN  case  3
    College college PROPN NNP obl  1
"""


NAMED = """
    Ferry   ferry   PROPN NNP compound 1
    Project project PROPN NNP nsubj 4
    is      be      AUX   VBZ cop   4
    a       a       DET   DT  det   4
    {kind}  {kind}  NOUN  NN  ROOT  4
"""


def withheld(
    table: str, told: str, *, anchor: int, kinds: dict[str, str], rule: str = "pattern"
) -> bool:
    """Say whether ``subject link object`` is withheld; each of the two is one word of the table."""
    subject, predicate, object_ = told.split("|")
    read = placed(table, kinds)
    places = {place.mention.text: place for place in read.finder.places()}
    words = [token.text for token in read.doc]
    at = LinkTokens(words.index(subject.split()[0]), words.index(object_), anchor)
    draft = Draft(predicate, places[subject], places[object_], None, at, rule, 0.8)
    return is_withheld(draft, read.doc)


@pytest.mark.parametrize(
    ("table", "told", "anchor", "held"),
    [
        pytest.param(SHARE.format(few="few"), "Ana|open:sell|salt", 1, True, id="little of it"),
        pytest.param(SHARE.format(few="bags"), "Ana|open:sell|salt", 1, False, id="bags of it"),
        pytest.param(ENOUGH.format(not_="not"), "Ana|open:sell|salt", 3, True, id="not enough"),
        pytest.param(ENOUGH.format(not_="so"), "Ana|open:sell|salt", 3, False, id="enough"),
        pytest.param(
            WHICH.format(not_="never", mark="-"), "salt|leadsTo|Ana", 6, True, id="which of no deed"
        ),
        pytest.param(
            WHICH.format(not_="often", mark="-"), "salt|leadsTo|Ana", 6, False, id="which of a deed"
        ),
        pytest.param(
            TWO_CLAUSES.format(ben="Ben"), "Ana|worksOn|salt", 4, True, id="another's clause"
        ),
        pytest.param(
            FROM.format(is_="is", pos="VBZ", dep="cop"),
            "Guild|basedIn|Porto",
            7,
            True,
            id="what another clause says is joined to a place",
        ),
        pytest.param(
            FROM.format(is_="the", pos="DT", dep="det"),
            "Guild|basedIn|Porto",
            7,
            False,
            id="two places of one clause",
        ),
        pytest.param(
            FROM.format(is_="is", pos="VBZ", dep="cop"),
            "Ana|leaderOf|Guild",
            7,
            False,
            id="of the subject of both clauses",
        ),
        pytest.param(
            ALSO_LEADS, "Guild|basedIn|Porto", 4, True, id="what one does and where one was"
        ),
        pytest.param(
            OVER_ANOTHER.format(dep="nsubj"), "Ana|worksOn|salt", 6, True, id="past another's deed"
        ),
        pytest.param(
            OVER_ANOTHER.format(dep="obl"), "Ana|worksOn|salt", 6, False, id="three deeds of one"
        ),
        pytest.param(
            THAT_ALSO.format(likes="likes", tag="VBZ"),
            "Guild|supports|Porto",
            4,
            False,
            id="in one relative clause",
        ),
        pytest.param(
            THAT_ALSO.format(likes="liking", tag="VBG"),
            "Guild|supports|Porto",
            4,
            True,
            id="a gerund is not joined to a verb with a tense",
        ),
        pytest.param(ALSO_LEADS, "Ana|leaderOf|Guild", 4, False, id="what one does besides"),
        pytest.param(
            NOT_ONLY.format(not_="not"), "salt|contrasts|Ana", 4, True, id="not only tells more"
        ),
        pytest.param(
            NOT_ONLY.format(not_="now"), "salt|contrasts|Ana", 4, False, id="only tells less"
        ),
        pytest.param(
            TASK.format(whose="the", doing="mending", tag="VBG"),
            "task|open:mend|nets",
            3,
            True,
            id="whose task it is nobody can tell",
        ),
        pytest.param(
            TASK.format(whose="the", doing="mends", tag="VBZ"),
            "task|open:mend|nets",
            3,
            False,
            id="a task that does something",
        ),
        pytest.param(ONE_SUBJECT, "Ana|worksOn|salt", 4, False, id="a clause of one's own"),
    ],
)
def test_a_link_is_withheld(table: str, told: str, anchor: int, *, held: bool) -> None:
    subject, _, object_ = told.split("|")
    kinds = {subject: "concept", object_: "concept"}
    assert withheld(table, told, anchor=anchor, kinds=kinds) is held


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        pytest.param("project", True, id="its name says so"),
        pytest.param("plan", False, id="its name does not say so"),
    ],
)
def test_a_kind_that_the_name_tells_is_not_told_again(kind: str, *, held: bool) -> None:
    kinds = {"Ferry Project": "work", kind: "concept"}
    told = f"Ferry Project|instanceOf|{kind}"
    assert withheld(NAMED.format(kind=kind), told, anchor=4, kinds=kinds) is held


@pytest.mark.parametrize(
    ("tag", "held"),
    [
        pytest.param("NNS", True, id="one thing is not several"),
        pytest.param("NN", False, id="one thing is one"),
    ],
)
def test_an_apposition_agrees_with_what_it_is_of(tag: str, *, held: bool) -> None:
    kinds = {"nets": "concept", "rock": "concept"}
    table = ASIDE.format(tag=tag)
    assert withheld(table, "nets|broader|rock", anchor=5, kinds=kinds) is held


@pytest.mark.parametrize(
    ("verb", "rule", "held"),
    [
        pytest.param("meet", "trained relation", True, id="who meets there is no member"),
        pytest.param("row", "trained relation", False, id="another verb may say so"),
        pytest.param("meet", "office", False, id="other finders read more than the place"),
    ],
)
def test_where_people_meet(verb: str, rule: str, *, held: bool) -> None:
    kinds = {"Ana": "person", "Guild": "organization"}
    told = "Ana|memberOf|Guild"
    assert withheld(MET.format(met=verb), told, anchor=1, kinds=kinds, rule=rule) is held


@pytest.mark.parametrize(
    ("verb", "thing", "held"),
    [
        pytest.param("own", "boat", True, id="a thing that is owned is no part"),
        pytest.param("own", "Echo", False, id="a body or work that has a name is"),
        pytest.param("hold", "boat", False, id="what a thing holds is a part of it"),
    ],
)
def test_what_somebody_owns(verb: str, thing: str, *, held: bool) -> None:
    kinds = {thing: "work", "Guild": "organization"}
    told = f"{thing}|partOf|Guild"
    assert withheld(OWNS.format(own=verb, it=thing), told, anchor=1, kinds=kinds) is held


@pytest.mark.parametrize(
    ("verb", "rule", "held"),
    [
        pytest.param("teach", "trained relation", True, id="who teaches there"),
        pytest.param("study", "trained relation", False, id="who studied there"),
        pytest.param("teach", "pattern", False, id="what examples teach is left to them"),
    ],
)
def test_where_nobody_learns_nobody_was_educated(verb: str, rule: str, *, held: bool) -> None:
    kinds = {"Ana": "person", "College": "organization"}
    told = "Ana|educatedAt|College"
    assert withheld(TAUGHT.format(verb=verb), told, anchor=1, kinds=kinds, rule=rule) is held


STUDIED = """
    Ana     ana     PROPN NNP nsubj 1
    {verb}  {verb}  VERB  VBD ROOT  1
    salt    salt    NOUN  NN  obj   1
    at      at      ADP   IN  case  4
    {where} {where} PROPN NNP obl   1
"""


@pytest.mark.parametrize(
    ("verb", "where", "held"),
    [
        pytest.param("study", "College", True, id="a student's subject"),
        pytest.param("study", "Porto", False, id="somebody may do research anywhere"),
        pytest.param("mine", "College", False, id="another deed"),
    ],
)
def test_a_subject_of_study_is_no_field_of_work(verb: str, where: str, *, held: bool) -> None:
    kinds = {"Ana": "person", "salt": "concept"}
    table = STUDIED.format(verb=verb, where=where)
    assert withheld(table, "Ana|worksOn|salt", anchor=1, kinds=kinds) is held


DIRECTOR = """
    Ana      ana      PROPN NNP ROOT  0
    ,        ,        PUNCT ,   punct 2
    {who}    {who}    NOUN  NN  appos 0
    of       of       ADP   IN  case  5
    the      the      DET   DT  det   5
    {what}   {what}   NOUN  NN  nmod  2
"""


@pytest.mark.parametrize(
    ("who", "what", "held"),
    [
        pytest.param("director", "survey", True, id="who directs a survey"),
        pytest.param("director", "film", False, id="who directs a film makes it"),
        pytest.param("author", "survey", False, id="who writes it makes it"),
    ],
)
def test_a_director_has_not_made_what_is_undertaken(who: str, what: str, *, held: bool) -> None:
    kinds = {"Ana": "person", what: "work"}
    table = DIRECTOR.format(who=who, what=what)
    assert withheld(table, f"Ana|creatorOf|{what}", anchor=2, kinds=kinds) is held


MAKES = """
    {who}  {who}   NOUN  NN  nsubj 1
    {verb} {verb}  VERB  VBZ ROOT  1
    salt   salt    NOUN  NN  obj   1
"""


@pytest.mark.parametrize(
    ("who", "verb", "held"),
    [
        pytest.param("firm", "produce", True, id="a firm makes it"),
        pytest.param("miller", "produce", True, id="somebody makes it"),
        pytest.param("heat", "produce", False, id="heat leads to it"),
        pytest.param("firm", "cause", False, id="a firm causes it"),
    ],
)
def test_who_makes_a_thing_does_not_lead_to_it(who: str, verb: str, *, held: bool) -> None:
    kinds = {who: "concept", "salt": "concept"}
    table = MAKES.format(who=who, verb=verb)
    assert withheld(table, f"{who}|leadsTo|salt", anchor=1, kinds=kinds) is held


HIS_WIFE = """
    Ana    ana    PROPN NNP nsubj 4
    and    and    CCONJ CC  cc    3
    her    her    PRON  PRP$ nmod:poss 3
    {kin}  {kin}  NOUN  NN  conj  0
    sing   sing   VERB  VBP ROOT  4
"""


@pytest.mark.parametrize(
    ("kin", "predicate", "held"),
    [
        pytest.param("husband", "spouseOf", True, id="a husband of whom no more is known"),
        pytest.param("lodger", "spouseOf", False, id="somebody else"),
        pytest.param("husband", "open:like", False, id="another link"),
    ],
)
def test_kin_without_a_name(kin: str, predicate: str, *, held: bool) -> None:
    kinds = {"Ana": "person", kin: "person"}
    told = f"Ana|{predicate}|{kin}"
    table = HIS_WIFE.format(kin=kin)
    assert withheld(table, told, anchor=3, kinds=kinds, rule="trained relation") is held


def test_the_number_of_a_table_is_no_thing() -> None:
    kinds = {"Table 4": "concept", "Ana": "person"}
    assert withheld(CAPTION.format(n="4"), "Table 4|open:name|Ana", anchor=2, kinds=kinds)


PICKED = """
    boats boat NOUN  NNS nsubj     4
    that  that PRON  WDT nsubj     3
    are   be   AUX   VBP cop       3
    red   red  ADJ   JJ  acl:relcl 0
    need  need VERB  VBP ROOT      4
    paint paint NOUN NN  obj       4
"""
ALL = """
    boats boat NOUN  NNS nsubj     4
    ,     ,    PUNCT ,   punct     3
    which which PRON WDT nsubj     3
    float float VERB VBP acl:relcl 0
    need  need VERB  VBP ROOT      4
    paint paint NOUN NN  obj       4
"""


@pytest.mark.parametrize(
    ("table", "held"),
    [
        pytest.param(PICKED, True, id="told of some that a clause picks"),
        pytest.param(ALL, False, id="told of all"),
    ],
)
def test_what_is_told_of_some_is_not_told_of_all(table: str, *, held: bool) -> None:
    kinds = {"boats": "concept", "paint": "concept"}
    assert withheld(table, "boats|requires|paint", anchor=4, kinds=kinds) is held


@pytest.mark.parametrize(
    ("body", "held"),
    [
        pytest.param("staff", True, id="some staff"),
        pytest.param("choir", False, id="a choir"),
    ],
)
def test_a_body_that_could_be_any_has_no_members(body: str, *, held: bool) -> None:
    table = MET.format(met="join").replace("Guild guild PROPN NNP", f"{body} {body} NOUN NN")
    kinds = {"Ana": "person", body: "organization"}
    assert withheld(table, f"Ana|memberOf|{body}", anchor=1, kinds=kinds) is held


WITHOUT = """
    {no}    no      DET  DT  det   1
    boat    boat    NOUN NN  nsubj 2
    sails   sail    VERB VBZ ROOT  2
    without without ADP  IN  case  4
    mast    mast    NOUN NN  obl   2
"""


@pytest.mark.parametrize(
    ("no", "held"),
    [
        pytest.param("a", True, id="what is done without a thing does not need it"),
        pytest.param("no", False, id="what is not does"),
    ],
)
def test_what_is_needed(no: str, *, held: bool) -> None:
    kinds = {"boat": "concept", "mast": "concept"}
    assert withheld(WITHOUT.format(no=no), "boat|requires|mast", anchor=2, kinds=kinds) is held


CALLED_SO = """
    Ana    ana   PROPN NNP nsubj     1
    joined join  VERB  VBD ROOT      1
    clubs  club  NOUN  NNS obj       1
    ,      ,     PUNCT ,   punct     6
    which  which PRON  WDT nsubj     6
    {are}  be    AUX   VBP cop       6
    guilds guild NOUN  NNS acl:relcl 2
"""


@pytest.mark.parametrize(
    ("told", "rule", "held"),
    [
        pytest.param("Ana|instanceOf|guilds", "trained relation", True, id="not who stands apart"),
        pytest.param("clubs|instanceOf|guilds", "trained relation", False, id="but its own noun"),
        pytest.param("Ana|supports|guilds", "trained relation", False, id="other links may cross"),
    ],
)
def test_a_relative_clause_tells_the_kind_of_its_own_noun(
    told: str, rule: str, *, held: bool
) -> None:
    kinds = {"Ana": "person", "clubs": "concept", "guilds": "concept"}
    assert withheld(CALLED_SO.format(are="are"), told, anchor=6, kinds=kinds, rule=rule) is held


FOUGHT = """
    Ana    ana    PROPN NNP nsubj 1
    fought {verb} VERB  VBD ROOT  1
    the    the    DET   DT  det   3
    {fire} {fire} NOUN  NN  obj   1
"""


@pytest.mark.parametrize(
    ("fire", "verb", "held"),
    [
        pytest.param("fire", "fight", True, id="a fire is put out"),
        pytest.param("plan", "fight", False, id="a plan is opposed"),
        pytest.param("war", "condemn", False, id="and so is a war that is not one's own"),
    ],
)
def test_nobody_opposes_what_he_only_fights(fire: str, verb: str, *, held: bool) -> None:
    read = placed(FOUGHT.format(fire=fire, verb=verb), {"Ana": "person", fire: "concept"})
    subject, object_ = read.finder.place_of(read.doc[0]), read.finder.place_of(read.doc[3])
    assert subject is not None
    tokens = LinkTokens(0, 3, 1)
    draft = Draft("opposes", subject, object_, None, tokens, "pattern", 0.8)
    assert is_withheld(draft, read.doc) is held


CITIZEN = """
    Ana     ana     PROPN NNP nsubj 3
    is      be      AUX   VBZ cop   3
    a       a       DET   DT  det   3
    citizen citizen NOUN  NN  ROOT  3
    of      of      ADP   IN  case  5
    {of}    {of}    PROPN NNP nmod  3
"""


@pytest.mark.parametrize(
    ("of", "held"),
    [
        pytest.param("Porto", True, id="of a town"),
        pytest.param("Norway", False, id="of a country"),
    ],
)
def test_a_nationality_is_that_of_a_country(of: str, *, held: bool) -> None:
    read = placed(CITIZEN.format(of=of), {"Ana": "person", of: "place"})
    places = {place.mention.text: place for place in read.finder.places()}
    at = LinkTokens(0, 5, 3)
    draft = Draft("nationality", places["Ana"], places[of], None, at, "pattern", 0.8)
    assert is_withheld(draft, read.doc) is held
