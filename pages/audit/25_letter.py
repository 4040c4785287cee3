"""Letter: the open findings of one body as a Word document that asks it to verify them."""

import streamlit as st

from pages import controls, lettering
from pages.controls import text
from pages.literal import literal

if trouble := controls.decisions().trouble:
    st.error(literal(trouble))
    st.stop()
bodies = controls.ask("open_by_body", **controls.chosen())
if bodies.empty:
    st.info(text("letter.none"))
    st.stop()
names = lettering.names_of(bodies)
if (asked := controls.in_address("to")) and asked not in names:
    st.info(text("letter.gone"))
left, right = st.columns([3, 1])
with left:
    agency_id = controls.choose_one("to", names)
with right:
    lang = lettering.choose_language()
letter = lettering.written(agency_id, lang)
with st.container(horizontal=True, vertical_alignment="center"):
    lettering.download(letter, agency_id, lang)
    st.caption(text("letter.note"), width="stretch")
with st.container(border=True):
    lettering.preview(letter)
