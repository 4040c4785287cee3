"""Whether robots.txt is obeyed, and what stands in for it where there is none."""

import time

import pytest

from tests.fetching.refusing import why
from tests.fetching.server import Site, moved, plain, serving


def test_robots_txt_is_obeyed_with_wildcards_and_for_us_by_name(site, downloader):
    site.pages["/robots.txt"] = plain(
        b"User-agent: *\nDisallow: /\n\nUser-agent: gongkai\nDisallow: /private/\nDisallow: /*.pdf$\nAllow: /private/open\n"
    )
    for path in ("/a", "/private/open", "/a.pdf.txt", "/private/x", "/a.pdf"):
        site.pages[path] = plain(b"text")
    fetching = downloader()
    for path in ("/a", "/private/open", "/a.pdf.txt"):
        fetching.download(site.url(path))
    for path in ("/private/x", "/a.pdf"):
        assert "robots.txt" in why(fetching, site.url(path))
    assert site.paths() == ["/a", "/private/open", "/a.pdf.txt"]
    assert sum(asked.path == "/robots.txt" for asked in site.asked) == 1


def test_robots_txt_of_the_site_redirected_to_is_obeyed(site, downloader):
    with serving(Site()) as other:
        other.pages = {"/robots.txt": plain(b"User-agent: *\nDisallow: /"), "/b": plain(b"text")}
        site.pages["/a"] = moved(other.url("/b"))
        assert f"robots.txt of 127.0.0.1:{other.port}" in why(downloader(), site.url("/a"))
        assert other.paths() == []


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_a_robots_txt_everything_is_allowed(site, downloader, status):
    site.pages |= {"/robots.txt": plain(b"Disallow: /", status), "/a": plain(b"text")}
    assert downloader().download(site.url("/a")).content == b"text"


@pytest.mark.parametrize(
    "page",
    [
        plain(b"", 500),
        plain(b"", 503),
        plain(b"", 429),
        moved("/robots.txt"),
        moved("ftp://127.0.0.1/"),
        plain(b"", 204),
    ],
)
def test_a_site_whose_robots_txt_cannot_be_had_is_left_alone(site, downloader, page):
    site.pages |= {"/robots.txt": page, "/a": plain(b"text"), "/b": plain(b"text")}
    fetching = downloader(retries=1)
    assert "robots.txt" in why(fetching, site.url("/a"))
    asked = len(site.asked)
    assert "robots.txt" in why(fetching, site.url("/b"))
    assert (site.paths(), len(site.asked)) == ([], asked)


def test_a_page_in_place_of_robots_txt_forbids_nothing(site, downloader):
    site.pages |= {"/robots.txt": plain(b"<html>" + b"x" * 600 * 1024), "/a": plain(b"text")}
    assert downloader(whole=5.0).download(site.url("/a")).content == b"text"


def test_the_pause_that_robots_txt_asks_for_is_kept(site, downloader):
    site.pages |= {"/robots.txt": plain(b"User-agent: *\nCrawl-delay: 0.1"), "/a": plain(b"text")}
    fetching, begun = downloader(), time.monotonic()
    for _ in range(3):
        fetching.download(site.url("/a"))
    # measured here, not where requests arrive: how long each is under way differs
    assert time.monotonic() - begun >= 2 * 0.1
    site.pages["/robots.txt"] = plain(b"User-agent: *\nCrawl-delay: 86400")
    assert "86400 seconds" in why(downloader(), site.url("/a"))


# trying again
