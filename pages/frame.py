"""The frame of the dashboard: language, shared filters, navigation, and the page that was chosen."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages import briefing, controls, entrance, navigation, run_log, session, waiting


def beside(draw: Callable[[], None]) -> None:
    """Draw what stands in the sidebar, which is not there on the wall of a meeting room."""
    if not controls.is_presenting():
        waiting.after_words(draw, st.sidebar.container())


st.set_page_config(page_title="Gongkai 公开", layout="wide")
links = None if controls.is_presenting() else st.sidebar.container()
with run_log.told() as run:
    with waiting.words_first():
        controls.adopt_language()
        beside(controls.choose_language)
        pages = navigation.pages()
        page = st.navigation(pages, position="hidden")
        run.page = page.url_path or "overview"
        is_alone = navigation.stands_alone(page.url_path)
        person = entrance.person()
        if not person.is_local:
            beside(partial(entrance.say_who, person))
        controls.open_store(page.url_path, person, is_needed=not is_alone)
        run.generation = controls.generation_number()
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.title(page.title, anchor=False, width="content")
            waiting.after_words(controls.choose_presentation, st.container(width="content"))
        if not is_alone:
            session.let_go("drafts")
        has_filters = navigation.has_filters(page.url_path)
        if has_filters:
            controls.adopt_filters()
            beside(controls.draw_filters)
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
            page.run()
            briefing.offer(page.url_path)
    if controls.store_trouble() is None:
        controls.say_where_from()
