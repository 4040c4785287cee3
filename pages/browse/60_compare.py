"""Compare: bodies or regions side by side, and where each stands among its peers."""

import streamlit as st

from pages import comparison
from pages import theme_sentences as said
from pages.controls import text

units = comparison.choose()
if units:
    rows = comparison.asked(units)
    if len(units) == 1:
        st.caption(text("compare.one"))
    with st.container(border=True):
        said.write(comparison.sentences(rows))
    comparison.multiples(rows, units)
    st.caption(text("compare.peers"))
    st.subheader(text("compare.table"), anchor=False)
    comparison.side_by_side(rows)
else:
    st.info(text("compare.choose"))
    comparison.offer()
