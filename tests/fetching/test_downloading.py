"""One address: what comes back, under which name, and where redirects may lead, against a local server."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.fetching.refusing import why
from tests.fetching.server import in_turn, moved, plain


def test_a_document_comes_with_all_the_ledger_keeps_of_it(site, downloader):
    site.pages["/a/b.txt"] = plain(b"text", ETag='"1"', Last_Modified="Tue, 02 Jan 2024 00:00:00 GMT")
    begun = datetime.now(UTC) - timedelta(seconds=1)
    got = downloader().download(site.url("/a/b.txt#top"))
    assert got.content == b"text"
    fetched = got.fetched
    assert (fetched.address, fetched.final_address) == (site.url("/a/b.txt"),) * 2
    assert (fetched.status, fetched.etag, fetched.file_name) == (200, '"1"', "b.txt")
    assert fetched.content_type == "text/plain; charset=utf-8"
    assert begun <= datetime.fromisoformat(fetched.at) <= datetime.now(UTC)
    asked = site.asked[-1].headers
    assert asked["User-Agent"] == "Gongkai/test"
    assert asked["Host"] == f"127.0.0.1:{site.port}"


# who may be asked


def test_private_machines_are_not_even_connected_to(site, downloader):
    site.pages["/a"] = plain(b"secret")
    strict = downloader(allow_private=False)
    assert "no machine of the public internet" in why(strict, site.url("/a"))
    assert "no machine of the public internet" in why(strict, f"http://2130706433:{site.port}/a")
    assert "no machine of the public internet" in why(strict, f"http://[::ffff:127.0.0.1]:{site.port}/a")
    assert site.asked == []


def test_a_name_is_looked_up_once_and_that_machine_is_asked_under_the_name(site, downloader):
    site.pages["/a"] = plain(b"text")
    looked_up = []

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) <= 2 else ["127.0.0.2"]

    downloader(resolver=rebinding).download(f"http://report.example:{site.port}/a")
    assert looked_up == ["report.example"] * 2  # robots.txt and the document
    assert {asked.headers["Host"] for asked in site.asked} == {f"report.example:{site.port}"}


@pytest.mark.usefixtures("as_if_public")
def test_a_name_that_turns_private_between_two_requests_is_refused(site, downloader):
    site.pages["/a"] = plain(b"secret")
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])

    def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    message = why(downloader(allow_private=False, resolver=rebinding), f"http://r.example:{site.port}/a")
    assert "r.example is 127.0.0.2, no machine of the public internet" in message
    assert [asked.path for asked in site.asked] == ["/robots.txt"]


@pytest.mark.usefixtures("as_if_public")
@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("http://10.0.0.1/secret", "10.0.0.1 is 10.0.0.1, no machine of the public internet"),
        ("http://[::1]/secret", "no machine of the public internet"),
        ("http://2130706434/secret", "2130706434 is 127.0.0.2, no machine"),
        ("file:///etc/passwd", "neither http"),
        ("http://me:password@127.0.0.1/", "user name or password"),
    ],
)
def test_each_hop_of_a_redirect_is_judged(site, downloader, location, message):
    site.pages["/a"] = moved(location)
    refused = why(downloader(allow_private=False), site.url("/a"))
    assert message in refused
    assert "me:password" not in refused
    assert site.paths() == ["/a"]


def test_redirects_are_followed_five_times(site, downloader):
    for number in range(7):
        site.pages[f"/{number}"] = moved(f"{number + 1}", status=(301, 302, 303, 307, 308)[number % 5])
    site.pages["/6"] = plain(b"text")
    assert downloader().download(site.url("/1")).fetched.final_address == site.url("/6")
    assert "more than 5 times" in why(downloader(), site.url("/0"))
    site.pages["/loop"] = moved("/loop")
    assert "more than 5 times" in why(downloader(), site.url("/loop"))
    site.pages["/nowhere"] = plain(b"", 302)
    assert "without saying where" in why(downloader(), site.url("/nowhere"))


# robots.txt


@pytest.mark.parametrize(
    ("path", "headers", "name"),
    [
        ("/x/2023%E5%B9%B4%E6%8A%A5.pdf", {}, "2023年报.pdf"),
        ("/down.do?id=3", {"Content_Disposition": 'attachment; filename="report.docx"'}, "report.docx"),
        ("/d", {"Content_Disposition": "attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.pdf"}, "年报.pdf"),
        ("/d", {"Content_Disposition": "attachment; filename=%E5%B9%B4%E6%8A%A5.pdf"}, "年报.pdf"),
        (
            "/d",
            {"Content_Disposition": "attachment; filename=" + "年报.pdf".encode().decode("latin-1")},
            "年报.pdf",
        ),
        (
            "/d",
            {"Content_Disposition": "attachment; filename=" + "年报.pdf".encode("gbk").decode("latin-1")},
            "年报.pdf",
        ),
        ("/d", {"Content_Disposition": 'attachment; filename="../../etc/evil.pdf"'}, "evil.pdf"),
        ("/d", {"Content_Disposition": 'attachment; filename="..\\\\..\\\\evil.pdf"'}, "evil.pdf"),
        ("/d", {"Content_Disposition": "attachment; filename=%2e%2e%2fevil.pdf"}, "evil.pdf"),
        (
            "/d",
            {"Content_Disposition": 'attachment; filename=".."', "Content_Type": "application/pdf"},
            "d.pdf",
        ),
        ("/x/..%2F..%2Fevil.pdf", {}, "evil.pdf"),
        ("/art/index.jsp?x=a.pdf", {"Content_Type": "text/html; charset=gbk"}, "index.jsp.html"),
        ("/", {"Content_Type": "image/png"}, "document"),
        ("/" + "n" * 300 + ".pdf", {}, "n" * 120 + ".pdf"),
    ],
)
def test_the_name_is_the_servers_or_the_end_of_the_address_and_never_a_path(
    site, downloader, path, headers, name
):
    site.pages[path] = plain(b"text", **headers)
    fetched = downloader().download(site.url(path)).fetched
    assert fetched.file_name == name
    assert not set(fetched.file_name) & set("/\\:\x00\n")


# again


def test_what_has_not_changed_is_not_sent_again(site, downloader):
    site.pages["/a"] = in_turn(plain(b"text", ETag='"1"'), plain(b"", 304), plain(b"new", ETag='"2"'))
    first = downloader().download(site.url("/a"))
    second = downloader().download(site.url("/a"), first.fetched)
    assert (second.content, second.fetched.status) == (None, 304)
    assert (second.fetched.etag, second.fetched.file_name) == ('"1"', first.fetched.file_name)
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert downloader().download(site.url("/a"), second.fetched).content == b"new"
