"""Self-check: drafts are read and judged at once, in memory alone; what is found is shown where it stands."""

import streamlit as st

from pages import drafts
from pages.controls import text

found = drafts.checked(drafts.given())
if found is None:
    st.info(text("selfcheck.none"))
else:
    drafts.results(found)
