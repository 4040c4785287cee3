"""The frame of the dashboard: language, shared filters, navigation, and the page that was chosen."""

import streamlit as st

from pages import briefing, controls, entrance, navigation

st.set_page_config(page_title="Gongkai 公开", layout="wide")
links = None if controls.is_presenting() else st.sidebar.container()
controls.choose_language()
pages = navigation.pages()
page = st.navigation(pages, position="hidden")
person = entrance.person()
entrance.say_who(person)
controls.open_store(page.url_path, person)
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title(page.title, anchor=False, width="content")
    controls.choose_presentation()
controls.choose_filters()
if links is not None:
    with links:
        navigation.link_pages(pages)
if navigation.is_open(page.url_path):
    controls.say_what_is_in_view()
    page.run()
    briefing.offer(page.url_path)
else:
    entrance.refuse(page.title)
controls.say_where_from()
