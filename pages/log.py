"""The audit log as a table, a part at a time."""

from __future__ import annotations

import streamlit as st

from gongkai.errors import GongkaiError
from pages import controls
from pages.controls import text
from pages.troubles import told
from queries import auditing

MOST = 1000


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
    entries["event"] = [text(f"log.{event}") for event in entries["event"]]
    st.dataframe(
        entries,
        hide_index=True,
        placeholder="–",
        column_config={
            name: st.column_config.Column(text(f"log.column.{name}")) for name in auditing.COLUMNS
        },
        key="log",
    )
