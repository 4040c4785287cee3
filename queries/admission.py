"""Who is let in: what people.toml of the store says of somebody whom the identity provider vouches for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import queries
from gongkai.people import LOCAL, ROLES, Entries, Person, Role, account_of, read_people, verified_mail

_CLOCKS_DIFFER = timedelta(minutes=10)  # the provider's and this machine's

__all__ = [
    "LOCAL",
    "ROLES",
    "Entries",
    "Person",
    "Role",
    "account",
    "admitted",
    "entries",
    "is_demanded",
    "is_over",
]

_LOGIN = "GONGKAI_LOGIN"  # set by `gongkai serve --auth`: nobody is let in without logging in


def entries() -> Entries | None:
    """Everybody who has access, as people.toml says now; None where there is no such file.

    Read anew for every page, so that whoever is taken off it is out at once. StoreError if it cannot be read.
    """
    return read_people(queries.store())


def is_demanded(found: Entries | None) -> bool:
    """Whether one has to log in, whatever else is configured: told so at the start, or there are roles."""
    return found is not None or bool(os.environ.get(_LOGIN))


def account(claims: Mapping[str, Any]) -> str:
    """The account under which somebody who has logged in may be entered: a verified mail address, else the subject."""
    mail = verified_mail(claims)
    return mail or account_of(claims, Entries())


def admitted(claims: Mapping[str, Any], found: Entries | None) -> Person | None:
    """The person behind a log-in, None if people.toml does not name them."""
    return found.people.get(account_of(claims, found)) if found else None


def is_over(claims: Mapping[str, Any], found: Entries | None) -> bool:
    """Whether the log-in was too long ago; one that does not say when it was is over."""
    issued = claims.get("iat")
    if not isinstance(issued, (int, float)):
        return True
    hours = (found or Entries()).session.hours
    age = datetime.now(UTC) - datetime.fromtimestamp(issued, UTC)
    return not -_CLOCKS_DIFFER <= age <= timedelta(hours=hours)  # one of tomorrow: a clock was set back
