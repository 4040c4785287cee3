"""What stands on every page: what is in view, and where it comes from."""

from __future__ import annotations

import streamlit as st

import queries
from pages import controls
from pages.controls import text


def say_what_is_in_view() -> None:
    """Say how many reports are in view and whether some are made up; stop if there are none."""
    view = controls.ask("in_view", **controls.chosen()).iloc[0]
    if not view["reports"]:
        st.info(text("view.empty", all_reports=view["all_reports"]))
        st.stop()
    if view["samples"]:
        st.warning(text("view.samples", samples=view["samples"], reports=view["reports"]))


def say_where_from() -> None:
    """Say which generation of the store and of the rules the page was drawn from."""
    origin = queries.provenance(controls.reader())
    st.sidebar.caption(
        text(
            "footer.origin",
            generation=origin.generation,
            rules=origin.rules,
            published=f"{origin.published_at:%Y-%m-%d %H:%M}",
        )
    )
