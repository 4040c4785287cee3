"""The pages of the dashboard and the links to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import streamlit as st

from pages import address, controls, waiting
from pages.controls import text
from queries.admission import Role

_FOLDER = Path(__file__).parent
_GROUPS = ("browse", "audit")
_FLAGS = ("same", "svg", "present")
_ALONE = ("selfcheck",)
_UNFILTERED = (*_ALONE, "log")
# Who may open a page: a viewer what is to be browsed, an auditor all else but these.
_ROLE_OF_GROUP: dict[str, Role] = {"browse": "viewer", "audit": "auditor"}
_ROLES: dict[str, Role] = {
    "coverage": "officer",
    "report": "officer",
    "selfcheck": "officer",
    "rules": "viewer",
    "log": "administrator",
}


def pages() -> dict[str, list[st.Page]]:
    """The pages of each folder in the order of their file names, titled in the session's language."""
    return {text(f"group.{group}"): [_page(file) for file in _files(group)] for group in _GROUPS}


def link_pages(listed: Mapping[str, Sequence[st.Page]]) -> None:
    """Draw the links to the pages this person may open.

    Each carries the whole address, so that Back finds the filters again.
    """
    for group, members in listed.items():
        own = [page for page in members if is_open(page.url_path)]
        if own:
            # words at once: without any the sidebar is not there, and the page stands elsewhere
            st.caption(group)
            waiting.after_words(partial(_link_to, own), st.container())
    st.space("small")


def _link_to(own: Sequence[st.Page]) -> None:
    carried = {**link_address(), **{param: address.chosen(param) for param in controls.SHARED}}
    for page in own:
        st.page_link(page, query_params={name: values for name, values in carried.items() if values})


def link_address() -> dict[str, list[str]]:
    """What every link carries: the language and what is switched on; filters are remembered by the session."""
    return {"lang": [controls.language()], **address.turned_on(_FLAGS)}


def is_open(slug: str) -> bool:
    """Whether the session's person may open the page with that name in the address.

    It only decides what is drawn: every question to the store and every decision asks for the role again.
    """
    known = {_slug(file): _ROLE_OF_GROUP[group] for group in _GROUPS for file in _files(group)}
    role = _ROLES.get(slug, known.get(slug, "viewer" if not slug else "administrator"))
    return controls.person().may(role)


def page_file(slug: str) -> Path:
    """The file of the page with that name in the address."""
    return next(file for group in _GROUPS for file in _files(group) if _slug(file) == slug)


def slugs() -> list[str]:
    """The name in the address of every page, in the order of the links."""
    return [_slug(file) for group in _GROUPS for file in _files(group)]


def stands_alone(slug: str) -> bool:
    """Whether a page shows nothing of the store, so that it needs neither one nor the shared filters."""
    return slug in _ALONE


def has_filters(slug: str) -> bool:
    """Whether the shared filters say anything of a page; where they do not, they are kept and not offered."""
    return slug not in _UNFILTERED


@cache
def _files(group: str) -> tuple[Path, ...]:
    return tuple(sorted((_FOLDER / group).glob("[0-9]*.py")))


def _slug(file: Path) -> str:
    return file.stem.partition("_")[2]


def _page(file: Path) -> st.Page:
    slug = _slug(file)
    return st.Page(file, title=text(f"page.{slug}"), url_path=slug, default=slug == "overview")
