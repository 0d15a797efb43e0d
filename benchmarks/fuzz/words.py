"""What the inputs of each kind are made of; all of our own."""

from __future__ import annotations

from typing import Final

# fmt: off
ODD: Final = (
    "\x00", "\ufeff", "\r", "\r\n", "\n", "\n\n", "\t", " ", "\x0b", "\x0c", "\x85", "\xa0",
    "\u2028", "\u202e", "\u200b", "\xad", "\x1b[2J", "\ud800", "\udc00", "\uffff", "é", "é", "İ",
    "ſ", "ß", "K", "٣", "２", "½", "²", "民", "😀", "\U0010ffff",
)
"""Letters that are seldom thought of: controls, breaks of lines, halves, other digits."""
PLAIN: Final = (
    "Ana Ruiz", "ANA RUIZ", "Bo", "Dr. Lind", "joined", "left.", "the Harbour Union", "um,",
    "the the", "you know,", "U. S.", "1954", "3", ".", ",", ":", "…", "-", "I'm", "she",
)
TALK: Final = (
    "Ana Ruiz: ", "BO (host): ", "Speaker 1: ", "[00:01:02] ", "(0:03) ", "00:04 ", "[laughter]",
    "[0:01 - 0:09]", "Page 1 of 2\n", "Transcript\n", "May 3, 2008\n", "2008-03-04",
    "https://a.b/", "i'm your host", "thanks for having me", "hosted by ", "our guest ", "Q: ",
    "- ", "***", "==", "\nAna: ", "\nBo: ", "1:02:03", "99:99", "[1:2", "[[", "]]", "[3]",
    "[note 1]", "[citation needed]",
)
CUES: Final = (
    "WEBVTT", "\n\n", "00:01.000 --> 00:02.000\n", "00:00:01.000 --> 00:00:04.000 align:start\n",
    "00:00:01,000 --> 00:00:04,000\n", "1\n", "2\n", "<v Ana Ruiz>", "</v>", "<c.x>", "<i>",
    "</i>", "NOTE x\n", "STYLE\n", "REGION\n", "-->", "&amp;", "&lt;", "&#x0;", "&nbsp;",
    "<00:00:01.500>", "{\\an8}", "- ", "Ana: ", "00:02.000 --> 00:01.000\n", "00:99.000 --> ",
    "Kind: captions\n", ">>",
)
MARKUP: Final = (
    "<p>", "</p>", "<div>", "</div>", "<article>", "<main>", "<nav>", "<script>", "</script>",
    "<!--", "-->", "<![CDATA[", "]]>", "<cite>", "</cite>", "<time>0:01</time>", "<h1>", "</h1>",
    "<ul><li>", "<table><tr><td>", "<br>", "<b", "='x'", ">", "&amp;", "&#x110000;", "&#0;",
    "&x;", "<title>", "</title>", "<meta name=author content='Ana Ruiz'>",
    "<meta property='article:published_time' ", "content='2008-03-04'>", "<?xml version='1.0'?>",
    "<html>", "<body>", "<svg>", "<textarea>", "<a ", "href='x'>", "<blockquote>", "<pre>",
    "<p hidden>", '<!ENTITY x "&x;">', "<!doctype html>",
)
MARKDOWN: Final = (
    "# ", "## ", "- ", "* ", "1. ", "> ", "```\n", "~~~\n", "`", "**", "*", "_", "__", "[a](b)",
    "![a](b)", "[^1]", "[^1]: ", "[a]: http://x\n", "|", "|---|", "---\n", "===\n", "<b>", "</b>",
    "<!--", "-->", "\\*", "\\", "title: T\n", "date: 2008-03-04\n", "&amp;", "<http://x>", "    ",
    "[", "](", ")", "~~",
)
JSON: Final = (
    "segments", "transcription", "text", "start", "end", "speaker", "speaker_label", "words",
    "word", "offsets", "from", "to", "language", "id",
)
TOML: Final = (
    "=", '"', "'", '"""', "'''", "[", "]", "[[", "]]", "{", "}", ",", ".", "#", "\n", "\\",
    "\\u0000", "2024-05-31", "2024-99-99", "1979-05-27T07:32:00Z", "07:32:00", "1e999", "nan",
    "inf", "0x1f", "9999999999999999999999999999999999999999", "-1", "0.5", "true", "\\ud800",
    "\\U0010ffff", "\\e",
)
SETTING_KEYS: Final = (
    "title", "base_iri", "language", "least_confidence", "language_model", "reconciliation",
    "reconciliation.service", "reconciliation.types", "service", "types", "x",
)
SETTING_VALUES: Final = (
    '"en"', '"https://example.org/graph/"', "0.5", '"x"', '{ person = "Q5" }', '"http://[::1/"',
    "{}", "[]", "1", "nan", "inf", "true", "''", '"https://a/../"', "1979-05-27", "'de'", "-0.0",
)
META_KEYS: Final = (
    "title", "date", "audio", "page", "people", "x", "title.a", "'date'",
)
META_VALUES: Final = (
    '"Tides"', "2015-01-02", '"2015-01"', '"2015"', "2015", '"https://example.org/a.mp3"',
    "07:32:00", '["Ana Ruiz", "Bo Lind = Beau, Bo"]', '"http://[::1"', '"javascript:a"', "[]",
    '["="]', '"٢٠١٥"', '"https://"', "{}", "true", "1e400", "-1", "99999", '"2015-02-30"',
    '["[x] a"]', '" "', "1979-05-27T07:32:00", '"https://a:99999999/"', '"https://\\u202e/"',
    '"https://ﬀ℀/"', "nan",
)
LEDGER_KEYS: Final = (
    "entities", "entity", "label", "labels", "type", "into", "sources", "subject", "predicate",
    "object", "value", "in", "polarity", "modality", "from", "to", "quote", "source", "by", "why",
    "on",
)
LEDGER_VALUES: Final = (
    '"person/ana-ruiz"', '["person/ana-ruiz", "person/anna-ruiz"]', '"Bo"', '"Ana Ruiz"',
    '["Ana"]', '{ type = "person", label = "Ana Ruiz" }', '"memberOf"', '"open:sing with"',
    '"place"', "2024-05-31", '"2024-05"', '"negative"', '"asserted"', "12", "nan", "1e400",
    "07:32:00", "true", "[]", "{}", "''", '{ id = "person/x" }', '"""a\n[[merge]]\n"""',
    "'''#'''", '"a\\nb"', '"\\u0000"', '["x", 1]', '"a/b"',
    '{ id = "work/low-tide", type = "work", label = "Low Tide" }', '"٢٠٢٤"', '"\\u2028"',
    '"a\\rb"', '"]"',
)
LEDGER_KINDS: Final = (
    "merge", "split", "rename", "retype", "reject", "accept", "add", "x",
)
NAMES: Final = (
    "[person]", "[]", "[", "]", "Ana Ruiz", "=", ",", "#", " #", "\n", "Bo", "Anna", " ", "[x] ",
)
AUTHORITIES: Final = (
    "label,type,iri\n", "label;type;iri;aliases;status\n", "Ana Ruiz", "person", "place", ",",
    ";", "\t", "\n", "\r", "\r\n", '"', '""', "http://www.wikidata.org/entity/Q42",
    "https://www.wikidata.org/wiki/Q42", "urn:a", "rejected", "suggested", "|", "\x00", "label",
    "type", "iri", "aliases", "status", "=1+1",
)
TURTLE: Final = (
    "@prefix kg: <https://w3id.org/kgraph/ontology#> .\n",
    "@prefix ex: <https://example.org/> .\n", "@base <x> .\n", "@base <https://example.org/> .\n",
    "PREFIX a: <b>\n", " a ", " ; ", " . ", " , ", "[", "]", "(", ")", "{", "}", "<<", ">>", '"',
    "'", '"""', "\\", "\\u0000", "@en", "^^", "#", "\n",
)
TERMS: Final = (
    "kg:a", "kg:b", "kg:c", "kg:memberOf", "kg:Person", "rdf:type", "rdfs:label",
    "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "skos:definition",
    "kg:localName", "kg:example", "kg:counterExample", "owl:inverseOf", "owl:Class",
    "owl:ObjectProperty", "owl:DatatypeProperty", "xsd:date", "xsd:integer",
    "<https://example.org/x>", "<x>", "<>", "_:b0", "[]", "()", "(kg:a kg:b)",
)
LITERALS: Final = (
    '"person"', '"a"', '"b"', '"Ana"@en', '"x"@de-AT', '"9"^^xsd:integer', '"x"^^xsd:date', "1",
    "1.5", "1e9", "true", '"[Ana Ruiz] joined [the Harbour Union]."', '"[Ana] [[x]"', '"]["',
    '""', '"\\u0000"', '"""a\nb"""', '"9"^^kg:a', '"99999999999999999999"^^xsd:decimal', '"a b"',
    '"é/"', '"-01"^^xsd:gYear',
)
QUERY: Final = (
    "SELECT ", "* ", "?s ", "?p ", "?o ", "WHERE ", "{ ", "} ", ". ", "; ", ", ", "kg:memberOf ",
    "a ", "b:c ", "FILTER(", ")", "OPTIONAL ", "UNION ", "ASK ", "CONSTRUCT ", "DESCRIBE ",
    "PREFIX b: <x:> ", "ORDER BY ", "LIMIT 5", "SERVICE ", "service", "SILENT ",
    "<http://127.0.0.1:47653/> ", "FROM ", "GRAPH ", "INSERT DATA ", "LOAD ", "CLEAR ALL", "#",
    "\n", "\r", '"', "'", '"""', "'''", "\\u0053", "\\", "<", ">", "<a>", "?", "$b", "@en", "^^",
    "true", "1", "1.", ".5", "_:b", "BIND(1 AS ?z)", "VALUES ?v { 1 }", "(", "[", "]", "|", "/",
    "*", "+", "!", "a.a.", "VERSION '1.2' ", "<<", ">>", "<<(", "{|", "|}", "%", "~", "MINUS ",
    "SELECT*", "COUNT(*)", "\x85",
)
NAMED: Final = (
    "Ana", '"', "'", "\\", "\n", "\r", "<", ">", "&", "</script>", "<!--", "]]>", "=1+1", "+",
    "-", "@SUM(A1)", "\t", "|", "..", "/", "CON", "nul.txt", " ", ".", "%", "[[x]]", "`", "$(x)",
    "{{x}}", "\x1b]0;x\x07", "\x9b2J", "\u2066", "\u061c", "_:b", "@en", "^^",
    " .\n<x> <y> <z> .\n", "\\u0022", "-5.5", "1954", "٣", "12", ":", "*",
)
"""What may stand in a name and do something where it is written or printed."""
NUMBERS: Final = (
    "1", "00", "9", "59", "60", "99", ":", ".", ",", "-", "+", "[", "]", "(", ")", "<", ">", " ",
    "-->", "to", "–", "٣", "２", "²", "000", "500", "\n", "e", "2015", "-02", "-30", "\t",
    "12:34:56.789", "0:01", "+1.5", ".5", "5.",
)
# fmt: on
