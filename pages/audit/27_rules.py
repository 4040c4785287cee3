"""Rules: what is asked of reports, on what basis, and what became of what each rule found."""

import streamlit as st

from pages import controls, rules
from pages.controls import text

rules.noisy()
book = controls.ask("rule_book", **rules.choose())
st.caption(text("rules.count", rules=len(book), fired=int((book["findings"] > 0).sum())))
if book.empty:
    st.info(text("rules.none"))
else:
    opened = rules.table(book)
    if opened:
        rules.whole(opened)
    else:
        st.caption(text("rules.pick"))
