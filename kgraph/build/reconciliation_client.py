"""The one module of kgraph that reaches out to the network, and only when a user says so."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse, Retry

from kgraph import __version__
from kgraph.errors import ServiceError
from kgraph.resolution.reconciliation import (
    Candidate,
    Manifest,
    Question,
    parse_answers,
    parse_manifest,
    render_queries,
)

_RETRIED: Final = frozenset({429, 500, 502, 503, 504})
_TRIES_AGAIN: Final = 4
_LONGEST_PAUSE_SECONDS: Final = 60.0
_TOO_MANY: Final = 429


class ReconciliationClient:
    """Asks one service, and is patient with it.

    A service that is busy or asks for a pause is asked again, up to four times, after pauses
    that grow or that it names, each a minute at most.
    """

    def __init__(
        self, url: str, *, timeout_seconds: float = 30.0, backoff_seconds: float = 1.0
    ) -> None:
        require_service_url(url)
        self._url = url
        self._timeout_seconds = timeout_seconds
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"kgraph/{__version__} (reconciliation client)"
        self._session.headers["Accept"] = "application/json"
        adapter = HTTPAdapter(max_retries=_retries(backoff_seconds))
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    def manifest(self) -> Manifest:
        """Return what the service says of itself; no name is sent.

        Raises:
            ServiceError: it cannot be reached, has moved to another host, or is none.
        """
        answer = self._answer("GET", self._url)
        if _place(answer.url) != _place(self._url):
            fault = f"it has moved to {answer.url}. Give that address with --service."
            raise ServiceError(fault, place=self._url)
        self._url = answer.url
        return parse_manifest(self._json(answer), place=self._url)

    def ask(
        self, questions: Sequence[Question], *, manifest: Manifest, limit: int
    ) -> list[list[Candidate]]:
        """Return the candidates for each of a batch of questions, best first.

        Raises:
            ServiceError: the service cannot be reached, or gives no usable answer.
        """
        # A redirect would turn this into another request, perhaps to another host.
        queries = render_queries(questions, limit=limit)
        answer = self._answer("POST", self._url, queries=queries)
        return parse_answers(self._json(answer), len(questions), manifest=manifest, place=self._url)

    def _answer(self, method: str, url: str, *, queries: str | None = None) -> requests.Response:
        try:
            answer = self._session.request(
                method,
                url,
                data=None if queries is None else {"queries": queries},
                timeout=self._timeout_seconds,
                allow_redirects=queries is None,
            )
        except requests.Timeout as error:
            fault = f"no answer within {self._timeout_seconds:g} seconds. Try again later."
            raise ServiceError(fault, place=url) from error
        except requests.RequestException as error:
            fault = f"it cannot be reached ({_reason(error)}). Check the network and the address."
            raise ServiceError(fault, place=url) from error
        if answer.status_code == _TOO_MANY:
            fault = "it asks for a longer pause (status 429). Try again later."
            raise ServiceError(fault, place=url)
        if not answer.ok or answer.is_redirect:
            fault = f"it answers with status {answer.status_code}. Check the address, or try later."
            raise ServiceError(fault, place=url)
        return answer

    def _json(self, answer: requests.Response) -> object:
        try:
            content: object = answer.json()
        except requests.JSONDecodeError as error:
            fault = (
                "its answer is no JSON, so this is no reconciliation service. Check the address."
            )
            raise ServiceError(fault, place=self._url) from error
        return content


class _PatientRetry(Retry):
    """Pauses as long as a service asks for, but never for hours."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Return the seconds that the service asks to wait, a minute at most."""
        seconds = super().get_retry_after(response)
        return None if seconds is None else min(seconds, _LONGEST_PAUSE_SECONDS)


def require_service_url(url: str) -> str:
    """Return the host of a service's address, as messages name it.

    Raises:
        ServiceError: the address names no host on the web.

    >>> require_service_url("https://wikidata.reconci.link/en/api")
    'wikidata.reconci.link'
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:
        host = None
    if not host:
        fault = "this is no address of a service. Give one that begins like https://example.org/."
        raise ServiceError(fault, place=url)
    return host


def _retries(backoff_seconds: float) -> Retry:
    return _PatientRetry(
        total=_TRIES_AGAIN,
        connect=1,
        read=False,  # an answer that is late once is late again, and its questions are answered
        other=0,
        allowed_methods=None,  # a query changes nothing, though it is sent with POST
        status_forcelist=_RETRIED,
        backoff_factor=backoff_seconds,
        backoff_max=_LONGEST_PAUSE_SECONDS,
        raise_on_status=False,
    )


def _place(url: str) -> tuple[str, str | None]:
    parts = urlsplit(url)
    # From http to https is no move.
    return ("https" if parts.scheme == "https" else "", parts.hostname)


def _reason(error: BaseException) -> str:
    """Return what the operating system said, or the kind of error."""
    reason, inner = type(error).__name__, error.__context__
    while inner is not None:
        reason = getattr(inner, "strerror", None) or reason
        inner = inner.__context__
    return reason
