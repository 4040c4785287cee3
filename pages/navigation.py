"""The pages of the dashboard and the links to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from pages import address, controls
from pages.controls import text

_FOLDER = Path(__file__).parent
_GROUPS = ("browse", "audit")
_FLAGS = ("same", "svg", "present")


def pages() -> dict[str, list[st.Page]]:
    """The pages of each folder in the order of their file names, titled in the session's language."""
    return {text(f"group.{group}"): [_page(file) for file in _files(group)] for group in _GROUPS}


def link_pages(listed: Mapping[str, Sequence[st.Page]]) -> None:
    """Draw the links to the pages; each carries the whole address, so that Back finds the filters again."""
    carried = {**link_address(), **{param: address.chosen(param) for param in controls.SHARED}}
    for group, members in listed.items():
        st.caption(group)
        for page in members:
            st.page_link(page, query_params={name: values for name, values in carried.items() if values})
    st.space("small")


def link_address() -> dict[str, list[str]]:
    """What every link carries: the language and what is switched on; filters are remembered by the session."""
    return {"lang": [controls.language()], **address.turned_on(_FLAGS)}


def page_file(slug: str) -> Path:
    """The file of the page with that name in the address."""
    return next(file for group in _GROUPS for file in _files(group) if _slug(file) == slug)


def slugs() -> list[str]:
    """The name in the address of every page, in the order of the links."""
    return [_slug(file) for group in _GROUPS for file in _files(group)]


def _files(group: str) -> list[Path]:
    return sorted((_FOLDER / group).glob("[0-9]*.py"))


def _slug(file: Path) -> str:
    return file.stem.partition("_")[2]


def _page(file: Path) -> st.Page:
    slug = _slug(file)
    return st.Page(file, title=text(f"page.{slug}"), url_path=slug, default=slug == "overview")
