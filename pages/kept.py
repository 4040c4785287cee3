"""Saved views: sets of filters that a person has named, each an address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from gongkai.errors import GongkaiError
from pages import controls, navigation, session
from pages.addresses import from_address
from pages.controls import text
from pages.literal import literal
from pages.troubles import told
from queries import deciding


def views(params: Sequence[str]) -> None:
    """Draw the saved views of this session's person, and what saves the present filters as one."""
    with st.popover(text("views.title"), icon=":material/bookmark:"):
        with st.form("saved-views", border=False):
            person = controls.reader().person
            name = st.text_input(
                text("decide.name"),
                value=session.actor() if person.is_local else person.account,
                max_chars=deciding.LONGEST_NAME,
                disabled=not person.is_local,
            )
            view = st.text_input(text("views.name"), max_chars=deciding.LONGEST_VIEW_NAME)
            is_saved = st.form_submit_button(text("views.save"))
        try:
            if is_saved:
                _save(name.strip(), view.strip(), controls.filters_address(params))
            _list(session.actor() if person.is_local else person.account)
        except GongkaiError as error:
            st.error(told(error))


def _save(person: str, view: str, address: str) -> None:
    if not person:
        st.error(text("lacks.name"))
        return
    session.remember_actor(person)  # a name alone shows what is saved under it
    if view and address:
        deciding.save_view(person, view, address, reader=controls.reader())
    elif view:
        st.error(text("views.nothing"))


def _list(person: str) -> None:
    saved = deciding.saved_views(person, reader=controls.reader()) if person else {}
    if not saved:
        st.caption(text("views.none"))
    for number, (name, address) in enumerate(saved.items()):
        left, right = st.columns([4, 1], vertical_alignment="center")
        with left:
            st.page_link(
                navigation.page_file("anomalies"),
                label=literal(name),
                icon=":material/bookmark:",
                query_params={**navigation.link_address(), **from_address(address)},
            )
        if right.button("✕", key=f"remove-view-{number}", help=text("views.remove")):
            deciding.save_view(person, name, None, reader=controls.reader())
            st.rerun()
