"""Paths that lead nowhere good, given to every command in each place where it takes one: refused in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai import serving
from tests.commands.privileges import as_anybody
from tests.commands.taking import command, report, take

BODY = "清源区示例局"


def _loop(place: Path, suffix: str) -> Path:
    (place / f"one{suffix}").symlink_to(f"other{suffix}")
    (place / f"other{suffix}").symlink_to(f"one{suffix}")
    return place / f"one{suffix}"


def _below_a_loop(place: Path, suffix: str) -> Path:
    return _loop(place, "") / f"x{suffix}"


def _below_a_file(place: Path, suffix: str) -> Path:
    (place / "file").write_text("a", encoding="utf-8")
    return place / "file" / f"x{suffix}"


def _dangling(place: Path, suffix: str) -> Path:
    (place / f"link{suffix}").symlink_to(place / "gone" / "away")
    return place / f"link{suffix}"


def _too_long(place: Path, suffix: str) -> Path:
    return place / f"{'长' * 200}{suffix}"


def _too_long_in_all(place: Path, suffix: str) -> Path:
    return Path(place, *["d" * 200] * 25, f"x{suffix}")


def _with_nul(place: Path, suffix: str) -> Path:
    return place / f"a\0b{suffix}"


def _closed(place: Path, suffix: str) -> Path:
    (place / "closed").mkdir()
    (place / "closed" / f"x{suffix}").mkdir()
    (place / "closed").chmod(0)
    return place / "closed" / f"x{suffix}"


def _of_the_other_kind(place: Path, suffix: str) -> Path:
    """A file where a folder is due, a folder where a file is."""
    path = place / f"kind{suffix}"
    if suffix:
        path.mkdir()
    else:
        path.write_text("a", encoding="utf-8")
    return path


ODD = {
    maker.__name__.strip("_").replace("_", " "): maker
    for maker in (
        *(_loop, _below_a_loop, _below_a_file, _dangling, _too_long, _too_long_in_all, _with_nul, _closed),
        _of_the_other_kind,
    )
}

# what is to be called and the suffix that the path must have; {} is the path
PLACES: dict[str, tuple[tuple[str, ...], str]] = {
    "ingest into": (("ingest", "{inbox}/a.txt", "--store", "{}"), ""),
    "fetch into": (("fetch", "{inbox}/list.csv", "--store", "{}"), ""),
    "check against": (("check", "{inbox}/a.txt", "--history", "--store", "{}"), ""),
    "export from": (("export", "findings", "-o", "{out}/f.csv", "--store", "{}"), ""),
    "brief from": (("brief", "-o", "{out}/b.pdf", "--store", "{}"), ""),
    "letter from": (("letter", "--agency", BODY, "-o", "{out}/l.docx", "--store", "{}"), ""),
    "pack from": (("pack", "-o", "{out}/p.zip", "--store", "{}"), ""),
    "decide in": (("decide", "none", "--as", "confirmed", "--by", "A", "--store", "{}"), ""),
    "list": (("list", "reports", "--store", "{}"), ""),
    "status of": (("status", "--store", "{}"), ""),
    "status as JSON of": (("status", "--json", "--store", "{}"), ""),
    "verify": (("verify", "--store", "{}"), ""),
    "rebuild": (("rebuild", "--store", "{}"), ""),
    "back up from": (("backup", "{out}/b.tar", "--store", "{}"), ""),
    "restore into": (("restore", "{backup}", "--store", "{}"), ""),
    "serve": (("serve", "--auth", "{auth}", "--store", "{}"), ""),
    "demo in": (("demo", "--no-open", "--store", "{}"), ""),
    "export to": (("export", "findings", "-o", "{}", "--store", "{store}"), ".csv"),
    "export a workbook to": (("export", "findings", "-o", "{}", "--store", "{store}"), ".xlsx"),
    "brief to": (("brief", "-o", "{}", "--store", "{store}"), ".pdf"),
    "letter to": (("letter", "--agency", BODY, "-o", "{}", "--store", "{store}"), ".docx"),
    "pack to": (("pack", "-o", "{}", "--store", "{store}"), ".zip"),
    "back up to": (("backup", "{}", "--store", "{store}"), ".tar"),
    "restore from": (("restore", "{}", "--store", "{out}/new"), ".tar"),
    "verify a pack": (("pack", "--verify", "{}"), ".zip"),
    "fetch by": (("fetch", "{}", "--store", "{out}/new"), ".csv"),
    "settings": (("list", "rules", "--settings", "{}", "--store", "{store}"), ".toml"),
    "log in by": (("serve", "--auth", "{}", "--store", "{store}"), ".toml"),
}
# what is written through a link to where nothing is yet is there afterwards
THROUGH_A_LINK = {"restore into"}
# documents: a folder that is empty or closed says so too
DOCUMENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "ingest": (("ingest", "{}", "--store", "{out}/new"), ".txt"),
    "ingest a list": (("ingest", "{}", "--store", "{out}/new"), ".csv"),
    "ingest an archive": (("ingest", "{}", "--store", "{out}/new"), ".zip"),
    "check": (("check", "{}"), ".txt"),
    "check a list": (("check", "{}"), ".csv"),
    "check as JSON": (("check", "--json", "{}"), ".txt"),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("base")
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(report(2015, requests_received="9"), encoding="utf-8")
    take(folder / "store", inbox)
    (inbox / "list.csv").write_text("address\nhttp://127.0.0.1:9/a\n", encoding="utf-8")
    assert command("backup", folder / "b.tar", "--store", folder / "store").returncode == 0
    return {
        "inbox": inbox,
        "store": folder / "store",
        "backup": folder / "b.tar",
        "auth": folder / "auth.toml",
    }


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "odd"
    folder.mkdir()
    (tmp_path / "out").mkdir()
    yield folder
    for path, _, _ in os.walk(folder):
        Path(path).chmod(0o755)
    if (folder / "closed").exists():
        (folder / "closed").chmod(0o755)


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def become(*_: object) -> None:
        raise SystemExit(0)

    monkeypatch.setattr(serving.os, "execve", become)
    monkeypatch.setattr(serving.os, "chdir", lambda _: None)


def _called(words: tuple[str, ...], path: Path, place: Path, base: dict[str, Path]):
    with as_anybody():
        return command(*(word.format(path, out=place.parent / "out", **base) for word in words))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("where", PLACES)
def test_a_path_that_leads_nowhere_good(where: str, odd: str, place: Path, base: dict[str, Path]):
    words, suffix = PLACES[where]
    done = _called(words, ODD[odd](place, suffix), place, base)
    if odd == "dangling" and where in THROUGH_A_LINK:
        assert (done.returncode, done.stderr) == (0, "")
        return
    *before, line = (done.stderr or done.stdout).splitlines()
    assert where == "verify" or all(one.startswith("passed over ") for one in before)
    assert done.returncode == 1
    assert line.startswith("gongkai: ") or (where.startswith("verify") and done.stderr == "")
    assert not [bare for bare in ("Errno", "Traceback", "None", "Error:", "embedded") if bare in line]
    assert "\0" not in line


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("what", DOCUMENTS)
def test_documents_that_are_not_to_be_had(what: str, odd: str, place: Path, base: dict[str, Path]):
    words, suffix = DOCUMENTS[what]
    done = _called(words, ODD[odd](place, suffix), place, base)
    assert done.returncode in (1, 2)  # the call is wrong, or the document rejected
    assert len(done.stderr.splitlines()) <= 2  # with a line of what was passed over
    assert not [bare for bare in ("Errno", "Traceback", "embedded") if bare in done.stderr + done.stdout]
    assert "\0" not in done.stderr + done.stdout


@pytest.mark.parametrize("odd", ODD)
def test_rows_of_a_list_that_name_such_documents(odd: str, place: Path, base: dict[str, Path]):
    path = ODD[odd](place, ".txt")
    (place.parent / "out" / "list.csv").write_text(f"path\n{path}\n", encoding="utf-8")
    done = _called(("ingest", "{out}/list.csv", "--store", "{out}/new"), path, place, base)
    assert done.returncode in (1, 2)
    assert (done.stderr + done.stdout).count("\n") <= 2
    assert not [bare for bare in ("Errno", "Traceback", "embedded") if bare in done.stderr + done.stdout]


def test_a_backup_is_not_written_over_a_link(place: Path, base: dict[str, Path]):
    link = _dangling(place, ".tar")
    assert "is there already" in command("backup", link, "--store", base["store"]).stderr
    assert link.is_symlink()
