"""Export: any views under the shared filters as a file, each with its dictionary; and the audit pack."""

import streamlit as st

from pages import controls, exporting
from pages.controls import text
from pages.literal import literal

names = exporting.choose_views()
left, right = st.columns(2)
with left.container(border=True, height="stretch"):
    st.subheader(text("export.file"), anchor=False)
    exporting.file_of(names)
with right.container(border=True, height="stretch"):
    st.subheader(text("export.pack"), anchor=False)
    if trouble := controls.decisions().trouble:
        st.error(literal(trouble))
    else:
        exporting.pack_of(names)
exporting.look_into(names)
