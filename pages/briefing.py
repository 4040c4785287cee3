"""The printable brief of what is in view, offered beside the filters; it is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages import address, controls
from pages.controls import text
from pages.literal import literal
from queries import Reader
from queries.brief import brief_pdf, missing
from queries.patience import patient

_PAGES = ("", "overview", "compare")


def offer(page: str) -> None:
    """The button on the pages that have one, or in one line what has to be installed for it."""
    if page not in _PAGES or controls.is_presenting():
        return
    with st.sidebar:
        lacking = missing()
        if lacking:
            st.caption(literal(lacking))
            return
        compared = _compared(page)
        if all(compared.values()) and compared:
            st.caption(text("brief.mixed"))
            return
        filters = {**controls.chosen(), **compared}
        st.download_button(
            text("brief.download"),
            data=_bound(controls.reader(), controls.language(), filters),
            file_name="gongkai-brief.pdf",
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            key="brief",
            on_click="ignore",
        )


def _compared(page: str) -> dict[str, list[str] | None]:
    """What is compared stands for the filters of bodies and regions: the brief is of it."""
    units = address.chosen("unit") if page == "compare" else []
    if not units:
        return {}
    return {
        "agencies": [unit for unit in units if not unit.isdigit()] or None,
        "regions": [unit for unit in units if unit.isdigit()] or None,
    }


def _bound(reader: Reader, lang: str, filters: dict[str, Any]) -> Callable[[], bytes]:
    """Bound now: the button's callback runs outside of the session."""
    return lambda: brief_pdf(patient(reader), lang=lang, **filters)
