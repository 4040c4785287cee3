"""Who may do what: roles by region, read from `people.toml` in the store.

roles    the four roles, a person and the regions each role reaches
entries  people.toml: account -> role -> regions, and how long a log-in lasts
"""

from __future__ import annotations

from gongkai.people.entries import FILE, Entries, Session, account_of, read_people, verified_mail
from gongkai.people.roles import EVERYWHERE, LOCAL, NOWHERE, ROLES, Person, Reach, Role

__all__ = [
    "EVERYWHERE",
    "FILE",
    "LOCAL",
    "NOWHERE",
    "ROLES",
    "Entries",
    "Person",
    "Reach",
    "Role",
    "Session",
    "account_of",
    "read_people",
    "verified_mail",
]
