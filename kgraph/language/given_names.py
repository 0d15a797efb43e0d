"""Given names that nearly always are a man's, or a woman's, in several languages."""

from __future__ import annotations

from typing import Final

_MEN: Final = """
    aaron adam adrian ahmed alan albert alejandro alexander alfonso alfred ali ambrose anders
    andre andreas andrew angus anthony anton antonio archibald arjun arnold arthur arturo
    augustus barry basil bernard bertrand boris brandon brendan brian bruce bruno byron carlos
    cedric charles chen christian clarence claude clifford clive colin conrad craig curtis cyril
    damian daniel darren david dennis derek desmond diego dimitri dmitri dominic donald douglas
    duncan dylan eamon earl edgar edmund eduardo edward edwin emil enrique eric erik ernest
    eugene felix ferdinand fernando francesco frank frederick gareth gary gavin geoffrey george
    gerald gerard gilbert giovanni giuseppe glen gordon graham gregory guido gunther gustav
    hamish hans harold harry harvey hassan hector heinrich henri henry herbert herman hiroshi
    horace hubert hugh hugo humphrey ian ibrahim igor isaac ivan jack jacob jakob james jan
    javier jeffrey jeremy jerome joaquin johan johann john jonas jonathan jorge jose joseph juan
    jules julian keith kenneth kevin klaus kofi kwame lars laurence leon leonard leopold leroy
    lewis liam lionel lorenzo lucas ludwig luigi luis magnus malcolm manuel marcel marco marcus
    martin matthew maurice max maxwell michael miguel mikhail milan milton mohamed mohammed
    muhammad murray mustafa nathan nathaniel neville niall nicholas nicolas nigel nikolai noah
    norman oleg oliver omar oscar oskar osman oswald otto pablo patrick paul pavel pedro percy
    peter philip pierre pietro rafael rajesh ralph ramon raymond reginald rene ricardo richard
    roberto roderick rodney roger roland ronald roy rudolf rupert russell salvador samuel saul
    sean sebastian sergei seth sidney simon stanley stefan stephen steven stuart sven takeshi
    terence thaddeus theodore thomas timothy tomas trevor vernon victor vikram viktor vincent
    vladimir walter warren wilhelm winston wolfgang xavier yusuf zachary
"""
_WOMEN: Final = """
    abigail adelaide adele agatha agnes aisha alice alicia alison amanda amelia amina amy
    anastasia andrea anita ann anna annabel anne annette annie antonia astrid audrey aurora
    barbara beatrice beatriz belinda bernadette bertha beth bethany betty beverley brenda
    bridget brigitte camilla carla carmen carol carolina caroline cassandra catalina catherine
    cecilia celia charlotte chiara chloe christina christine claire clara clarissa claudia
    constance cordelia cynthia daisy daniela daphne deborah deirdre delia denise dolores donna
    dora doris dorothy edith eileen elaine eleanor elena eliza elizabeth ella ellen elsa elsie
    emily emma erica esther ethel eugenia eva eve evelyn fatima fatou felicity fiona flora
    florence frances francesca freda frida gabriela gabriella genevieve georgia georgina
    geraldine gertrude gillian giulia gloria grace greta gretchen guadalupe gwen gwendolyn
    hannah harriet hazel heather heidi helen helena helga henrietta hilary hilda ida ilse imogen
    ines ingrid irene iris irma isabella isabelle isobel jacqueline jane janet janice jemima
    jennifer jenny jessica joanna jocelyn josephine joy joyce juanita judith julia juliana julie
    juliet june karen katarina kate katherine kathleen katja kirsten laila larissa laura lavinia
    leila lena leonora leticia lillian linda lisa liselotte lorna lorraine louisa louise lucia
    lucinda lucy lynn mabel madeleine magdalena maggie marcia margaret margarita margot maria
    mariam marianne marie marion marjorie marlene martha martina mary matilda maud maureen mavis
    maya mei melanie melissa mercedes michelle mildred millicent miranda miriam moira molly
    monica muriel nadia nancy naomi natalia natalie natasha nicola nicole nina nora noreen
    odette olga olivia ophelia pamela patricia paula pauline pearl penelope philippa phoebe
    phyllis polly priscilla priya prudence rachel rebecca regina renata rita roberta rosa
    rosalie rosalind rosamund rosemary rosie roxana ruth sabina sabine sadie sally samantha
    sandra sara sarah savannah shirley shreya sigrid silvia simone sofia sonia sophia sophie
    stella stephanie susan susanna suzanne svetlana sybil sylvia tabitha tamara tanya tatiana
    teresa thelma theresa tracy ulrike ursula valentina valerie vanessa vera veronica viola
    violet virginia vivian wendy wilhelmina winifred yasmin yolanda yvonne zainab zara zoe
"""

PRONOUN_BY_NAME: Final = dict.fromkeys(_MEN.split(), "he") | dict.fromkeys(_WOMEN.split(), "she")
"""Which of the two pronouns goes with a given name, in small letters."""
