"""The address of a page and what a session has chosen, kept in step: here and in controls alone is state.

A choice is kept in session_state under `choice:<parameter>`; `address:<parameter>` is what was last
written to the address for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def in_address(param: str) -> str | None:
    """What the address gives for a parameter that no widget holds."""
    return st.query_params.get(param)


def put_in_address(param: str, value: str) -> None:
    """Let the address say what is open on the screen."""
    if st.query_params.get(param) != value:
        st.query_params[param] = value


def put_or_drop(param: str, value: str) -> None:
    """As `put_in_address`; nothing takes the parameter away."""
    if value:
        put_in_address(param, value)
    elif param in st.query_params:
        del st.query_params[param]


def language() -> str:
    """The language of this session: zh or en."""
    return str(st.session_state.get("choice:lang", "zh"))


def is_on(flag: str) -> bool:
    """Whether the address switches something on."""
    return st.query_params.get(flag) == "1"


def switch(flag: str, label: str, meaning: str | None = None) -> bool:
    """Draw a switch that stands as the address says; the address is its only memory."""
    st.session_state[f"switch:{flag}"] = is_on(flag)
    st.toggle(label, key=f"switch:{flag}", help=meaning, on_change=_follow, args=(flag,))
    return is_on(flag)


def turned_on(flags: Sequence[str]) -> dict[str, list[str]]:
    """Those of the flags that are on, as a link to another page carries them."""
    return {flag: ["1"] for flag in flags if is_on(flag)}


def chosen(param: str) -> list[str]:
    """What is chosen for a parameter; nothing stands for everything."""
    return listed(st.session_state.get(f"choice:{param}")) or []


def choose(param: str, values: list[str]) -> None:
    """Choose from a callback: in a run, a widget that is drawn holds its own value."""
    st.session_state[f"choice:{param}"] = values


def look_into(key: str) -> None:
    """Callback of the chart `key`: filter by the region that was clicked; the one in view leads up again."""
    points = st.session_state[key]["selection"]["points"]
    code = points[0].get("id", points[0].get("customdata")) if points else None
    if code is None:
        return
    here = [code[0] if isinstance(code, list) else str(code)]
    if here == chosen("region"):
        here = [points[0].get("parent") or ""]
    choose("region", [region for region in here if region.isdigit()])


def adopt(
    param: str, options: Sequence[str] | None, *, default: Sequence[str] = (), single: bool = False
) -> None:
    """Set a widget's value before it is drawn: from the address if that changed, else as it was.

    The address wins only over a value the user has not just changed. An address without the
    parameter clears a filter of several values, unless it was emptied by going to another page
    or is bare, as the browser's Back finds it.
    """
    state = st.session_state
    key, written = f"choice:{param}", state.get(f"address:{param}")
    shown = st.query_params.get_all(param)
    here = listed(state.get(key))
    if here is None:
        here = shown or written or list(default)
    elif here == written and shown != written and (shown or not (single or _is_unwritten())):
        here = shown
    valid = [value for value in here if options is None or value in options] or list(default)
    state[key] = (valid[0] if valid else None) if single else valid


def publish(param: str, values: list[str]) -> list[str]:
    """Write a choice to the address and remember having done so.

    A bare address that Back has found stays bare: to write on it would make Back lead nowhere.
    """
    is_known = st.session_state.get(f"address:{param}") == values
    is_found = not st.query_params and is_known and not st.session_state.get("page:is_new")
    if st.query_params.get_all(param) != values and not is_found:
        if values:
            st.query_params[param] = values
        elif param in st.query_params:
            del st.query_params[param]
    st.session_state[f"address:{param}"] = values
    return values


def listed(value: object) -> list[str] | None:
    """A widget's value as a list of texts."""
    if value is None:
        return None
    if isinstance(value, str):
        return [value] if value else []
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]


def _follow(flag: str) -> None:
    if st.session_state[f"switch:{flag}"]:
        st.query_params[flag] = "1"
    elif flag in st.query_params:
        del st.query_params[flag]


def _is_unwritten() -> bool:
    """Whether the address says nothing yet of what was chosen before."""
    return bool(st.session_state.get("page:is_new")) or not st.query_params
