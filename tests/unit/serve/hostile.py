"""Queries that want what they must not get, and queries that want too much."""

from __future__ import annotations

import pytest

ELSEWHERE = "<http://127.0.0.1:9/sparql>"
TRIPLE = "<http://x/s> <http://x/p> 1"

UPDATES = [
    pytest.param(f"INSERT DATA {{ {TRIPLE} }}", id="INSERT DATA"),
    pytest.param(f"insert data {{ {TRIPLE} }}", id="in small letters"),
    pytest.param(f"iNsErT\tDaTa{{{TRIPLE}}}", id="in letters of both sizes"),
    pytest.param(f"# SELECT * {{}}\nINSERT DATA {{ {TRIPLE} }}", id="after a comment"),
    pytest.param(f"INSERT#x\nDATA#y\n{{ {TRIPLE} }}", id="comments between its words"),
    pytest.param(f"\\u0049NSERT DATA {{ {TRIPLE} }}", id="escaped letters"),
    pytest.param(f"\ufeffINSERT DATA {{ {TRIPLE} }}", id="after a byte order mark"),
    pytest.param(f"BASE <http://x/> PREFIX a: <http://a/> INSERT DATA {{ {TRIPLE} }}",
                 id="after base and prefix"),
    pytest.param(f"DELETE DATA {{ {TRIPLE} }}", id="DELETE DATA"),
    pytest.param("DELETE WHERE { ?s ?p ?o }", id="DELETE WHERE"),
    pytest.param("DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", id="DELETE INSERT"),
    pytest.param("WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", id="WITH"),
    pytest.param("LOAD <file:///etc/passwd>", id="LOAD of a file"),
    pytest.param("LOAD SILENT <http://127.0.0.1:9/x> INTO GRAPH <http://g>", id="LOAD SILENT"),
    pytest.param("CLEAR ALL", id="CLEAR"),
    pytest.param("DROP SILENT DEFAULT", id="DROP"),
    pytest.param("CREATE GRAPH <http://g>", id="CREATE"),
    pytest.param("ADD DEFAULT TO <http://g>", id="ADD"),
    pytest.param("MOVE DEFAULT TO <http://g>", id="MOVE"),
    pytest.param("COPY DEFAULT TO <http://g>", id="COPY"),
    pytest.param("SELECT * { ?s ?p ?o } ; CLEAR ALL", id="after a query"),
    pytest.param("ASK {} CLEAR ALL", id="after a query, without a semicolon"),
    pytest.param("CLEAR ALL ; SELECT * { ?s ?p ?o }", id="before a query"),
    pytest.param("SELECT * { INSERT DATA { <x> <y> 1 } }", id="inside a query"),
]  # fmt: skip

FOREIGN = [
    pytest.param(f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}", id="SERVICE"),
    pytest.param(f"SELECT * {{ service {ELSEWHERE} {{ ?s ?p ?o }} }}", id="in small letters"),
    pytest.param(f"SELECT * {{ SeRvIcE silent{ELSEWHERE}{{ ?s ?p ?o }} }}", id="SILENT"),
    pytest.param(f"SELECT * {{ SERVICE#{{}}\n{ELSEWHERE} {{ ?s ?p ?o }} }}", id="a comment in it"),
    pytest.param("SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?s ?p ?o } }",
                 id="a variable for its address"),
    pytest.param("SELECT * { SERVICE s: { ?s ?p ?o } }".replace("SELECT", "PREFIX s: <http://x/>\n"
                 "SELECT"), id="a prefix for its address"),
    pytest.param(f"SELECT * {{ FILTER EXISTS {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
                 id="in EXISTS"),
    pytest.param(f"SELECT * {{ {{ SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }} }}",
                 id="in a query inside"),
    pytest.param(f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
                 id="in MINUS"),
    pytest.param(f"SELECT * {{ OPTIONAL {{ {{ ?s ?p 1 }} UNION {{ SERVICE {ELSEWHERE} "
                 "{ ?s ?p ?o } } } }", id="in OPTIONAL and UNION"),
    pytest.param(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
                 id="in CONSTRUCT"),
    pytest.param(f"DESCRIBE ?s {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}", id="in DESCRIBE"),
    pytest.param(f"SELECT * {{ \\u0053ERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}", id="escaped letters"),
    pytest.param(f"SELECT * {{ \\U00000053ERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
                 id="escaped letters, long"),
    pytest.param('SELECT * { FILTER("\\u0022 || ") SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } '
                 'FILTER(" || \\u0022") }', id="between strings that end where escapes are read"),
    pytest.param('SELECT * { FILTER("\\u005Cu0022 || ") SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } '
                 'FILTER(" || \\u005Cu0022") }', id="escapes that are escaped"),
    pytest.param("SELECT * { FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
                 id="where less than looks like the begin of an IRI"),
    pytest.param("SELECT * { FILTER(?a<?b).SERVICE#>\n<http://127.0.0.1:9/>{ ?s ?p ?o } }",
                 id="likewise, after a full stop"),
    pytest.param("SELECT * { FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:9/>{ ?s ?p ?o } "
                 "FILTER(?c<(#>\n?d)) }", id="likewise, with as many brackets as it takes"),
    pytest.param("SELECT * { FILTER(?a<?b)SERVICE:x#>\n{ ?s ?p ?o } }",
                 id="likewise, with a prefix for its address"),
    pytest.param("SELECT * { FILTER(true)SERVICE<http://127.0.0.1:9/>{ ?s ?p ?o } }",
                 id="without a space anywhere"),
    pytest.param("SELECT * { ?s ?p ?o } VALUES ?s { SERVICE }", id="where no SERVICE can stand"),
    pytest.param("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", id="FROM"),
    pytest.param("SELECT * FROM NAMED <file:///etc/passwd> { ?s ?p ?o }", id="FROM NAMED"),
    pytest.param("DESCRIBE <http://x> FROM <http://127.0.0.1:9/>", id="FROM in DESCRIBE"),
    pytest.param("SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }", id="GRAPH"),
    pytest.param("SELECT (<http://127.0.0.1:9/f>(1) AS ?x) {}", id="a function by its address"),
]  # fmt: skip

MANY = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(8))

NOTHING = f"ASK {{ {MANY} FILTER(CONCAT(STR(?a1), STR(?b3), STR(?c5), STR(?a7)) = 'x') }}"

ENDLESS = [
    pytest.param(f"SELECT (COUNT(*) AS ?n) {{ {MANY} }}", id="everything with everything"),
    pytest.param(f"SELECT * {{ {MANY} }} ORDER BY ?a1", id="likewise, sorted: memory"),
    pytest.param(f"SELECT DISTINCT ?a1 ?b2 ?c3 ?a4 ?b5 {{ {MANY} }}", id="likewise, distinct"),
    pytest.param(f"CONSTRUCT {{ ?a1 ?b2 ?c3 }} WHERE {{ {MANY} }}", id="statements without end"),
    pytest.param(NOTHING,
                 id="a search that finds nothing"),
    pytest.param("SELECT (COUNT(*) AS ?n) { ?a (!<http://x>|^!<http://x>)* ?b . "
                 "?b (!<http://x>|^!<http://x>)* ?c . ?c (!<http://x>|^!<http://x>)* ?d . "
                 "?d (!<http://x>|^!<http://x>)* ?e }", id="endless paths"),
    pytest.param("SELECT (CONCAT(?a, ?a, ?a, ?a) AS ?b) { BIND('" + "x" * 100_000 + "' AS ?a) }",
                 id="a long answer"),
    pytest.param("SELECT (STRLEN(REPLACE(REPLACE(REPLACE('" + "a" * 200
                 + "', 'a', '" + "b" * 2000 + "'), 'b', '" + "c" * 2000 + "'), 'c', '" + "d" * 2000
                 + "')) AS ?n) {}", id="a string that grows out of memory"),
]  # fmt: skip

DEEP = [
    pytest.param("SELECT * { " + "{" * 10_000 + "?s ?p ?o" + "}" * 10_000 + " }", id="braces"),
    pytest.param("ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }", id="brackets"),
    pytest.param("ASK { FILTER(" + "!" * 20_000 + "1) }", id="negations"),
    pytest.param("ASK { ?s " + "(" * 10_000 + "<p>" + ")*" * 10_000 + " ?o }", id="paths"),
    pytest.param("ASK { ?s ?p " + "[ ?p " * 10_000 + "1" + "]" * 10_000 + " }", id="blank nodes"),
    pytest.param("ASK { ?s ?p " + "(" * 10_000 + ")" * 10_000 + " }", id="lists"),
    pytest.param("SELECT * " + "{ SELECT * " * 5_000 + "{}" + "}" * 5_000, id="queries in queries"),
    pytest.param("ASK { FILTER(" + "1+" * 20_000 + "1) }", id="a long sum"),
    pytest.param("ASK " + "{ OPTIONAL " * 5_000 + "{}" + "}" * 5_000, id="optional parts"),
]  # fmt: skip
