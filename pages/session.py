"""What a session remembers that no address says: what is selected, which button was pressed, who decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import streamlit as st

from pages.address import put_in_address

_Code = TypeVar("_Code", bound=str)


class Closing(Protocol):
    """What has to be let go of."""

    def close(self) -> None:
        """Let go of it."""


_Held = TypeVar("_Held", bound=Closing)


def hold(what: str, mark: str | None, make: Callable[[], _Held]) -> _Held | None:
    """What this session holds under a name for as long as its mark is the same; None where there is no mark.

    Under another mark it is closed and made anew.
    """
    there: tuple[str, _Held] | None = st.session_state.get(f"held:{what}")
    if there is not None and there[0] == mark:
        return there[1]
    let_go(what)
    if mark is None:
        return None
    made = make()
    st.session_state[f"held:{what}"] = (mark, made)
    return made


def let_go(what: str) -> None:
    """Close what this session holds under a name, if anything."""
    there = st.session_state.pop(f"held:{what}", None)
    if there is not None:
        there[1].close()


def on_selected(table: str, keys: Sequence[str]) -> None:
    """When a cell of a table was clicked: let the address open the finding of its row."""
    cells = st.session_state[table]["selection"]["cells"]
    if cells and cells[0][0] < len(keys):
        put_in_address("finding", keys[cells[0][0]])


def clicked(table: str) -> tuple[int, str | None] | None:
    """What was clicked last in a table: row and column of a cell, or a row alone; None where it was undone."""
    selection = st.session_state[table]["selection"]
    if selection["cells"]:
        row, column = selection["cells"][0]
        return row, column
    return (selection["rows"][0], None) if selection["rows"] else None


def show_selected(table: str, row: int | None) -> None:
    """Let a table that is about to be drawn show this row as selected, wherever it was chosen."""
    rows = [] if row is None else [row]
    st.session_state[table] = {"selection": {"rows": rows, "columns": [], "cells": []}}


def show_pressed(buttons: str, value: str | None) -> None:
    """Let a row of buttons that is about to be drawn show this one as pressed, wherever it was chosen."""
    st.session_state[buttons] = value


def shown_pressed(buttons: str) -> str | None:
    """Which of a row of buttons is pressed now."""
    found: str | None = st.session_state[buttons]
    return found


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


def hold_charts() -> None:
    """Let the charts of this run wait for its words, unless a chart was drawn in the session before."""
    st.session_state["page:charts"] = None if st.session_state.get("page:has_charts") else []


def held_charts() -> list[Callable[[], object]] | None:
    """Where a chart of this run waits; None where it need not."""
    held: list[Callable[[], object]] | None = st.session_state.get("page:charts")
    return held


def let_charts_go() -> None:
    """No chart waits any more."""
    st.session_state["page:charts"] = None


def remember_charts() -> None:
    """From now on the browser can draw charts at once."""
    st.session_state["page:has_charts"] = True


def hold_frame() -> None:
    """Let what stands beside the page wait for its words in the first run of the session."""
    st.session_state.setdefault("page:is_unpainted", True)
    st.session_state["page:frame"] = [] if is_unpainted() else None


def held_frame() -> list[Callable[[], None]] | None:
    """Where what stands beside the page waits; None where it need not."""
    held: list[Callable[[], None]] | None = st.session_state.get("page:frame")
    return held


def let_frame_go() -> None:
    """Nothing beside the page waits any more."""
    st.session_state["page:frame"] = None


def is_unpainted() -> bool:
    """Whether nothing was sent yet that the browser had time to paint; of a page alone nobody waits for anything."""
    return bool(st.session_state.get("page:is_unpainted", False))


def remember_painted() -> None:
    """From now on the browser shows something."""
    st.session_state["page:is_unpainted"] = False


def idle_seconds(now: float) -> float:
    """How long this session has lain untouched until now, and remember that it is no more."""
    before = float(st.session_state.get("page:at", now))
    st.session_state["page:at"] = now
    return now - before


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
