"""What a session remembers that no address says: what is selected, which button was pressed, who decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from pages.address import put_in_address

_Code = TypeVar("_Code", bound=str)


def on_selected(table: str, keys: Sequence[str]) -> None:
    """When a cell of a table was clicked: let the address open the finding of its row."""
    cells = st.session_state[table]["selection"]["cells"]
    if cells and cells[0][0] < len(keys):
        put_in_address("finding", keys[cells[0][0]])


def selection_round() -> int:
    """Counts up whenever what was selected is done with; part of the key of a table of rows to select."""
    return int(st.session_state.get("page:round", 0))


def forget_selection() -> None:
    """Begin anew with nothing selected, from the next run on."""
    st.session_state["page:round"] = selection_round() + 1


def pressed(what: str, otherwise: _Code) -> _Code:
    """Which of several buttons was pressed last."""
    found: _Code = st.session_state.get(f"pressed:{what}", otherwise)
    return found


def press(what: str, value: str) -> None:
    """Remember which of several buttons was pressed."""
    st.session_state[f"pressed:{what}"] = value


def actor() -> str:
    """The name under which this session decides, empty until it was asked for."""
    return str(st.session_state.get("actor", ""))


def remember_actor(name: str) -> None:
    """Keep the name for the rest of the session."""
    st.session_state["actor"] = name


def keep_file(what: str, made_of: tuple[object, ...], content: bytes) -> None:
    """Keep a file that took time to make until another takes its place; `made_of` tells what it was made of."""
    st.session_state[f"file:{what}"] = (made_of, content)


def kept_file(what: str, made_of: tuple[object, ...]) -> bytes | None:
    """The file that was made of just this, if it is still there; one made of something else is dropped."""
    known, content = st.session_state.get(f"file:{what}", (None, None))
    if known == made_of:
        found: bytes = content
        return found
    st.session_state.pop(f"file:{what}", None)
    return None
