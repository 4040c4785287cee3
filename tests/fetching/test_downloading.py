"""One address: what comes back, what is refused, and how patient fetching is, against a local server."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gongkai.fetching import FetchError
from tests.fetching.server import Site, dripping, in_turn, moved, plain, serving

MEGABYTE = 1024 * 1024


def why(downloader, address, before=None) -> str:
    with pytest.raises(FetchError) as refused:
        downloader.download(address, before)
    message = str(refused.value)
    assert "\n" not in message
    return message


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


def test_what_is_too_large_is_refused_before_it_is_read(site, downloader):
    site.pages["/declared"] = plain(b"x", Content_Length=str(30 * MEGABYTE))
    site.pages["/endless"] = dripping(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"x" * 4096, every=0.0
    )
    site.pages["/most"] = plain(b"x" * 10_000)
    fetching = downloader(size=10_000, whole=5.0)
    assert "larger than" in why(fetching, site.url("/declared"))
    assert "larger than" in why(fetching, site.url("/endless"))
    assert len(fetching.download(site.url("/most")).content) == 10_000
    assert len(site.paths()) == 3


@pytest.mark.parametrize("packed", ["gzip", "deflate", "x-gzip", "gzip, gzip"])
def test_the_limit_is_on_what_is_unpacked(site, downloader, packed):
    def pack(content: bytes) -> bytes:
        for name in packed.split(", "):
            content = zlib.compress(content) if name == "deflate" else gzip.compress(content)
        return content

    bomb, fine = pack(b"\0" * 60 * MEGABYTE), pack("年度报告".encode() * 100)
    assert len(bomb) < 0.1 * MEGABYTE
    site.pages["/bomb"] = plain(bomb, Content_Encoding=packed)
    site.pages["/fine"] = plain(fine, Content_Encoding=packed)
    assert "larger than" in why(downloader(size=MEGABYTE, whole=20.0), site.url("/bomb"))
    assert downloader().download(site.url("/fine")).content == "年度报告".encode() * 100


def test_what_does_not_unpack_or_was_not_asked_for_is_refused(site, downloader):
    site.pages["/bad"] = plain(b"\x1f\x8b broken", Content_Encoding="gzip")
    site.pages["/other"] = plain(b"...", Content_Encoding="br")
    assert "does not unpack" in why(downloader(), site.url("/bad"))
    assert "packed as 'br'" in why(downloader(), site.url("/other"))


def test_fewer_bytes_than_were_promised_are_no_document(site, downloader):
    site.pages["/a"] = plain(b"half", Content_Length="1000")
    assert "broke off" in why(downloader(retries=1), site.url("/a"))
    site.pages["/b"] = in_turn(plain(b"half", Content_Length="1000"), plain(b"whole"))
    assert downloader().download(site.url("/b")).content == b"whole"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.pages["/c"] = lambda handler: handler.wfile.write(chunked + b"4\r\nhalf\r\n")
    assert "broke off" in why(downloader(retries=0), site.url("/c"))
    site.pages["/d"] = lambda handler: handler.wfile.write(chunked + b"4\r\nhalf\r\n4\r\nhalf\r\n0\r\n\r\n")
    assert downloader().download(site.url("/d")).content == b"halfhalf"


def test_a_server_that_says_nothing_or_drips_is_left(site, downloader):
    site.pages["/silent"] = lambda _: time.sleep(0.5)
    site.pages["/header"] = dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", every=0.02)
    site.pages["/body"] = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x", every=0.02)
    site.pages["/empty"] = dripping(
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", gzip.compress(b""), every=0.02
    )
    begun = time.monotonic()
    fetching = downloader(retries=0, read=0.1, whole=0.2)
    assert "does not answer, or does not go on" in why(fetching, site.url("/silent"))
    for path in ("/header", "/body", "/empty"):
        assert "took longer than 0.2 seconds" in why(fetching, site.url(path))
    assert time.monotonic() - begun < 30


def test_no_answer_of_http_at_all(site, downloader):
    site.pages["/a"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")
    site.pages["/b"] = lambda handler: handler.wfile.write(
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"
    )
    site.pages["/c"] = lambda _: None
    for path in ("/a", "/b", "/c"):
        assert "broke off" in why(downloader(retries=0), site.url(path))


# kinds


@pytest.mark.parametrize(
    "kind",
    [
        "video/mp4",
        "audio/mpeg",
        "application/x-msdownload",
        "application/java-archive",
        "Text/JavaScript; x=y",
    ],
)
def test_what_says_it_is_no_document_is_not_read(site, downloader, kind):
    site.pages["/a"] = plain(b"x" * 100, Content_Type=kind)
    assert "no document" in why(downloader(), site.url("/a"))


@pytest.mark.parametrize(
    "head",
    [
        *(b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\n", b"\xcf\xfa\xed\xfe", b"\x00\x00\x00\x20ftypisom"),
        *(b"RIFF\x00\x00\x00\x00AVI ", b"\x1a\x45\xdf\xa3", b"OggS", b"ID3\x04", b"FLV\x01"),
    ],
)
def test_what_is_no_document_by_its_first_bytes_is_not_read_whatever_it_says(site, downloader, head):
    site.pages["/a.pdf"] = plain(head + b"\x00" * 100, Content_Type="application/pdf")
    assert "no document" in why(downloader(), site.url("/a.pdf"))
    slowly = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + head[:1]

    def in_two_pieces(handler) -> None:
        handler.wfile.write(slowly)
        handler.wfile.flush()
        time.sleep(0.02)
        handler.wfile.write(head[1:] + b"\x00" * 100)

    site.pages["/b.pdf"] = in_two_pieces
    assert "no document" in why(downloader(), site.url("/b.pdf"))


@pytest.mark.parametrize(
    "kind", ["application/octet-stream", "application/x-download", "", "image/png", "nonsense"]
)
def test_every_other_kind_is_left_to_the_reader(site, downloader, kind):
    site.pages["/a"] = plain(b"<html>please log in</html>", Content_Type=kind)
    assert downloader().download(site.url("/a")).content == b"<html>please log in</html>"


# names


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


def test_headers_that_are_folded_or_endless_come_to_no_harm(site, downloader):
    folded = b'HTTP/1.1 200 OK\r\nETag: "a\r\n b"\r\nLast-Modified: ' + b"x" * 5000 + b"\r\n\r\ntext"
    site.pages["/a"] = lambda handler: handler.wfile.write(folded)
    first = downloader().download(site.url("/a")).fetched
    assert (first.etag, first.last_modified) == ('"a b"', None)
    assert downloader().download(site.url("/a"), first).content == b"text"
    assert site.asked[-1].headers["If-None-Match"] == '"a b"'


def test_a_304_that_was_not_asked_for_is_an_error(site, downloader):
    site.pages["/a"] = plain(b"", 304)
    assert "answers 304" in why(downloader(), site.url("/a"))


# TLS


@pytest.fixture
def secure(tmp_path):
    """A site over TLS whose certificate is for report.example, and a context that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "report.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("report.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "site.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    trusting = ssl.create_default_context(cafile=str(pem))
    with serving(Site(), tls=context) as site:
        site.pages["/a"] = plain(b"text")
        yield site, trusting


def test_the_certificate_must_be_that_of_the_name_and_trusted(secure, downloader):
    site, trusting = secure

    def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    address = f"https://report.example:{site.port}/a"
    got = downloader(resolver=here, tls=trusting).download(address)
    assert got.content == b"text"
    assert "no secure connection to other.example" in why(
        downloader(resolver=here, tls=trusting), f"https://other.example:{site.port}/a"
    )
    asked = len(site.asked)
    assert "no secure connection" in why(downloader(resolver=here), address)
    assert len(site.asked) == asked
