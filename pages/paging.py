"""Long tables a page at a time: a browser gets at most a thousand rows of one, the download has them all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

ROWS = 1000


def page_of(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows of the page that is chosen, and what chooses it above the table where there are several."""
    pages = -(-len(frame) // ROWS)
    if pages < 2:
        return frame
    page = st.pagination(pages, key=f"page-{key}-{pages}")
    rows = frame.iloc[(page - 1) * ROWS : page * ROWS]
    rows.attrs = frame.attrs
    return rows
