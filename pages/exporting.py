"""What leaves the dashboard as a file: choosing views, making their file, looking into one, the audit pack.

A file is made when it is asked for, with its progress, and kept until something else is asked for.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

import queries
from gongkai.errors import GongkaiError
from pages import controls, session, tabular, waiting
from pages.controls import text
from pages.literal import literal
from pages.troubles import told
from queries.exporting import FORMATS, Order, Step, suffix_of, without_people
from queries.exporting import file_of as made_file
from queries.pack import VIEWS, Contents, contents, demand_room, write_pack
from queries.patience import patient

_PREVIEW_ROWS = 200
_FIRST = "findings"
_MOST_REPORTS, _MOST_BYTES = 2000, 200_000_000  # of a pack that a browser downloads
_MIME = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
    ".zip": "application/zip",
}


def choose_views() -> list[str]:
    """The views that go into the file, in the order in which they were chosen; findings at first."""
    return controls.choose_many("view", _titles(), most=len(_titles()), default=[_FIRST])


def file_of(names: list[str]) -> None:
    """The format of the file, the button that makes it and the one that hands it out."""
    st.caption(text("export.what"))
    form = controls.choose_order("format", {form: text(f"format.{form}") for form in _offered()})
    suffix = suffix_of(form, len(names))
    order = _order(names, names_people=False)
    _made(
        "export",
        (form, *_state(order)),
        lambda step: made_file(patient(controls.reader()), order, form, step).content,
        steps=2 * len(names),
        file_name=f"gongkai-{names[0] if len(names) == 1 else 'export'}{suffix}",
        label=text("export.make", views=len(names), suffix=suffix),
    )


def look_into(names: list[str]) -> None:
    """The first rows of one of the views, its CSV at once, and what its columns mean."""
    titles = _titles()
    name = controls.choose_order("shown", {name: titles[name] for name in names})
    known = queries.view(name)
    chosen = {key: value for key, value in controls.chosen().items() if key in known.parameters}
    rows, found = _first(name, chosen)
    st.caption(text("export.rows", rows=found, columns=len(rows.columns), shown=len(rows)))
    columns = list(rows.columns)
    waiting.let_paint()
    st.dataframe(**tabular.arguments(rows, columns), key="preview")
    _download_csv(name)
    st.subheader(text("export.dictionary"), anchor=False)
    dictionary = pd.DataFrame(
        [(column, *known.columns[column]) for column in columns],
        columns=[text("export.column"), "中文", "English"],
    )
    st.dataframe(dictionary, hide_index=True, height="content", key="dictionary")


def _first(name: str, chosen: dict[str, Any]) -> tuple[pd.DataFrame, int]:
    """The first rows of a view without people, and how many there are."""
    asked = {**chosen, **({"lang": controls.language()} if "lang" in queries.view(name).parameters else {})}
    try:
        state = (*controls.drawn_from(), controls.decisions().mark)
        rows, found = _asked(state, name, asked, controls.reader(), controls.decisions())
    except GongkaiError as error:
        st.error(told(error))
        st.stop()
    rows = without_people(rows)
    rows.attrs = {"view": name}
    return rows, found


@st.cache_data(max_entries=50, show_spinner=False)
def _asked(
    state: tuple[object, ...],
    name: str,
    parameters: dict[str, Any],
    _reader: queries.Reader,
    _decisions: queries.Reviewed,
) -> tuple[pd.DataFrame, int]:
    """Kept by generation and decisions."""
    del state
    return queries.first_of(name, _PREVIEW_ROWS, reader=_reader, decisions=_decisions, **parameters)


def _download_csv(name: str) -> None:
    """The button that hands out one view as CSV at once; all of its rows are asked when it is pressed."""
    reader, order = patient(controls.reader()), _order([name], names_people=False)
    st.download_button(
        text("download.csv"),
        data=lambda: made_file(reader, order, "csv").content,
        file_name=f"gongkai-{name}.csv",
        mime=_MIME[".csv"],
        key="download-export",
        on_click="ignore",
    )


def pack_of(names: list[str]) -> None:
    """What an audit pack of the reports in view would hold, how large it is, and the buttons to make and get it."""
    st.caption(text("pack.what", views=len(dict.fromkeys((*VIEWS, *names)))))
    names_people = st.checkbox(text("pack.people"), key="pack-people")
    order = _order(names, names_people=names_people)
    reports = int(controls.ask("in_view", **controls.chosen())["reports"].iloc[0])
    if reports > _MOST_REPORTS:
        st.info(text("pack.many", reports=reports, most=_MOST_REPORTS))
        return
    try:
        held = _contents(_state(order), controls.reader(), order)
        demand_room(held, _MOST_BYTES)
    except GongkaiError as error:
        st.error(told(error))
        return
    st.text(
        text("pack.size", reports=len(held.reports), documents=len(held.originals), size=_size(held.bytes))
    )
    _made(
        "pack",
        _state(order),
        lambda step: _packed(order, held, step),
        steps=len(held.views) + len(held.originals),
        file_name="gongkai-pack.zip",
        label=text("pack.make"),
    )


def _made(  # noqa: PLR0913  # what is made, of what, how, and under which names
    what: str,
    made_of: tuple[object, ...],
    make: Callable[[Step], bytes],
    *,
    steps: int,
    file_name: str,
    label: str,
) -> None:
    """The button that makes a file, the progress of it, and once it is made the button that hands it out."""
    with st.container(horizontal=True, vertical_alignment="center"):
        is_asked = st.button(label, key=f"make-{what}", icon=":material/build:")
        content = session.kept_file(what, made_of)
        if is_asked and content is None:
            content = _with_progress(make, steps)
            if content is not None:
                session.keep_file(what, made_of, content)
        if content is not None:
            st.download_button(
                text("export.get", size=_size(len(content))),
                data=content,
                file_name=file_name,
                mime=_MIME[file_name[file_name.rindex(".") :]],
                icon=":material/download:",
                key=f"get-{what}",
                on_click="ignore",
            )


def _with_progress(make: Callable[[Step], bytes], steps: int) -> bytes | None:
    """The file, with a bar while it is made; None and the reason on the screen where it cannot be."""
    bar = st.progress(0.0, text=text("export.making"))
    done = 0

    def step(name: str) -> None:
        nonlocal done
        done += 1
        bar.progress(min(1.0, done / steps), text=literal(text("export.made", name=name)))

    try:
        return make(step)
    except GongkaiError as error:
        st.error(told(error))
        return None
    finally:
        bar.empty()


def _packed(order: Order, held: Contents, step: Step) -> bytes:
    out = io.BytesIO()
    write_pack(patient(controls.reader()), order, held, out, step)
    return out.getvalue()


@st.cache_data(max_entries=20, show_spinner=False)
def _contents(state: tuple[object, ...], _reader: queries.Reader, _order: Order) -> Contents:
    """Kept by what was asked: to look for every document takes longer than the rest of the page."""
    del state
    return contents(_reader, _order)


def _order(names: list[str], *, names_people: bool) -> Order:
    return Order(tuple(names), controls.chosen(), controls.language(), names_people, controls.decisions())


def _state(order: Order) -> tuple[object, ...]:
    """All that a file depends on."""
    filters = tuple((key, tuple(value or ())) for key, value in order.filters.items())
    return (*controls.drawn_from(), controls.decisions().mark, order.views, order.names_people, filters)


def _titles() -> dict[str, str]:
    is_chinese = controls.language() == "zh"
    return {
        view.name: view.title_zh if is_chinese else view.title_en
        for view in queries.views().values()
        if view.is_listed
    }


def _offered() -> tuple[str, ...]:
    """Excel first: it is what most people open."""
    return ("xlsx", *(form for form in FORMATS if form != "xlsx"))


def _size(size: int) -> str:
    """Bytes as people read them."""
    value, unit = (size / 1e6, "MB") if size >= 100_000 else (size / 1e3, "kB")
    return f"{value:,.1f} {unit}"
