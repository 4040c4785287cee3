"""What is recorded stays as it was recorded, and is complete."""

import json
import sqlite3
from datetime import date

import pytest

from gongkai.errors import StoreError, UsageError
from gongkai.review import OUTCOMES, Decision, Reviews
from gongkai.review.database import SCHEMA_VERSION
from tests.review.subjects import subject


@pytest.fixture
def reviews(tmp_path) -> Reviews:
    return Reviews(tmp_path / "store")


def test_an_event_holds_who_when_what_and_on_which_values(reviews):
    batch = reviews.record([subject()], Decision("asked", "张三", due=date(2026, 3, 1), note="请核对"))
    (event,) = reviews.events()
    assert (event.actor, event.outcome, event.note, event.due) == ("张三", "asked", "请核对", "2026-03-01")
    assert (event.finding_key, event.agency_id, event.year, event.rule) == (
        "k1",
        "990101-b1",
        2017,
        "B-ID-01",
    )
    assert (event.batch, event.statement_en) == (batch, "Requests do not add up")
    assert json.loads(event.items) == ["requests_fax", "requests_received"]
    assert json.loads(event.basis) == {"found": "12", "expected": None}
    assert event.at.endswith("Z")


def test_nothing_recorded_makes_no_file(reviews):
    assert (reviews.mark(), reviews.events(), reviews.saved_views("张三")) == (None, [], {})
    assert not reviews.path.exists()


def test_a_mark_tells_whether_anything_was_added(reviews):
    reviews.record([subject()], Decision("confirmed", "张三"))
    before = reviews.mark()
    assert reviews.mark() == before
    reviews.record([subject()], Decision("reopened", "李四"))
    assert reviews.mark() != before
    assert [event.outcome for event in reviews.events()] == ["confirmed", "reopened"]


@pytest.mark.parametrize("change", ["UPDATE event SET note = 'other'", "DELETE FROM event"])
def test_history_can_only_grow(change, reviews):
    reviews.record([subject()], Decision("confirmed", "张三", note="as printed"))
    with sqlite3.connect(reviews.path) as con, pytest.raises(sqlite3.IntegrityError, match="add an event"):
        con.execute(change)
    assert [event.note for event in reviews.events()] == ["as printed"]


def test_a_batch_is_all_or_nothing(reviews):
    reviews.record([subject()], Decision("confirmed", "张三"))
    broken = subject("k2", rule=None)
    with pytest.raises(StoreError):
        reviews.record([subject("k3"), broken], Decision("confirmed", "张三", note="alike"))
    assert [event.finding_key for event in reviews.events()] == ["k1"]


def test_several_at_once_need_a_reason_and_share_a_batch(reviews):
    both = [subject("k1"), subject("k2")]
    with pytest.raises(UsageError, match="several findings needs a reason"):
        reviews.record(both, Decision("confirmed", "张三"))
    reviews.record(both, Decision("dismissed", "张三", "false_alarm"))
    assert len({event.batch for event in reviews.events()}) == 1
    with pytest.raises(UsageError, match="no finding to decide on"):
        reviews.record([], Decision("confirmed", "张三"))


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({"outcome": "approved", "actor": "a"}, "no outcome 'approved': there are " + ", ".join(OUTCOMES)),
        ({"outcome": "confirmed", "actor": " \u200b\x00 "}, "the name is missing"),
        ({"outcome": "confirmed", "actor": "a" * 61}, "the name has 61 characters: at most 60"),
        ({"outcome": "confirmed", "actor": "a", "note": "字" * 2001}, "the note has 2001 characters"),
        ({"outcome": "dismissed", "actor": "a"}, "dismissed needs a reason: legitimate_exception"),
        ({"outcome": "dismissed", "actor": "a", "reason": "tired"}, "no reason 'tired'"),
        ({"outcome": "dismissed", "actor": "a", "reason": "other"}, "other needs a note"),
        ({"outcome": "confirmed", "actor": "a", "reason": "false_alarm"}, "confirmed takes no reason"),
        ({"outcome": "explained", "actor": "a", "note": " \n "}, "explained needs a note"),
        ({"outcome": "note", "actor": "a"}, "note needs a note"),
        ({"outcome": "confirmed", "actor": "a", "due": date(2026, 1, 1)}, "confirmed takes no due date"),
    ],
)  # fmt: skip
def test_an_incomplete_decision_is_refused_in_one_line(parts, complaint):
    with pytest.raises(UsageError) as refused:
        Decision(**parts)
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_control_characters_are_not_kept():
    decision = Decision("note", " 张\x00三\u202e\n ", note="one\ttwo\x1b[31m\r\n\u2066three\ud800 ")
    assert (decision.actor, decision.note) == ("张三", "one two[31m\nthree")


def test_text_that_looks_like_sql_is_text(reviews):
    said = "'); DROP TABLE event; --"
    reviews.record([subject(said)], Decision("note", said, note=said))
    (event,) = reviews.events()
    assert (event.finding_key, event.actor, event.note) == (said, said, said)


def test_views_are_kept_by_person_replaced_and_removed(reviews):
    reviews.save_view("张三", "错误", "severity=error")
    reviews.save_view("张三", "错误", "severity=error&year=2017")
    reviews.save_view("张三", "A", "kind=bound")
    reviews.save_view("李四", "错误", "severity=warning")
    assert reviews.saved_views("张三") == {"A": "kind=bound", "错误": "severity=error&year=2017"}
    reviews.save_view("张三", "A", None)
    assert reviews.saved_views("张三") == {"错误": "severity=error&year=2017"}
    with pytest.raises(UsageError, match="the name of the view is missing"):
        reviews.save_view("张三", " ", "x=1")


def _newer(path):
    with sqlite3.connect(path) as con:
        con.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def _foreign(path):
    path.unlink()
    with sqlite3.connect(path) as con:
        con.execute("CREATE TABLE notes (text)")


def _overwritten(path):
    path.write_bytes(b"no database at all" * 1000)


def _torn(path):
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def _folder(path):
    path.unlink()
    path.mkdir()


def _schema_garbled(path):
    """SQLite quotes the name it cannot make sense of, which then is no text."""
    content = path.read_bytes()
    path.write_bytes(content.replace(b"CREATE TABLE", b"CREATE \x96ABLE"))


def _text_garbled(path):
    content = path.read_bytes()
    at = content.rindex("张三".encode())
    path.write_bytes(content[:at] + b"\xff\n\x1b" + content[at + 3 :])


@pytest.mark.parametrize("harm", [_schema_garbled, _text_garbled])
def test_what_sqlite_quotes_of_a_damaged_file_is_not_shown(harm, reviews):
    reviews.record([subject()], Decision("confirmed", "张三"))
    with sqlite3.connect(reviews.path) as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    harm(reviews.path)
    with pytest.raises(StoreError, match=r"cannot be read \([ -~]*\): restore") as told:
        reviews.events()
    assert str(told.value).isprintable()


@pytest.mark.parametrize("harm", [_newer, _foreign, _overwritten, _torn, _folder])
def test_a_file_that_cannot_be_read_says_so_in_one_line_and_is_left_alone(harm, reviews):
    reviews.record([subject()], Decision("confirmed", "张三"))
    for beside in reviews.path.parent.glob("review.sqlite-*"):
        beside.unlink()
    harm(reviews.path)
    before = reviews.path.read_bytes() if reviews.path.is_file() else None
    for use in (reviews.events, lambda: reviews.record([subject()], Decision("confirmed", "李四"))):
        with pytest.raises(StoreError) as told:
            use()
        assert str(reviews.path) in str(told.value)
        assert "\n" not in str(told.value)
    assert (reviews.path.read_bytes() if reviews.path.is_file() else None) == before


def test_a_damaged_length_is_damage_and_no_lack_of_memory(reviews, monkeypatch):
    """SQLite asks for as much memory as a flipped length says, and then has no word for what went wrong."""
    reviews.record([subject()], Decision("confirmed", "张三"))

    def exhausted(*_):
        raise MemoryError

    monkeypatch.setattr("gongkai.review.reviews.Event", exhausted)
    with pytest.raises(StoreError, match="the decisions cannot be read"):
        reviews.events()


def test_the_file_knows_its_version(reviews):
    reviews.record([subject()], Decision("confirmed", "张三"))
    with sqlite3.connect(reviews.path) as con:
        assert con.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert con.execute("PRAGMA journal_mode").fetchone() == ("wal",)
