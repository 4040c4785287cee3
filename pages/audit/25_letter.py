"""Letter: the open findings of one body as a Word document that asks it to verify them."""

import streamlit as st

from pages import controls, lettering
from pages.controls import text
from pages.literal import literal

if trouble := controls.decisions().trouble:
    st.error(literal(trouble))
    st.stop()
if lettering.nobody():
    st.info(text("letter.none"))
    st.stop()
if (asked := controls.in_address("to")) and not lettering.alone(asked):
    st.info(text("letter.gone"))
left, right = st.columns([3, 1])
with left:
    agency_id = lettering.choose_body()
with right:
    lang = lettering.choose_language()
if agency_id is None:
    st.stop()
letter = lettering.written(agency_id, lang)
with st.container(horizontal=True, vertical_alignment="center"):
    lettering.download(letter, agency_id, lang)
    st.caption(text("letter.note"), width="stretch")
with st.container(border=True):
    lettering.preview(letter)
