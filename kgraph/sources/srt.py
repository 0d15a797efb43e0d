"""SubRip captions (SRT): numbered cues, a comma before the milliseconds."""

from __future__ import annotations

from kgraph.sources.cues import read_cues
from kgraph.sources.draft import Draft, Finding, Raw
from kgraph.sources.vtt import blocks_of, read_block, source_lines


def read(raw: Raw) -> Draft:
    """Return the turns of an SRT file; missing numbers and points for commas are allowed.

    Raises:
        SourceError: a timing line is malformed, or a cue ends before it starts.
    """
    findings: list[Finding] = []
    cues = []
    for block in blocks_of(source_lines(raw.text)):
        number_only = len(block) == 1 and block[0].text.strip().isdigit()
        cues += read_block(raw, block, findings=findings, strict=False, opening=number_only)
    if not cues:
        raise raw.error(0, "it holds no cue. Check that it is a caption file and is complete.")
    return read_cues(raw, cues, reader="srt", findings=findings)
