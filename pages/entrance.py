"""The door: who a session is, by Streamlit's log-in and people.toml; whoever may not come in is told what to do."""

from __future__ import annotations

import time
from typing import NoReturn

import streamlit as st

import queries
from gongkai.errors import GongkaiError
from pages import session
from pages.controls import text
from pages.literal import literal
from pages.troubles import told
from queries import admission


def person() -> admission.Person:
    """The person of this session; stops with a page that says why not for who is not let in.

    Where no log-in is configured and no roles are given, whoever reaches this server is the one at the machine.
    """
    try:
        entries = admission.entries()
    except GongkaiError as error:
        queries.demand_persons()
        st.error(told(error))
        st.stop()
    is_configured = _is_configured()
    if not is_configured and not admission.is_demanded(entries):
        return admission.LOCAL
    queries.demand_persons()
    if not is_configured:
        st.error(text("entrance.no_login"))
        st.stop()
    return _admitted(entries)


def say_who(who: admission.Person) -> None:
    """Say who is logged in, as what, and let them out."""
    st.caption(literal(f"{who.account} · {_roles(who)}"))
    st.button(text("entrance.log_out"), on_click=st.logout, key="log-out", icon=":material/logout:")


def refuse(page_title: str) -> None:
    """Say that a page is not for this person."""
    st.info(text("entrance.not_yours", page=literal(page_title)))


def _admitted(entries: admission.Entries | None) -> admission.Person:
    if not st.user.is_logged_in:
        _ask_to_log_in("entrance.log_in_first")
    claims = st.user.to_dict()
    if admission.is_over(claims, entries):
        _ask_to_log_in("entrance.over")
    found = admission.admitted(claims, entries)
    if found is None or entries is None:
        _head()
        st.warning(text("entrance.unknown", account=literal(admission.account(claims))))
        st.button(text("entrance.log_out"), on_click=st.logout, key="log-out")
        st.stop()
    if session.idle_seconds(time.monotonic()) > 60 * entries.session.idle_minutes:
        st.logout()
        st.stop()
    return found


def _ask_to_log_in(why: str) -> NoReturn:
    _head()
    st.info(text(why))
    st.button(
        text("entrance.log_in"), on_click=st.login, key="log-in", type="primary", icon=":material/login:"
    )
    st.stop()


def _head() -> None:
    st.title("Gongkai 公开", anchor=False)


def _is_configured() -> bool:
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def _roles(who: admission.Person) -> str:
    said = []
    for role, regions in who.grants:
        where = text("entrance.everywhere") if regions is None else " ".join(sorted(regions))
        said.append(f"{text(f'role.{role}')} {where}")
    return text("list.comma").join(said)
