"""The dashboard's entrance: `streamlit run app.py`.

The frame is a script of its own because a script beside a folder named pages is taken for the older
kind of multipage app, and the first visitor of a server who follows a link to a page is then told
that there is no such page.
"""

import streamlit as st

app = st.App("pages/frame.py")
