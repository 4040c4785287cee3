"""One out of many: a list to choose from, and where a browser could not hold it whole, words that narrow it down.

A list of a hundred thousand reports would be put together, sent and searched through at every click. Up to `MOST`
there is the list alone; beyond, the store answers what is typed with the first that match, and says of how many.
The words live in the address beside the choice (`find_<parameter>`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from pages import controls
from pages.controls import text

MOST = 500

Named = Callable[[pd.DataFrame], Mapping[str, str]]


def choose(param: str, view: str, named: Named, alone: Callable[[str], Mapping[str, str]]) -> str | None:
    """Which of the rows of a view under the shared filters; None, and why, where no row matches the words.

    `named` gives the options of its rows, `alone` that of a value which is not among them: what is chosen stays so,
    whatever is typed. The view takes `text` and `most`, and tells in `matches` how many rows there are in all.
    """
    find = f"find_{param}"
    words = "".join(controls.adopted(find, None)).strip() or None
    rows = controls.ask(view, text=words, most=MOST, **controls.chosen())
    matches = int(rows["matches"].iloc[0]) if len(rows) else 0
    options = dict(named(rows))
    for value in controls.adopted(param, None):
        if value not in options:
            options |= alone(value)
    if not words and matches <= MOST:
        return controls.choose_one(param, options)
    left, right = st.columns([2, 3])
    with left:
        controls.choose_text(find)
    with right:
        picked = controls.choose_one(param, options) if options else None
    st.caption(text("find.matches" if matches > MOST else "find.all", matches=matches, most=MOST))
    return picked
