"""Sound files of each kind to begin with; all of our own."""

from __future__ import annotations

from typing import Final

SAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "transcript": (
        "Ana Ruiz: I'm Ana, your host.\n[00:01:02] Bo: Hello there, um, you know.\n\n"
        "SPEAKER 1 (0:03): hi\n",
        "Low Tide\nMay 3, 2008\n\nThe harbour froze in 1805.[3] Ana Ruiz left it.\n\nBo stayed.\n",
    ),
    "captions": (
        "WEBVTT\n\n1\n00:01.000 --> 00:04.000 align:start\n<v Ana>I <b>came</b> &amp; left.</v>\n",
    ),
    "subtitles": (
        "1\n00:00:01,000 --> 00:00:04,000\n- <i>I joined.</i>\n\n"
        "2\n00:00:05,000 --> 00:00:06,000\nBo: So.\n",
    ),
    "whisper": (
        '{"segments": [{"start": 0.0, "end": 2.5, "text": " Hel\\u006co, Bo.", "speaker": "A", '
        '"words": [{"word": " Hello,", "speaker": "A"}, {"word": "Bo.", "speaker": "B"}]}]}',
        '{"transcription": [{"offsets": {"from": 0, "to": 9}, "text": "I left."}]}',
    ),
    "web page": (
        "<html><title>T</title><article><h1>Low tide</h1>"
        "<p>Ana joined &amp; left it.</p></article></html>",
        "<p><cite>Ana:</cite><time>0:01</time><p>I left.</p><cite>Bo:</cite><p>Why?</p>",
    ),
    "article": (
        "---\ntitle: T\ndate: 2008-03-04\n---\n# Head\n\n- *Ana* [it](http://x)[^1]\n\n[^1]: so\n",
    ),
    "meta": (
        'title = "Tides"\naudio = "https://example.org/a.mp3"\ndate = 2015-01-02\n'
        'people = ["Ana"]\n',
    ),
    "names": ("[person] Ana Ruiz = ana, anna\nBo Lind\n# x\n",),
    "authorities": (
        "label,type,iri,aliases,status\nAna,person,https://example.org/a,Ana|A. R.,rejected\n",
    ),
    "settings": (
        'title = "Harbour"\nbase_iri = "https://example.org/g/"\n'
        '[reconciliation]\nservice = "https://a/"\n',
    ),
    "decisions": (
        '[[merge]]\nentities = ["person/ana-ruiz", "person/anna"]\nby = "Bo"\non = 2024-05-31\n\n'
        '# so\n[[add]]\nsubject = "person/ana-ruiz"\npredicate = "memberOf"\nvalue = 3\n'
        'why = """a\nb"""\nby = "Bo"\n',
    ),
    "query": (
        "PREFIX x: <x:>\nSELECT ?s WHERE { ?s kg:memberOf x:a . FILTER(?s < 3) } # so\nLIMIT 5",
    ),
    "named": ("Ana Ruiz", "=1+1", 'say "no"\n', "2015-02-30"),
    "numbers": ("[00:01:02] Ana", "12:34:56.789", "1:02 --> 1:03 x", "2015-02"),
}
