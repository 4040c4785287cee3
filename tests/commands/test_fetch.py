"""`gongkai fetch` from a list to the tables, against a local server."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from gongkai.archive import Archive
from gongkai.errors import StoreError
from gongkai.fetch import fetch
from gongkai.fetching import Limits
from gongkai.fetching.downloading import Downloader
from gongkai.gathering import gather
from gongkai.ingest import Ingested
from gongkai.rebuilding import rebuild
from gongkai.status import status_of
from gongkai.verification import verify
from tests.commands.taking import columns_of, command, report, table, take
from tests.fetching.server import QUICK, in_turn, plain

WITHOUT_A_YEAR = report().replace("2016年", "").replace("2017年2月", "")


def run(store: Path, *lists: Path, progress=lambda _: None, again: bool = False, **limits) -> Ingested:
    downloader = Downloader(Limits(**{**QUICK, **limits}), "Gongkai/test", allow_private=True)
    return fetch(store, gather(lists).found, downloader, progress, again=again)


def listed(inbox: Path, *rows: str, header: str = "address,agency,region,year,published_on") -> Path:
    path = inbox / "list.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def verdicts(ingested: Ingested) -> dict[str, str]:
    return {outcome.source_name: outcome.verdict for outcome in ingested.outcomes}


def events(store: Path) -> list[str]:
    return [line.event for line in Archive(store).lines()]


def test_a_fetched_document_is_a_document_as_any_other(store, inbox, site):
    site.pages["/art.html"] = plain(report().encode(), Content_Type="text/html", ETag='"7"')
    path = listed(inbox, f"{site.url('/art.html')},秀英区示例局,海口市秀英区,2015,2016年3月1日")
    fetched = run(store, path)
    (outcome,) = fetched.outcomes
    (line,) = Archive(store).lines()
    assert (line.event, line.fields["source_name"]) == ("received", site.url("/art.html"))
    told = line.fields["fetched"]
    assert (told["address"], told["final_address"]) == (site.url("/art.html"),) * 2
    assert (told["status"], told["content_type"], told["etag"]) == (200, "text/html", '"7"')
    assert told["at"][:10] == line.at.isoformat()[:10]
    assert line.fields["sha256"] == outcome.sha256
    assert line.fields["given"] == {
        "agency": "秀英区示例局",
        "region_code": "460105",
        "year": 2015,
        "published_on": "2016-03-01",
    }
    assert Archive(store).read(outcome.sha256) == report().encode()
    ((agency, region, year, published, source),) = columns_of(
        store, "reports", "agency", "region_code", "year", "published_on", "source_name"
    )
    assert (agency, region, year, str(published)) == ("秀英区示例局", "460105", 2015, "2016-03-01")
    assert source == site.url("/art.html")
    before = status_of(store)["content_hash"]
    rebuild(store, lambda _: None)
    assert status_of(store)["content_hash"] == before
    assert list(verify(store)) == []


def test_pages_in_gbk_are_read_whether_the_header_or_the_page_says_so(store, inbox, site):
    site.pages["/a"] = plain(report(2014).encode("gbk"), Content_Type="text/html; charset=GBK")
    site.pages["/b"] = plain(report(2015).encode("gbk"), Content_Type="text/html; charset=ISO-8859-1")
    assert set(verdicts(run(store, listed(inbox, site.url("/a"), site.url("/b")))).values()) == {"accept"}
    assert [row[0] for row in columns_of(store, "reports", "agency")] == ["清源区示例局"] * 2


def test_the_second_run_asks_only_for_what_the_first_did_not_get(store, inbox, site):
    site.pages |= {
        "/good": plain(report().encode()),
        "/busy": in_turn(*[plain(b"", 503)] * 3, plain(report(2015).encode())),
        "/login": in_turn(plain("<html>请登录</html>".encode()), plain(report(2014).encode())),
    }
    path = listed(inbox, *map(site.url, ("/good", "/busy", "/login", "/gone")))
    first = run(store, path, retries=2)
    assert verdicts(first) == {
        site.url("/good"): "accept",
        **dict.fromkeys(map(site.url, ("/busy", "/login", "/gone")), "reject"),
    }
    assert sorted(row[0] for row in columns_of(store, "rejections", "source_name")) == sorted(
        map(site.url, ("/busy", "/login", "/gone"))
    )
    reasons = dict(columns_of(store, "rejections", "source_name", "reason"))
    assert "answers 503 (3 times)" in reasons[site.url("/busy")]
    assert "answers 404: mend the address" in reasons[site.url("/gone")]
    asked = len(site.paths())
    second = run(store, path, retries=2)
    assert sorted(site.paths()[asked:]) == ["/busy", "/gone", "/login"]
    assert verdicts(second) == {
        site.url("/good"): "duplicate",
        **dict.fromkeys(map(site.url, ("/busy", "/login")), "accept"),
        site.url("/gone"): "reject",
    }
    assert [row[0] for row in columns_of(store, "rejections", "source_name")] == [site.url("/gone")]
    assert len(table(store, "reports")) == 3
    before = status_of(store)
    assert run(store, path).count("reject") == 1
    assert status_of(store) == before  # the same failure again is no news


def test_an_interrupted_run_goes_on_where_it_was(store, inbox, site):
    site.pages |= {f"/{year}": plain(report(year).encode()) for year in range(2010, 2017)}
    path = listed(inbox, *(site.url(f"/{year}") for year in range(2010, 2017)))
    taken = []

    def interrupt(address: str) -> None:
        taken.append(address)
        if len(taken) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(store, path, progress=interrupt)
    assert events(store) == ["received"] * 3
    with pytest.raises(StoreError):
        table(store, "reports")  # not published yet
    site.asked.clear()
    run(store, path)
    assert not set(taken) & {site.url(path) for path in site.paths()}
    assert events(store) == ["received"] * 7
    assert len(table(store, "reports")) == 7


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_loses_nothing_that_was_recorded(store, inbox, site, ending):
    blocked = threading.Event()
    site.pages |= {"/a": plain(report().encode()), "/b": lambda _: blocked.wait(200)}
    path = listed(inbox, site.url("/a"), site.url("/b"))
    # a shell may have started this with SIGINT ignored
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    call = [sys.executable, "-c", f"{heeding}; from gongkai.cli import main; main()", "fetch", str(path)]
    options = ["--store", str(store), "--allow-private", "--pause", "0"]
    process = subprocess.Popen([*call, *options], stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    while not (store / "ledger.jsonl").exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(process.pid, ending)
    _, said = process.communicate(timeout=60)
    blocked.set()
    if ending == signal.SIGINT:
        assert process.returncode == 1
        assert said == "gongkai: interrupted: what was fetched is kept, the same command goes on from there\n"
    assert events(store) == ["received"]
    site.pages["/b"] = plain(report(2015).encode())
    site.asked.clear()
    assert sorted(verdicts(run(store, path)).values()) == ["accept", "duplicate"]
    assert site.paths() == ["/b"]
    assert len(table(store, "reports")) == 2


def test_two_addresses_with_one_document(store, inbox, site):
    site.pages |= dict.fromkeys(("/a", "/b"), plain(report().encode()))
    path = listed(inbox, site.url("/a"), site.url("/b"), site.url("/a#again"))
    fetched = run(store, path)
    assert sorted(outcome.verdict for outcome in fetched.outcomes) == ["accept", "duplicate", "duplicate"]
    assert sorted(site.paths()) == ["/a", "/b"]
    assert events(store) == ["received", "fetched"]
    addresses = {line.fields["fetched"]["address"] for line in Archive(store).lines()}
    assert addresses == {site.url("/a"), site.url("/b")}
    assert len(table(store, "reports")) == 1
    run(store, path)
    assert sorted(site.paths()) == ["/a", "/b"]


def test_again_asks_whether_a_document_has_changed(store, inbox, site):
    site.pages["/a"] = in_turn(
        plain(report().encode(), ETag='"1"'),
        plain(b"", 304),
        plain(report(proactive_total="130", channel_website="130").encode(), ETag='"2"'),
        plain(b"", 404),
    )
    path = listed(inbox, site.url("/a"))
    run(store, path)
    assert verdicts(run(store, path)) == {site.url("/a"): "duplicate"}
    assert len(site.paths()) == 1
    assert verdicts(run(store, path, again=True)) == {site.url("/a"): "duplicate"}
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert verdicts(run(store, path, again=True)) == {site.url("/a"): "accept"}
    assert columns_of(store, "reports", "version", "is_current") == [(1, False), (2, True)]
    assert verdicts(run(store, path, again=True)) == {site.url("/a"): "reject"}
    assert len(table(store, "reports")) == 2  # what was taken down is kept
    assert events(store) == ["received", "fetched", "received", "unfetched"]
    before = status_of(store)["content_hash"]
    rebuild(store, lambda _: None)
    assert status_of(store)["content_hash"] == before


def test_ingest_uses_what_was_fetched_and_fetches_nothing_itself(store, inbox, site):
    site.pages |= {"/a": plain(report().encode()), "/b": plain(WITHOUT_A_YEAR.encode())}
    run(store, listed(inbox, site.url("/a"), site.url("/b")))
    site.asked.clear()
    path = listed(inbox, f"{site.url('/a')},,,2015", f"{site.url('/b')},,,2014", site.url("/c"))
    taken = take(store, path)
    assert [outcome.verdict for outcome in taken.outcomes] == ["duplicate", "accept", "reject"]
    assert "run `gongkai fetch`" in taken.outcomes[2].reason
    assert [year for (year,) in columns_of(store, "reports", "year")] == [2014, 2015]
    assert table(store, "rejections") == []
    assert site.asked == []


def test_one_page_for_many_addresses_is_reported_for_each(store, inbox, site):
    site.pages |= dict.fromkeys(("/a", "/b"), plain("<html>请登录</html>".encode()))
    run(store, listed(inbox, site.url("/a"), site.url("/b")))
    assert columns_of(store, "rejections", "source_name") == [(site.url("/a"),), (site.url("/b"),)]
    site.pages["/a"] = plain(report().encode())
    run(store, listed(inbox, site.url("/a")))
    assert columns_of(store, "rejections", "source_name") == [(site.url("/b"),)]


def test_no_address_inside_a_document_is_asked(store, inbox, site):
    linked = f'<html><body><a href="{site.url("/x")}">附件</a><img src="{site.url("/y.png")}">'
    site.pages["/a"] = plain((linked + report().replace("\n", "<br>\n")).encode(), Content_Type="text/html")
    assert verdicts(run(store, listed(inbox, site.url("/a")))) == {site.url("/a"): "accept"}
    assert site.paths() == ["/a"]


def test_files_and_addresses_of_one_list_and_rows_that_are_wrong(store, inbox, site):
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    site.pages["/b"] = plain(report(2015).encode())
    path = listed(
        inbox,
        "a.txt,",
        f",{site.url('/b')}",
        f"a.txt,{site.url('/b')}",
        ",",
        ",http://me:secret@127.0.0.1/",
        ",ftp://127.0.0.1/",
        header="path,address",
    )
    done = command("fetch", path, "--store", store, "--allow-private", "--pause", 0)
    assert (done.returncode, done.stderr.count("Traceback")) == (2, 0)
    assert "list.csv row 4: it names both a path and an address" in done.stdout
    assert "list.csv row 6: the address holds a user name or password" in done.stdout
    assert "list.csv row 7: the address begins with neither" in done.stdout
    assert "secret" not in done.stdout + done.stderr + (store / "ledger.jsonl").read_text()
    assert len(table(store, "reports")) == 2


def test_what_was_not_fetched_is_listed_beside_what_was_rejected(store, inbox, site):
    site.pages["/login"] = plain("<html>请登录</html>".encode())
    path = listed(inbox, site.url("/login"), site.url("/gone"))
    assert command("fetch", path, "--store", store, "--allow-private", "--pause", 0).returncode == 2
    header, *lines = command("list", "rejections", "--store", store).stdout.splitlines()
    rows = [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]
    told = {row["source_name"]: (row["reason"], row["sha256"]) for row in rows}
    assert told[site.url("/gone")] == ("127.0.0.1 answers 404: mend the address", "")
    assert Archive(store).read(told[site.url("/login")][1]) == "<html>请登录</html>".encode()


def test_exit_codes_and_one_line_errors(store, inbox, site):
    site.pages["/a"] = plain(report().encode())
    good = listed(inbox, site.url("/a"))
    refused = command("fetch", good, "--store", store, "--pause", 0)
    assert refused.returncode == 2
    assert (
        f"reject: {site.url('/a')}: 127.0.0.1 is 127.0.0.1, no machine of the public internet"
        in refused.stdout
    )
    assert site.asked == []
    done = command("fetch", good, "--store", store, "--allow-private", "--pause", 0, "--contact", "a@b.cn")
    assert (done.returncode, done.stderr) == (0, "")
    assert site.asked[-1].headers["User-Agent"].startswith("Gongkai/")
    assert site.asked[-1].headers["User-Agent"].endswith("(+a@b.cn)")
    (inbox / "a.txt").write_text(report(), encoding="utf-8")
    for arguments in (
        ("fetch", inbox / "a.txt"),
        ("fetch", inbox / "none.csv"),
        ("fetch", good, "--per-host", 0),
        ("fetch", good, "--contact", "a\nX: y"),
    ):
        failed = command(*arguments, "--store", store)
        assert (failed.returncode, failed.stdout) == (1, ""), arguments
        assert failed.stderr.startswith("gongkai: ")
        assert failed.stderr.count("\n") == 1
    with Archive(store).hold():
        assert command("fetch", good, "--store", store).returncode == 3


def test_check_does_not_fetch(inbox, site):
    site.pages["/a"] = plain(report().encode())
    done = command("check", listed(inbox, site.url("/a")), "--json")
    (one,) = json.loads(done.stdout)["reports"]
    assert (done.returncode, one["verdict"]) == (2, "reject")
    assert "gongkai fetch" in one["reason"]
    assert site.asked == []
