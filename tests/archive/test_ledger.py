"""The ledger finds what was changed in it and survives a crash in the middle of a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.archive import Archive
from gongkai.archive.ledger import Ledger
from gongkai.errors import StoreError

NAMES = ["2014.txt", "年报 2015.pdf", "bad\udcff.html"]


def told(name: str) -> dict[str, object]:
    return {"sha256": "0" * 64, "source_name": name, "given": {}}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    kept = Archive(tmp_path / "store")
    with kept.hold():
        for name in NAMES:
            kept.record("received", **told(name))
    return kept


def ledger(archive: Archive) -> Path:
    return archive.store / "ledger.jsonl"


def test_lines_come_back_as_they_were_recorded(archive: Archive):
    lines = list(archive.lines())
    assert [line.n for line in lines] == [1, 2, 3]
    assert [line.fields["source_name"] for line in lines] == NAMES
    assert lines[0].previous == "0" * 64
    assert [line.previous for line in lines[1:]] == [line.hash for line in lines[:-1]]
    assert archive.tip().hash == lines[-1].hash


def test_a_line_is_readable_json_with_chinese_as_it_is(archive: Archive):
    second = ledger(archive).read_text(encoding="utf-8").splitlines()[1]
    assert "年报 2015.pdf" in second
    assert set(json.loads(second)) == {"n", "at", "event", "fields", "previous"}


def test_the_chain_goes_on_after_reopening(archive: Archive):
    again = Archive(archive.store)
    with again.hold():
        line = again.record("rejected", **told("empty.txt"), reason="empty")
    assert (line.n, line.previous) == (4, list(archive.lines())[2].hash)


def test_recording_needs_the_hold(archive: Archive):
    with pytest.raises(StoreError, match="is not held"):
        archive.record("received", **told("x"))
    assert len(list(archive.lines())) == 3


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_dropped_line_is_found(archive: Archive, number: int):
    before = archive.tip()
    lines = ledger(archive).read_bytes().splitlines(keepends=True)
    ledger(archive).write_bytes(b"".join(lines[: number - 1] + lines[number:]))
    with pytest.raises(StoreError, match="ledger"):
        archive.confirm(before.lines, before.hash)


@pytest.mark.parametrize("number", [1, 2])
def test_swapped_lines_are_found_and_named(archive: Archive, number: int):
    lines = ledger(archive).read_bytes().splitlines(keepends=True)
    lines[number - 1], lines[number] = lines[number], lines[number - 1]
    ledger(archive).write_bytes(b"".join(lines))
    with pytest.raises(StoreError, match=f"line {number} is not as it was written"):
        list(archive.lines())


@pytest.mark.parametrize("number", [1, 2])
def test_a_changed_value_is_found_in_the_line_after(archive: Archive, number: int):
    lines = ledger(archive).read_bytes().splitlines(keepends=True)
    lines[number - 1] = lines[number - 1].replace(b'"sha256":"0', b'"sha256":"1')
    ledger(archive).write_bytes(b"".join(lines))
    with pytest.raises(StoreError, match=f"line {number + 1} is not as it was written"):
        list(archive.lines())


@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_any_flipped_bit_is_found(tmp_path_factory: pytest.TempPathFactory, position: int, bit: int):
    archive = Archive(tmp_path_factory.mktemp("flip"))
    with archive.hold():
        for number in range(3):
            archive.record("received", **told(f"{number}.txt"))
    before = archive.tip()
    content = bytearray(ledger(archive).read_bytes())
    content[position % len(content)] ^= 1 << bit
    ledger(archive).write_bytes(content)
    with pytest.raises(StoreError):
        archive.confirm(before.lines, before.hash)


def test_nothing_is_appended_to_a_broken_ledger(archive: Archive):
    ledger(archive).write_bytes(ledger(archive).read_bytes().replace(b"2014.txt", b"2013.txt"))
    broken = ledger(archive).read_bytes()
    with pytest.raises(StoreError, match="line 2"), archive.hold():
        archive.record("received", **told("x"))
    assert ledger(archive).read_bytes() == broken


@pytest.mark.parametrize("lost", [1, 2, 40])
def test_a_torn_last_line_is_cut_off_kept_aside_and_recorded(archive: Archive, lost: int):
    whole = ledger(archive).read_bytes()
    ledger(archive).write_bytes(whole[:-lost])
    torn = whole[:-lost].splitlines(keepends=True)[-1]
    assert len(list(archive.lines())) == 2

    with archive.hold():
        pass

    lines = list(archive.lines())
    assert [line.event for line in lines] == ["received", "received", "torn"]
    assert lines[2].fields["bytes"] == len(torn)
    assert (archive.store / lines[2].fields["kept_in"]).read_bytes() == torn
    assert lines[2].fields["kept_in"].startswith(".torn-")


def test_a_refused_write_leaves_the_ledger_as_it_was(archive: Archive, monkeypatch: pytest.MonkeyPatch):
    before = ledger(archive).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with archive.hold():
        with monkeypatch.context() as patched:
            patched.setattr("gongkai.archive.ledger.os.fsync", full)
            with pytest.raises(StoreError, match="No space left on device"):
                archive.record("received", **told("x"))
        assert ledger(archive).read_bytes() == before
        assert archive.record("received", **told("y")).n == 4
    assert len(list(archive.lines())) == 4


def test_a_line_written_by_another_is_noticed(archive: Archive):
    with archive.hold():
        archive.record("received", **told("x"))
        ledger(archive).open("ab").write(b"{}\n")
        with pytest.raises(StoreError, match="changed while it was held"):
            archive.record("received", **told("y"))


def test_an_absent_ledger_is_empty(tmp_path: Path):
    assert list(Ledger(tmp_path / "ledger.jsonl").lines()) == []
    Archive(tmp_path / "none").confirm(0, "0" * 64)


def test_a_changed_name_of_a_field_is_found_in_the_very_line(archive: Archive):
    path = ledger(archive)
    *before, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*before, last.replace(b'"sha256"', b'"sha25v"')]))
    with pytest.raises(StoreError, match=r"line 3 is not as it was written \(it has no sha256\)"):
        list(archive.lines())


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"n":' + b"9" * 10_000 + b"}"])
def test_a_line_that_no_parser_takes_is_damage_like_any_other(archive: Archive, content: bytes):
    path = archive.store / "ledger.jsonl"
    path.write_bytes(content + b"\n")
    with pytest.raises(StoreError, match=r"ledger\.jsonl line 1 is not as it was written"):
        list(archive.lines())


def test_a_hash_that_is_no_text_is_found_in_the_very_line(archive: Archive):
    line = {"n": 1, "at": "2026-01-01T00:00:00+00:00", "event": "received", "previous": "0" * 64}
    fields = {"sha256": ["x"], "source_name": "a.txt", "given": {}}
    (archive.store / "ledger.jsonl").write_text(json.dumps(line | {"fields": fields}) + "\n", "utf-8")
    with pytest.raises(StoreError, match="line 1 is not as it was written"):
        list(archive.lines())
