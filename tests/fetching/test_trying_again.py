"""What is tried again, how long is waited, and when patience is over."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.fetching.refusing import why
from tests.fetching.server import in_turn, plain


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(site, downloader, status):
    site.pages["/a"] = in_turn(plain(b"", status), plain(b"", status), plain(b"text"))
    assert downloader().download(site.url("/a")).content == b"text"
    assert len(site.paths()) == 3


def test_in_the_end_patience_is_over(site, downloader):
    site.pages["/a"] = plain(b"", 503)
    message = why(downloader(retries=2), site.url("/a"))
    assert "answers 503 (3 times): run `gongkai fetch` again later" in message
    assert len(site.paths()) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 412, 204, 206])
def test_what_will_not_pass_is_not_tried_again(site, downloader, status):
    site.pages["/a"] = plain(b"", status)
    assert f"answers {status}: " in why(downloader(), site.url("/a"))
    assert len(site.paths()) == 1


def test_retry_after_is_waited_for_by_everyone_who_asks_that_host(site, downloader):
    date = (datetime.now(UTC) - timedelta(hours=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    site.pages["/a"] = in_turn(
        plain(b"", 429, Retry_After="0"),
        plain(b"", 503, Retry_After=date),
        plain(b"", 503, Retry_After="soon"),
        plain(b"text"),
    )
    assert downloader(backoff=0.0).download(site.url("/a")).content == b"text"
    site.pages |= {"/b": in_turn(plain(b"", 429, Retry_After="1"), plain(b"text")), "/c": plain(b"text")}
    fetching = downloader(longest_pause=1.0)
    waiting = threading.Thread(target=fetching.download, args=(site.url("/b"),))
    waiting.start()
    while "/b" not in site.paths():
        time.sleep(0.005)
    time.sleep(0.05)
    fetching.download(site.url("/c"))
    waiting.join()
    first = next(asked.at for asked in site.asked if asked.path == "/b")
    assert all(asked.at - first > 0.95 for asked in site.asked if asked.path == "/c")


def test_a_host_that_asks_for_a_long_rest_gets_it(site, downloader):
    site.pages["/a"] = plain(b"", 429, Retry_After="86400")
    assert "asks to wait 86400 seconds" in why(downloader(), site.url("/a"))
    assert len(site.paths()) == 1


def test_nobody_there(downloader):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        message = why(downloader(retries=1), f"http://127.0.0.1:{taken.getsockname()[1]}/a")
    assert "cannot be reached (Connection refused) (2 times)" in message

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert "there is no host nowhere.example" in why(downloader(resolver=unknown), "http://nowhere.example/")


# limits
