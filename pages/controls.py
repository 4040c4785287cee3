"""Language, shared filters, the address and the store: here alone an address and its choices are kept in step.

Every choice lives in the address under stable codes (`?lang=en&year=2017&agency=…`), whatever the
language of its label, so that an address means the same to whoever opens it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

import queries
from gongkai.errors import GongkaiError, StoreError
from pages import files
from pages.addresses import as_address, as_list, in_words
from pages.literal import literal
from pages.texts import LANGUAGES, wording
from queries import Reader, Reviewed

_SHARED = {"year": "years", "region": "regions", "agency": "agencies", "edition": "editions"}


def language() -> str:
    """The language of this session: zh or en."""
    return str(st.session_state.get("choice:lang", "zh"))


def text(key: str, **values: object) -> str:
    """A text of the dashboard in the session's language."""
    return wording(key, language(), **values)


def choose_language() -> None:
    """Draw the switch of languages; the address goes before the browser's own locale."""
    locale = st.context.locale or "zh"
    _adopt("lang", list(LANGUAGES), default=["zh" if locale.startswith("zh") else "en"], single=True)
    st.sidebar.segmented_control(
        "语言 Language",
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="choice:lang",
        required=True,
        label_visibility="collapsed",
    )
    _publish("lang", [language()])


def pages() -> dict[str, list[st.Page]]:
    """The pages of each folder in the order of their file names, titled in the session's language."""
    return {text(f"group.{group}"): [_page(file) for file in files.of_group(group)] for group in files.GROUPS}


def link_pages(listed: Mapping[str, Sequence[st.Page]]) -> None:
    """Draw the links to the pages; each carries the whole address, so that Back finds the filters again."""
    address = {
        "lang": [language()],
        **{param: as_list(st.session_state[f"choice:{param}"]) for param in _SHARED},
    }
    for group, members in listed.items():
        st.caption(group)
        for page in members:
            st.page_link(page, query_params={name: values for name, values in address.items() if values})
    st.space("small")


def open_store(page: str) -> None:
    """Open the store's current generation for this run, or say in one line why not and stop."""
    st.session_state["page:is_new"] = st.session_state.get("page") != page
    st.session_state["page"] = page
    try:
        st.session_state["reader"] = queries.current()
        st.session_state["decisions"] = queries.reviewed(queries.store_of(reader()))
    except StoreError as error:
        st.error(literal(str(error)))
        st.stop()


def reader() -> Reader:
    """The reader that all questions of this run go to."""
    found: Reader = st.session_state["reader"]
    return found


def decisions() -> Reviewed:
    """The decisions as they stood when this run began; none, and the trouble, where they cannot be read."""
    found: Reviewed = st.session_state["decisions"]
    return found


def drawn_from() -> tuple[str, str]:
    """What tables that are kept as drawn depend on beside what they show: the generation and the language."""
    return str(reader().path), language()


def ask(name: str, **parameters: object) -> pd.DataFrame:
    """A view's rows in the session's language, from this run's generation and decisions.

    The frame's attrs say what was asked: `view`, and `filters` as one line for exports.
    """
    filters = in_words(parameters)
    if "lang" in queries.view(name).parameters:
        parameters["lang"] = language()
    try:
        mark = decisions().mark if queries.view(name).tells_decisions else None
        rows = _answer((str(reader().path), mark), name, parameters, reader(), decisions())
    except GongkaiError as error:
        st.error(literal(str(error)))
        st.stop()
    rows.attrs = {"view": name, "filters": filters}
    return rows


def choose_filters() -> None:
    """Draw the shared filters in the sidebar; stop with a word of help if the store is empty."""
    choices = ask("choices")
    if choices.empty:
        st.info(text("store.empty"))
        st.stop()
    with st.sidebar:
        for param in _SHARED:
            offered = choices[choices["filter"] == param]
            choose_many(param, dict(zip(offered["value"], offered["label"], strict=True)))


def choose_many(param: str, options: Mapping[str, str]) -> list[str]:
    """A filter of several values that lives in the address; no choice means all."""
    _adopt(param, list(options))
    st.multiselect(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"choice:{param}",
        placeholder=text("filter.all"),
    )
    return _publish(param, list(st.session_state[f"choice:{param}"]))


def adopted(param: str, options: Sequence[str] | None) -> list[str]:
    """What a filter is set to before it is drawn, so that others can be counted under it."""
    _adopt(param, options, default=[""] if options is None else (), single=options is None)
    return as_list(st.session_state[f"choice:{param}"]) or []


def choose_pills(param: str, options: Mapping[str, str]) -> None:
    """A filter of several values, all of them in sight.

    A shared filter is shown a second time, beside its place in the sidebar.
    """
    is_shared, state = param in _SHARED, st.session_state
    if is_shared:
        state[f"again:{param}"] = [value for value in state[f"choice:{param}"] if value in options]
    st.pills(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        selection_mode="multi",
        key=f"again:{param}" if is_shared else f"choice:{param}",
        on_change=_share if is_shared else "rerun",
        args=(param,),
        wrap=True,
    )
    if not is_shared:
        _publish(param, list(state[f"choice:{param}"]))


def _share(param: str) -> None:
    st.session_state[f"choice:{param}"] = st.session_state[f"again:{param}"]


def choose_one(param: str, options: Mapping[str, str]) -> str:
    """A choice of exactly one value that lives in the address; the first option unless it says otherwise."""
    _adopt(param, list(options), default=list(options)[:1], single=True)
    picked = st.selectbox(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"choice:{param}",
    )
    return _publish(param, [str(picked)])[0]


def choose_order(param: str, options: Mapping[str, str]) -> str:
    """A choice of exactly one value; the address stays silent about the first, so that Back finds no step more."""
    _adopt(param, list(options))
    state, first = st.session_state, next(iter(options))
    state[f"pick:{param}"] = next(iter(state[f"choice:{param}"]), first)
    st.selectbox(
        text(f"filter.{param}"),
        list(options),
        format_func=lambda value: options.get(value, value),
        key=f"pick:{param}",
        on_change=_pick,
        args=(param, first),
    )
    return next(iter(_publish(param, list(state[f"choice:{param}"]))), first)


def _pick(param: str, first: str) -> None:
    picked = st.session_state[f"pick:{param}"]
    st.session_state[f"choice:{param}"] = [] if picked == first else [picked]


def choose_text(param: str) -> str | None:
    """Free text that lives in the address; None when empty."""
    _adopt(param, None, default=[""], single=True)
    typed = st.text_input(text(f"filter.{param}"), key=f"choice:{param}", max_chars=100)
    return next(iter(_publish(param, [typed.strip()] if typed else [])), None)


def filters_address(params: Sequence[str]) -> str:
    """The shared filters and those named, as the query of an address that brings them back."""
    state = st.session_state
    return as_address({param: as_list(state.get(f"choice:{param}")) for param in (*_SHARED, *params)})


def in_address(param: str) -> str | None:
    """What the address gives for a parameter that no widget holds."""
    return st.query_params.get(param)


def put_in_address(param: str, value: str) -> None:
    """Let the address say what is open on the screen."""
    if st.query_params.get(param) != value:
        st.query_params[param] = value


def chosen() -> dict[str, Any]:
    """The shared filters as parameters of a view; None where nothing is chosen."""
    return {
        parameter: st.session_state.get(f"choice:{param}") or None for param, parameter in _SHARED.items()
    }


@st.cache_data(max_entries=500, show_spinner=False)
def _answer(
    state: tuple[object, ...], name: str, parameters: dict[str, Any], _reader: Reader, _decisions: Reviewed
) -> pd.DataFrame:
    """Cached by generation, decisions, view and parameters; what answers is itself no part of the key."""
    del state
    return queries.ask(name, reader=_reader, decisions=_decisions, **parameters)


def _adopt(
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
    here = as_list(state.get(key))
    if here is None:
        here = shown or written or list(default)
    elif here == written and shown != written and (shown or not (single or _is_unwritten())):
        here = shown
    valid = [value for value in here if options is None or value in options] or list(default)
    state[key] = (valid[0] if valid else None) if single else valid


def _publish(param: str, values: list[str]) -> list[str]:
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


def _is_unwritten() -> bool:
    """Whether the address says nothing yet of what was chosen before."""
    return bool(st.session_state.get("page:is_new")) or not st.query_params


def _page(file: Path) -> st.Page:
    slug = files.slug(file)
    return st.Page(file, title=text(f"page.{slug}"), url_path=slug, default=slug == "overview")
