"""Errors on pages name no folder of the machine."""

from pages import troubles


def test_a_place_in_the_store_is_named_from_the_stores_folder_on(tmp_path, monkeypatch):
    store = tmp_path / "of" / "reports"
    monkeypatch.setenv("GONGKAI_STORE", str(store))
    line = troubles.without_folders(
        f"{store}/generations/000001.duckdb: cannot be read; run `gongkai rebuild`"
    )
    assert line == "reports/generations/000001.duckdb: cannot be read; run `gongkai rebuild`"


def test_a_line_without_a_place_is_as_it_was(monkeypatch):
    monkeypatch.setenv("GONGKAI_STORE", "data/store")
    assert troubles.without_folders("no view 'a/b'") == "no view 'a/b'"
