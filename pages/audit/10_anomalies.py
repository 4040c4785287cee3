"""Anomalies: what does not hold, filtered and counted; decisions on it, one by one or together."""

import streamlit as st

from pages import controls, deciding, filters, finding, kept, listing, show
from pages.controls import text
from pages.literal import literal

if trouble := controls.decisions().trouble:
    st.warning(literal(text("decide.trouble", trouble=trouble)))
chosen = filters.choose()
counts = controls.ask("findings_count", **chosen).iloc[0]
opened = controls.in_address("finding")

with st.container(horizontal=True, vertical_alignment="bottom"):
    st.caption(text("anomalies.count", **counts), width="stretch")
    with st.container(width=270):
        sort = filters.choose_sort()
    kept.views(filters.PARAMS)

selected: list[str] = []
found = controls.ask("findings", **chosen, sort=sort, most=listing.MOST)
if found.empty:
    st.info(text("anomalies.none"))
    listing.clear_link()
else:
    selected = listing.table(found, opened)
    with st.container(horizontal=True, vertical_alignment="center"):
        show.download_all(found, chosen, sort=sort, key="findings")
        if counts["findings"] > len(found):
            st.caption(text("anomalies.first", shown=len(found), findings=counts["findings"]))
        if listing.choose_everything(counts["findings"]):
            selected = list(controls.ask("findings", **chosen)["finding_key"])
    if selected:
        with st.container(border=True):
            deciding.several(selected, all_of=counts["findings"])
    with st.expander(text("anomalies.rules")):
        listing.rules(controls.ask("rule_book", **controls.chosen()))

row = controls.ask("findings", finding_keys=[opened]) if opened else found.head(0)
if opened and row.empty:
    st.info(text("anomalies.gone"))
elif opened:
    with st.container(border=True):
        listing.steps(found, opened)
        finding.whole(row.iloc[0], listing.neighbours(found, opened)[1], decides=not selected)
elif not found.empty:
    listing.steps(found, None)
    st.caption(text("anomalies.pick"))
