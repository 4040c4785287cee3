"""Answers that are no document: too large, torn, silent, of another kind, or not asked for."""

import gzip
import time
import zlib

import pytest

from tests.fetching.refusing import MEGABYTE, why
from tests.fetching.server import dripping, in_turn, plain


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
