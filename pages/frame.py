"""The frame of the dashboard: language, shared filters, navigation, and the page that was chosen."""

import streamlit as st

from pages import briefing, controls, entrance, navigation, session, waiting

st.set_page_config(page_title="Gongkai 公开", layout="wide")
links = None if controls.is_presenting() else st.sidebar.container()
controls.choose_language()
pages = navigation.pages()
page = st.navigation(pages, position="hidden")
is_alone = navigation.stands_alone(page.url_path)
person = entrance.person()
entrance.say_who(person)
controls.open_store(page.url_path, person, is_needed=not is_alone)
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title(page.title, anchor=False, width="content")
    controls.choose_presentation()
if not is_alone:
    session.let_go("drafts")
has_filters = navigation.has_filters(page.url_path)
if has_filters:
    controls.choose_filters()
else:
    controls.keep_filters()
if links is not None:
    with links:
        navigation.link_pages(pages)
if not navigation.is_open(page.url_path):
    entrance.refuse(page.title)
else:
    if has_filters:
        controls.say_what_is_in_view()
    with waiting.words_first():
        page.run()
        briefing.offer(page.url_path)
if controls.store_trouble() is None:
    controls.say_where_from()
