"""The frame of the dashboard: language, shared filters, navigation, and the page that was chosen."""

import streamlit as st

from pages import controls, standing

st.set_page_config(page_title="Gongkai 公开", layout="wide")
links = st.sidebar.container()
controls.choose_language()
pages = controls.pages()
page = st.navigation(pages, position="hidden")
controls.open_store(page.url_path)
controls.choose_filters()
with links:
    controls.link_pages(pages)
st.title(page.title, anchor=False)
standing.say_what_is_in_view()
page.run()
standing.say_where_from()
