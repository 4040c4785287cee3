"""Figures kept as drawn: to put a chart together from a table takes longer than all else a page does."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages import controls


def figure(rows: pd.DataFrame, name: str, draw: Callable[[], go.Figure], *more: object) -> go.Figure:
    """What `draw` makes of the rows of a view, drawn once; nobody may change it.

    Kept by what was asked for the rows, by the state of the store and the language, by `name` (which chart of the
    rows it is) and by what `more` it depends on.
    """
    asked = (rows.attrs["view"], rows.attrs["filters"])
    state = controls.drawn_from(), controls.decisions().mark
    return _drawn(key=repr((state, asked, name, more)), _draw=draw)


@st.cache_resource(max_entries=1000, show_spinner=False)
def _drawn(key: str, _draw: Callable[[], go.Figure]) -> go.Figure:
    del key
    drawn = _draw()
    sent = drawn.to_dict()
    # what is sent of it is kept too: to make it copies the figure through and through
    drawn.to_dict = lambda: sent
    return drawn
