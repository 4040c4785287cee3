"""Every page as each role meets it, with one region: nothing of another region or of a stronger role is in what is sent."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from gongkai.archive.audit import AuditLog
from gongkai.errors import DeniedError, GongkaiError
from gongkai.people import Person, Role
from gongkai.review import Decision, Reviews
from pages import navigation
from queries import auditing, exporting, letter, pack
from queries.brief import brief_pdf
from queries.deciding import decide, save_view
from tests import fixture_store
from tests.fixture_store import ENGLISH, FINDING, NAMES
from tests.hostile.hostile_store import served_by_environment
from tests.store_models import published

TOWN, TOWN_FINDING, TOWN_BODY = "990102", "f200000000000000", 3
PEOPLE = f"""
["viewer@example.org"]
viewer = ["{TOWN}"]
["officer@example.org"]
officer = ["{TOWN}"]
["auditor@example.org"]
auditor = ["{TOWN}"]
["administrator@example.org"]
administrator = "everywhere"
"""
BROWSED = {"overview", "proactive", "requests", "appeals", "staffing", "compare", "rules"}
READ = BROWSED | {"coverage", "report", "selfcheck"}
DECIDED = READ | {"anomalies", "letter", "export"}
OPEN = {"viewer": BROWSED, "officer": READ, "auditor": DECIDED, "administrator": DECIDED | {"log"}}

ELSEWHERE = [
    *(f"清源区{name}" for number, name in enumerate(NAMES) if number != TOWN_BODY),
    *(f"Qingyuan {name}" for number, name in enumerate(ENGLISH) if number != TOWN_BODY),
    "990101-b", "f10000000000", "清源区分管", "a note of the other region", "收到申请数印为12", "its four means add up to 10",
]  # fmt: skip
OF_FINDINGS = ["其中项合计182条", "The parts listed add up to 182"]
OF_DECISIONS = ["a note of this region"]
OF_THE_LOG = ["someone-who-exported"]
# what may not be sent to whom, beside the pages that are not theirs
HIDDEN = {
    "viewer": [*ELSEWHERE, *OF_FINDINGS, *OF_DECISIONS, *OF_THE_LOG],
    "officer": [*ELSEWHERE, *OF_THE_LOG],
    "auditor": [*ELSEWHERE, *OF_THE_LOG],
    "administrator": [],
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = published(_decided_on, tmp_path / "store")
    monkeypatch.setenv("GONGKAI_STORE", str(folder))
    return folder


def _decided_on(folder: Path) -> None:
    """A store in which findings of both regions were decided on, before anybody had to log in."""
    fixture_store.build(folder)
    with served_by_environment(folder):
        decide([FINDING], Decision("confirmed", "清源区分管", note="a note of the other region"))
        decide([TOWN_FINDING], Decision("confirmed", "x", note="a note of this region"))
    AuditLog(folder).note("export", "someone-who-exported", what="reports", rows=1)
    (folder / "people.toml").write_text(PEOPLE, "utf-8")


def sent(app: AppTest) -> str:
    """All that the server sends for a page: texts, options, tables and the data of charts."""
    return "\n".join(_sent(app._tree))


def _sent(node: object) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    if proto is not None:
        content = proto.SerializeToString().decode("utf-8", "replace")
        yield content
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), content)
    for child in getattr(node, "children", {}).values():
        yield from _sent(child)


@pytest.mark.parametrize("role", OPEN)
def test_nothing_of_another_region_or_role_is_sent(door, store: Path, dashboard, role: str):
    door.comes(role)
    shown = ""
    for group in ("browse", "audit"):
        for file in sorted((navigation._FOLDER / group).glob("[0-9]*.py")):
            slug = file.stem.partition("_")[2]
            for lang in ("zh", "en"):
                app = dashboard(store, f"{group}/{file.name}", lang=lang, finding=FINDING, report="r1-2017")
                assert not app.exception, slug
                content = sent(app)
                shown += content
                refused = [
                    info.value
                    for info in app.info
                    if "is not for your role" in info.value or "不对您的角色开放" in info.value
                ]
                if lang == "en":
                    assert bool(refused) == (slug not in OPEN[role]), slug
                assert [text for text in HIDDEN[role] if text in content] == [], (slug, lang)
    assert set(navigation.slugs()) == OPEN["administrator"]
    assert "清源区东溪镇人民政府" in shown  # what is theirs is there, so that this would find what is not
    if role == "administrator":
        assert [
            text
            for text in (*OF_FINDINGS, *OF_THE_LOG, "清源区财政局", "Qingyuan Finance Bureau")
            if text not in shown
        ] == []


def _person(role: Role, region: str = TOWN) -> Person:
    return Person(f"{role}@example.org", ((role, frozenset({region}) if role != "administrator" else None),))


def _export(reader, **filters):
    return exporting.file_of(reader, exporting.Order(("findings",), filters), "csv")


def _letter(reader):
    """Of a body with open findings, which those of the town are not."""
    about = letter.letter_of(reader, lang="zh", agency_id="990101-b2")
    return letter.handed_out(about, reader, agency_id="990101-b2", lang="zh")


def _pack(reader):
    order = exporting.Order((), {})
    pack.write_pack(reader, order, pack.contents(reader, order), io.BytesIO())


_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")  # as charts and JSON write Chinese
WRITING = {
    "decide elsewhere": lambda reader: decide([FINDING], Decision("confirmed", "x"), reader=reader),
    "decide on both": lambda reader: decide([TOWN_FINDING, FINDING], Decision("dismissed", "x", "false_alarm"), reader=reader),
    "a letter elsewhere": lambda reader: letter.letter_of(reader, lang="zh", agency_id="990101-b1"),
    "decide": lambda reader: decide([TOWN_FINDING], Decision("confirmed", "x"), reader=reader),
    "export": _export,
    "a letter": lambda reader: _letter(replace(reader, person=_person(reader.person.grants[0][0], "990101"))),
    "a pack": _pack,
    "the log": lambda reader: auditing.entries(reader, 10),
    "a brief": lambda reader: brief_pdf(reader, lang="zh"),
    "a kept view": lambda reader: save_view("", "mine", "year=2017", reader=reader),
}  # fmt: skip
ALLOWED = {
    "viewer": {"a brief", "a kept view"},
    "officer": {"a brief", "a kept view"},
    "auditor": {"a brief", "a kept view", "decide", "export", "a letter", "a pack"},
    "administrator": set(WRITING),
}


@pytest.mark.parametrize("what", WRITING)
@pytest.mark.parametrize("role", ALLOWED)
def test_what_is_written_or_handed_out_is_refused_where_the_data_is(store: Path, role: str, what: str):
    reader = queries.current(_person(role))
    before = (Reviews(store).events(), list(AuditLog(store).lines()))
    if what in ALLOWED[role]:
        WRITING[what](reader)
        return
    with pytest.raises(GongkaiError) as refused:
        WRITING[what](reader)
    assert isinstance(refused.value, DeniedError) or what.endswith(("elsewhere", "both"))
    assert (Reviews(store).events(), list(AuditLog(store).lines())) == before


def test_an_export_holds_nothing_of_another_region(store: Path):
    content = _export(queries.current(_person("auditor"))).content.decode("utf-8-sig")
    assert "东溪镇" in content
    assert [text for text in ELSEWHERE if text in content] == []
    assert json.dumps(AuditLog(store).path.read_text("utf-8")).count("auditor@example.org") == 1
