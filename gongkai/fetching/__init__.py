"""Downloading documents from addresses that a list names: politely, within limits, resumably.

Only addresses of a list are downloaded, never one that stands in a document. Each file of this
folder does one thing: `addresses` what may be connected to, `turns` when, `robots` what a site allows,
`exchange` one request, `content` what may come back, `downloading` all of it for one address, and
`crew` for many at a time.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai import __version__
from gongkai.documents.limits import MAX_BYTES
from gongkai.errors import UsageError

PRODUCT = "Gongkai"


class FetchError(Exception):
    """An address gave no document: what happened and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the ledger keeps of a download; `at` is ISO 8601 with a zone, `file_name` is no path.

    `etag` and `last_modified` are as the server wrote them, to ask later whether anything changed.
    """

    address: str
    final_address: str
    at: str
    status: int
    content_type: str | None
    etag: str | None
    last_modified: str | None
    file_name: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How polite and how patient fetching is; times in seconds, sizes in bytes."""

    connections_per_host: int = 2
    connections: int = 8
    pause: float = 1.0  # between two requests to one host
    longest_pause: float = 120.0  # that robots.txt or Retry-After may ask for
    connect: float = 10.0
    read: float = 30.0  # without a byte
    whole: float = 300.0  # for one request with its answer
    retries: int = 4
    backoff: float = 2.0  # before the first retry, then twice as long each time
    redirects: int = 5
    size: int = MAX_BYTES


def user_agent(contact: str | None = None) -> str:
    """How fetching names itself to servers, with where to complain; UsageError where that is no header text."""
    if contact and not (contact.isascii() and contact.isprintable()):
        raise UsageError(f"the contact {contact!r} must be a mail address or page in plain ASCII")
    return f"{PRODUCT}/{__version__}" + (f" (+{contact})" if contact else "")
