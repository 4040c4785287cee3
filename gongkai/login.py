"""The file that says how people log in: an [auth] section as Streamlit reads it, checked before anything is served."""

from __future__ import annotations

import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gongkai.errors import UsageError
from gongkai.people import FILE, read_people

LOGIN = "GONGKAI_LOGIN"  # told to the dashboard: nobody is let in without logging in
_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SHORTEST_SECRET = 32


def demand_login(file: Path, store: Path) -> None:
    """UsageError unless people can log in with this file and somebody is let in by people.toml of the store."""
    if find_spec("authlib") is None:
        raise UsageError("logging in needs Authlib: install gongkai[auth]")
    section = _auth_section(file)
    missing = [name for name in _NEEDED if not isinstance(section.get(name), str) or not section[name]]
    if missing:
        raise UsageError(f"{file}: [auth] lacks {', '.join(missing)}")
    more = [name for name, value in section.items() if isinstance(value, dict) and name != "client_kwargs"]
    if more:
        raise UsageError(
            f"{file}: [auth.{more[0]}]: people log in with one identity provider, named in [auth] itself"
        )
    if len(section["cookie_secret"]) < _SHORTEST_SECRET:
        raise UsageError(
            f"{file}: cookie_secret is shorter than {_SHORTEST_SECRET} characters: make a random one"
        )
    if not section["redirect_uri"].endswith("/oauth2callback"):
        raise UsageError(
            f"{file}: redirect_uri must be the address of the dashboard followed by /oauth2callback"
        )
    entries = read_people(store)
    if entries is None or not entries.people:
        raise UsageError(f"{store / FILE} names nobody: enter who may do what before people log in")


def _auth_section(file: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}): name the file with --auth") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is no TOML ({error})") from error
    section = told.get("auth")
    if not isinstance(section, dict):
        raise UsageError(f"{file} has no [auth] section")
    return section
