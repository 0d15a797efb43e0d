"""What a person decided about the graph, and why two names are one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """Who decided, why, and when.

    ``by`` names the person; ``on`` is an ISO 8601 date, ``None`` where it is not known.
    """

    by: str
    why: str = ""
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Why a name was taken for another name of the same thing.

    ``label`` was joined to ``to``. ``reason`` is a short phrase ("sounds like it").
    ``document_id`` is the document that joined them, ``None`` where documents were compared.
    ``decision`` is the person's who said so, ``None`` where it was found.
    """

    label: str
    to: str
    reason: str
    document_id: str | None = None
    decision: Decision | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What joins are sorted by."""
        return (self.label, self.to, self.reason, self.document_id or "")
