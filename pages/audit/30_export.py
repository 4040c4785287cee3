"""Export: any view under the shared filters, with its dictionary, as CSV."""

import pandas as pd
import streamlit as st

import queries
from pages import controls, show, tabular
from pages.controls import text

PREVIEW_ROWS = 200

listed = {view.name: view for view in queries.views().values() if view.is_listed}
zh = controls.language() == "zh"
titles = {name: view.title_zh if zh else view.title_en for name, view in listed.items()}
name = controls.choose_one("view", titles)
chosen = {key: value for key, value in controls.chosen().items() if key in listed[name].parameters}
rows = show.without_names(controls.ask(name, **chosen))
st.caption(text("export.rows", rows=len(rows), columns=len(rows.columns), shown=min(PREVIEW_ROWS, len(rows))))
columns = list(rows.columns)
st.dataframe(**tabular.arguments(rows.head(PREVIEW_ROWS), columns), key="preview")
show.download(rows, key="export")
st.subheader(text("export.dictionary"), anchor=False)
dictionary = pd.DataFrame(
    [(column, *listed[name].columns[column]) for column in columns],
    columns=[text("export.column"), "中文", "English"],
)
st.dataframe(dictionary, hide_index=True, height="content", key="dictionary")
