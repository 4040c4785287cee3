"""With `--log-json` every line of standard error is one JSON object, whatever the command and however it ends."""

import json
import logging

import pytest

from gongkai import logs, serving
from tests.commands.taking import command, program, report, taken
from tests.fetching.server import plain

BODY = "清源区示例局"


def told(done) -> list[dict]:
    """The events of a run, all that it has written to standard error."""
    return [json.loads(line) for line in done.stderr.splitlines()]


@pytest.fixture
def filled(store, inbox):
    taken(store, inbox, a=report(2015, requests_received="9"))
    (inbox / "notes.json").write_text("{}", encoding="utf-8")
    return store


GOOD = {
    "ingest": ("ingest", "{inbox}"),
    "check": ("check", "{inbox}"),
    "export": ("export", "findings", "-o", "{out}/f.csv"),
    "brief": ("brief", "-o", "{out}/b.pdf"),
    "letter": ("letter", "--agency", BODY, "-o", "{out}/l.docx"),
    "pack": ("pack", "-o", "{out}/p.zip"),
    "list": ("list", "rules"),
    "status": ("status",),
    "verify": ("verify",),
    "rebuild": ("rebuild",),
    "backup": ("backup", "{out}/b.tar"),
    "demo": ("demo", "--no-open"),
}


@pytest.mark.parametrize("verb", GOOD)
def test_a_run_that_does_what_it_is_to_do(filled, inbox, tmp_path, verb):
    words = [word.format(inbox=inbox, out=tmp_path) for word in GOOD[verb]]
    events = told(command("--log-json", *words, "--store", filled))
    assert [events[0]["event"], events[-1]["event"]] == ["started", "ended"]
    assert events[-1]["exit_code"] == 0


FAILING = {
    "ingest": ("ingest", "{gone}"),
    "fetch": ("fetch", "{gone}"),
    "check": ("check", "{gone}"),
    "export": ("export", "nothing", "-o", "{out}/f.csv"),
    "brief": ("brief", "-o", "{gone}/b.pdf"),
    "letter": ("letter", "--agency", "none", "-o", "{out}/l.docx"),
    "pack": ("pack",),
    "decide": ("decide", "none", "--as", "confirmed", "--by", "A"),
    "list": ("list", "nothing"),
    "status": ("status", "--settings", "{gone}"),
    "verify": ("verify", "--nothing"),
    "rebuild": ("rebuild", "more"),
    "backup": ("backup", "{out}/b.zip"),
    "restore": ("restore", "{gone}"),
    "serve": ("serve", "--address", "0.0.0.0"),
    "demo": ("demo", "--port", "x"),
    "no such verb": ("nothing",),
    "no such option": ("--nothing", "list"),
}


@pytest.mark.parametrize("verb", FAILING)
def test_a_run_that_fails_says_so_in_the_log(filled, tmp_path, verb):
    words = [word.format(gone=tmp_path / "gone13800138000", out=tmp_path) for word in FAILING[verb]]
    store = [] if verb.startswith("no ") else ["--store", filled]
    done = command("--log-json", *words, *store)
    (failed,) = [event for event in told(done) if event["level"] == "error"]
    assert (failed["event"], failed["exit_code"]) == ("failed", done.returncode)
    assert failed["message"].startswith("gongkai: ")
    assert "\n" not in failed["message"]


def test_in_processes_of_their_own_too(filled, tmp_path):
    for words in (
        ("export", "findings", "-o", tmp_path / "f.xlsx"),
        ("export", "nothing", "-o", tmp_path / "f.csv"),
    ):
        assert [event["event"] for event in told(program("--log-json", *words, "--store", filled))][1] in (
            "ended",
            "failed",
        )


def test_what_people_are_told_otherwise_is_the_same_line(filled, tmp_path):
    said = command("list", "nothing", "--store", filled).stderr
    (_, failed) = told(command("--log-json", "list", "nothing", "--store", filled))
    assert failed["message"] + "\n" == said


def test_names_of_what_is_passed_over_are_no_business_of_the_log(filled, inbox):
    done = command("--log-json", "ingest", inbox, "--store", filled)
    assert [event["event"] for event in told(done)] == ["started", "passed over", "taken in", "ended"]
    assert "notes" not in done.stderr
    assert "passed over" in command("ingest", inbox, "--store", filled).stderr


def test_personal_numbers_in_a_message_are_masked(filled, tmp_path):
    events = told(command("--log-json", "check", tmp_path / "联系电话：13800138000"))
    assert f"联系电话：{'*' * 11}" in events[-1]["message"]


def test_an_address_that_gives_nothing(store, inbox, site):
    site.pages["/a"] = plain(report().encode())
    (inbox / "list.csv").write_text(f"address\n{site.url('/a')}\n{site.url('/b')}\n", encoding="utf-8")
    done = command(
        "--log-json", "fetch", inbox / "list.csv", "--allow-private", "--pause", "0", "--store", store
    )
    assert done.returncode == 2
    assert told(done)[-1]["event"] == "ended"


def test_a_backup_without_a_generation_and_its_restoring(filled, tmp_path):
    (filled / "CURRENT").unlink()
    done = command("--log-json", "backup", tmp_path / "b.tar", "--store", filled)
    assert [event["event"] for event in told(done)][1] == "backed up without a generation"
    restored = command("--log-json", "restore", tmp_path / "b.tar", "--store", tmp_path / "new")
    assert [event["event"] for event in told(restored)] == ["started", "ended"]


def test_the_server_says_where_it_listens(filled, monkeypatch):
    def become(_, __, environment):
        assert environment[logs.SWITCH] == "1"  # the pages of the server are told as well
        raise SystemExit(0)

    monkeypatch.setattr(serving.os, "execve", become)
    monkeypatch.setattr(serving.os, "chdir", lambda _: None)
    events = told(command("--log-json", "serve", "--store", filled))
    assert [event["event"] for event in events] == ["started", "listening"]
    assert "this machine only" in events[1]["said"]


def test_the_variable_does_what_the_option_does(monkeypatch, tmp_path):
    monkeypatch.setenv("GONGKAI_LOG_JSON", "1")
    done = program("status", "--store", tmp_path / "none")
    assert [event["event"] for event in told(done)] == ["started", "failed"]


def test_a_warning_of_a_library_is_told_by_its_kind_and_place(capsys):
    logs.to_standard_error()
    words = "/srv/13800138000/openpyxl/reader.py:12: UserWarning: Cell A1 holds 13800138000\n  warn(text)\n"
    logging.getLogger("py.warnings").warning("%s", words)
    logs.to_nowhere()
    (event,) = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    told = {name: event[name] for name in ("event", "level", "place", "category")}
    assert told == {
        "event": "warning",
        "level": "warning",
        "place": "reader.py:12",
        "category": "UserWarning",
    }
    assert "13800138000" not in json.dumps(event)
