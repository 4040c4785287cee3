"""The audit log as a table, a part at a time."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

from gongkai.errors import GongkaiError
from pages import controls, waiting
from pages.controls import text
from pages.texts import texts
from pages.troubles import told
from queries import auditing, views

MOST = 1000
_FIELDS = {"filters": "filters", "batch": "batch", "bytes": "bytes", "sha256": "sha"}


def show() -> None:
    """Draw the last entries; for an administrator alone, as the log itself demands."""
    try:
        entries = auditing.entries(controls.reader(), MOST)
    except GongkaiError as error:
        st.error(told(error))
        return
    if entries.empty:
        st.info(text("log.none"))
        return
    st.caption(text("log.about", shown=len(entries), most=MOST))
    entries["what"] = [
        _in_words(event, json.loads(what))
        for event, what in zip(entries["event"], entries["what"], strict=True)
    ]
    entries["event"] = [text(f"log.{event}") for event in entries["event"]]
    waiting.let_paint()
    st.dataframe(
        entries,
        hide_index=True,
        placeholder="–",
        column_config={
            name: st.column_config.Column(text(f"log.column.{name}")) for name in auditing.COLUMNS
        },
        key="log",
    )


def _in_words(event: str, fields: dict[str, Any]) -> str:
    """What a line tells beside its columns; a field that has no name here stands under its own."""
    said = [_subject(event, str(fields["what"]))] if fields.get("what") else []
    for name, value in fields.items():
        if name == "form":
            said.append(str(value).upper())
        elif name in _FIELDS and value != "":
            said.append(text(f"log.field.{_FIELDS[name]}", value=value))
        elif name not in {*_FIELDS, "what"}:
            said.append(f"{name}: {value}")
    return text("list.dot").join(said)


def _subject(event: str, what: str) -> str:
    """The decision or the view by its name on other pages; what has none stands as it was written."""
    if event == "decision":
        return text(f"outcome.{what}") if f"outcome.{what}" in texts() else what
    view = views().get(what)
    if view is None:
        return what
    return view.title_en if controls.language() == "en" else view.title_zh
