"""people.toml: what each account may do and where, and how long a log-in lasts.

    ["wang@example.gov.cn"]            a mail address that the identity provider has verified
    auditor = ["460100"]               codes of regions, each with all within it
    viewer = "everywhere"

    ["sub:248289761001"]               or the subject by which the provider knows the account
    administrator = "everywhere"

    [session]                          all of it may be left out
    hours = 12                         after so long one logs in again
    idle_minutes = 60                  so long may a page lie untouched

An account that is not listed has no access.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from gongkai.errors import StoreError
from gongkai.people.roles import EVERYWHERE, LOCAL, ROLES, Person, Reach, Role

FILE = "people.toml"
LONGEST_ACCOUNT = 60  # as long as the name under which a decision is kept
_SUBJECT = "sub:"
_ALL = "everywhere"


@dataclass(frozen=True, slots=True)
class Session:
    """How long a log-in lasts, and how long it may lie idle."""

    hours: int = 12
    idle_minutes: int = 60


@dataclass(frozen=True, slots=True)
class Entries:
    """Everybody who has access, by account, and the limits of a session."""

    people: Mapping[str, Person] = field(default_factory=dict)
    session: Session = field(default_factory=Session)


def read_people(store: Path) -> Entries | None:
    """What people.toml of the store says, None where there is none; StoreError names the line that is wrong."""
    path = store / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read ({error.strerror}): nobody is let in until it can"
        ) from error
    try:
        told = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(f"{path} is no TOML ({error}): nobody is let in until it is mended") from error
    session = told.pop("session", {})
    people = {
        _account(name, path): _person(_account(name, path), given, path) for name, given in told.items()
    }
    if len(people) < len(told):
        raise StoreError(f"{path}: an account is there twice, in capitals and in small letters: keep one")
    return Entries(people, _session(session, path))


def account_of(claims: Mapping[str, Any], entries: Entries) -> str:
    """The account that somebody who logged in goes by: the mail address if it is listed, else the subject.

    A mail address counts only where the provider says it has verified it; anyone can type one.
    """
    mail = verified_mail(claims)
    return mail if mail in entries.people else f"{_SUBJECT}{claims.get('sub', '')}"


def verified_mail(claims: Mapping[str, Any]) -> str:
    """The mail address that the provider vouches for, in small letters; empty where there is none."""
    is_verified = claims.get("email_verified") is True
    return str(claims.get("email") or "").strip().lower() if is_verified else ""


def _account(name: str, path: Path) -> str:
    account = name if name.startswith(_SUBJECT) else name.strip().lower()
    if account == LOCAL.account or not (account.startswith(_SUBJECT) or "@" in account):
        raise StoreError(
            f"{path}: {name!r} is no account: write a mail address, or {_SUBJECT} and the subject"
        )
    if len(account) > LONGEST_ACCOUNT:
        raise StoreError(f"{path}: {name!r} is longer than {LONGEST_ACCOUNT} characters: use a shorter one")
    return account


def _person(account: str, given: object, path: Path) -> Person:
    if not isinstance(given, dict) or not given:
        raise StoreError(f"{path}: {account} has no role: give one of {', '.join(ROLES)}")
    return Person(account, tuple(_grant(account, role, where, path) for role, where in given.items()))


def _grant(account: str, name: str, where: object, path: Path) -> tuple[Role, Reach]:
    role = next((role for role in ROLES if role == name), None)
    if role is None:
        raise StoreError(f"{path}: {account}: no role {name!r}: there are {', '.join(ROLES)}")
    if where == _ALL:
        return role, EVERYWHERE
    is_list = isinstance(where, list) and where and all(isinstance(code, str) for code in where)
    if not is_list or not isinstance(where, list):
        raise StoreError(f'{path}: {account}: {role} needs "{_ALL}" or a list of codes, as ["460100"]')
    if role == "administrator":
        raise StoreError(f'{path}: {account}: an administrator is one "{_ALL}": the log knows no regions')
    return role, frozenset(where)


def _session(given: object, path: Path) -> Session:
    known = {one.name for one in fields(Session)}
    if not isinstance(given, dict) or given.keys() - known:
        raise StoreError(f"{path}: [session] takes {', '.join(sorted(known))}")
    for name, value in given.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise StoreError(f"{path}: [session] {name} must be a whole number from 1 on")
    return Session(**given)
