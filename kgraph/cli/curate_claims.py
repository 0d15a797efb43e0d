"""``kgraph curate reject``, ``accept`` and ``add``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kgraph.cli.deciding import decides

if TYPE_CHECKING:
    from kgraph.build.curating import Desk
    from kgraph.model import Decision
    from kgraph.resolution.ledger import Accept, Add, RejectClaim, RejectEntity

_POLARITIES = ("positive", "negative")
_MODALITIES = ("asserted", "possible", "desired", "hypothetical", "asked", "reported")

_quote = click.option("--quote", help="Only where a source says it in these words.")
_polarity = click.option("--polarity", type=click.Choice(_POLARITIES), help="Affirmed or denied.")
_modality = click.option("--modality", type=click.Choice(_MODALITIES), help="How it is put.")


@click.command()
@click.argument("name")
@click.argument("link", metavar="[LINK", required=False)
@click.argument("target", metavar="OBJECT]", required=False)
@_quote
@_polarity
@_modality
@decides
def reject(
    desk: Desk,
    made: Decision,
    *,
    name: str,
    link: str | None,
    target: str | None,
    **limits: str | None,
) -> RejectEntity | RejectClaim:
    """Reject a thing, or a claim: NAME LINK OBJECT.

    A thing goes with all its claims. Of a claim, --quote rejects one place that states it.
    """
    from kgraph.resolution.ledger import RejectClaim, RejectEntity

    if link is None:
        if any(limits.values()):
            raise click.UsageError("this is said of a claim. Add LINK and OBJECT.")
        return RejectEntity(desk.names.entity(name), made)
    if target is None:
        raise click.UsageError("a claim needs an OBJECT too.")
    return RejectClaim(desk.names.claim(name, link, target=target, **limits), made)


@click.command()
@click.argument("name")
@click.argument("link")
@click.argument("target", metavar="OBJECT")
@_quote
@_polarity
@_modality
@decides
def accept(
    desk: Desk, made: Decision, *, name: str, link: str, target: str, **limits: str | None
) -> Accept:
    """Vouch for the claim NAME LINK OBJECT: it is certain from then on."""
    from kgraph.resolution.ledger import Accept

    return Accept(desk.names.claim(name, link, target=target, **limits), made)


@click.command()
@click.argument("name")
@click.argument("link")
@click.argument("target", metavar="OBJECT")
@click.option("--subject-type", help="Type of NAME, where it is not in the graph yet.")
@click.option("--object-type", help="Type of OBJECT, where it is not in the graph yet.")
@click.option("--in", "qualifier", metavar="NAME", help="Organization in which a role is held.")
@click.option("--from", "since", metavar="DATE", help="Year, month or day from which it holds.")
@click.option("--to", "until", metavar="DATE", help="Year, month or day until which it holds.")
@click.option("--quote", help="The words of a source that say it.")
@click.option("--source", help="The source that says it, by its path in the project.")
@_polarity
@_modality
@decides
def add(desk: Desk, made: Decision, *, source: str | None, **parts: str | None) -> Add:
    """Add the claim NAME LINK OBJECT, which no source has to state.

    LINK is one that kgraph ontology lists, or open: with words of your own. OBJECT is a thing,
    or a date where the link leads to one.
    """
    from kgraph.resolution.ledger import Add

    if source is not None and parts["quote"] is None:
        raise click.UsageError("--source needs the words that say it: --quote.")
    if source is not None:
        desk.names.require_sources(source)
    return Add(desk.names.new_claim(**parts), made, source)
