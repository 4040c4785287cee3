"""Which addresses a list may name, and which machines they may lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.fetching.addresses import AddressError, checked, joined, parse_address, resolve

PUBLIC = ["8.8.8.8", "::ffff:8.8.8.8", "64:ff9b::808:808", "2400:3200::1"]
PRIVATE = [
    *("127.0.0.1", "127.9.9.9", "10.1.1.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254"),
    *("240.0.0.1", "198.18.0.1", "192.0.2.1", "::1", "fe80::1%eth0", "fec0::1", "fc00::1", "::127.0.0.1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"),
]
NOBODY = ["0.0.0.0", "::", "224.0.0.1", "239.1.1.1", "233.1.1.1", "ff02::1", "::ffff:224.0.0.1"]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (
            "HTTP://Ex.GOV.cn:80/中文 路/a.pdf?x=年#f",
            "http://ex.gov.cn/%E4%B8%AD%E6%96%87%20%E8%B7%AF/a.pdf?x=%E5%B9%B4",
        ),
        ("http://北京.中国", "http://xn--1lq90i.xn--fiqs8s/"),
        ("https://h.cn:8443/a/../b", "https://h.cn:8443/b"),
        ("https://[2400:3200::1]/", "https://[2400:3200::1]/"),
        ("http://h.cn./x", "http://h.cn/x"),
        ("http://h.cn/a%0d%0aX: y", "http://h.cn/a%0D%0AX:%20y"),
    ],
)
def test_one_address_is_written_one_way(text, url):
    assert parse_address(text).url == url
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    "text",
    [
        *("ftp://h/x", "file:///etc/passwd", "javascript:alert(1)", "www.gov.cn/x", "//h/x", "", "年报"),
        *(
            "http:///x",
            "http://h:99999/",
            "http://h:0/",
            "http://a b/",
            "http://h/\r\nHost: x",
            "http://h/\x00",
        ),
        "http://h/" + "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_refused(text):
    with pytest.raises(AddressError):
        parse_address(text)


@pytest.mark.parametrize(
    "text", ["http://me:secret@h.cn/", "https://secret@h.cn/x", "http://me:@h.cn/secret"]
)
def test_a_password_is_refused_and_not_repeated(text):
    with pytest.raises(AddressError, match="user name or password") as refused:
        parse_address(text)
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text):
    for attempt in (text, "http://" + text, "http://h.cn/" + text):
        try:
            address = parse_address(attempt)
        except AddressError:
            continue
        assert address.url.isascii()
        assert not set(address.target) & set(" \r\n\t")
        assert parse_address(address.url) == address


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_machines_are_allowed(ip):
    assert checked("h.cn", [ip], allow_private=False) == [ip]


@pytest.mark.parametrize("ip", PRIVATE)
def test_private_machines_are_allowed_only_where_asked_for(ip):
    assert checked("h.cn", [ip], allow_private=True) == [ip]
    with pytest.raises(AddressError, match="no machine of the public internet"):
        checked("h.cn", [ip], allow_private=False)


@pytest.mark.parametrize("ip", NOBODY)
def test_addresses_of_nobody_or_of_many_are_never_allowed(ip):
    with pytest.raises(AddressError):
        checked("h.cn", [ip], allow_private=True)


def test_of_several_only_the_public_ones_are_connected_to():
    assert checked("h.cn", ["10.0.0.1", "8.8.8.8", "::1"], allow_private=False) == ["8.8.8.8"]


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1"])
def test_numbers_in_other_spellings_are_judged_by_the_machine_they_mean(host):
    with pytest.raises(AddressError):
        checked(host, resolve(parse_address(f"http://{host}/").host, 80), allow_private=False)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "http://h.cn/b"),
        ("b?x=1", "http://h.cn/a/b?x=1"),
        ("//other.cn/", "http://other.cn/"),
        ("/年".encode().decode("latin-1"), "http://h.cn/%E5%B9%B4"),
    ],
)
def test_where_a_redirect_leads(location, url):
    assert joined(parse_address("http://h.cn/a/c"), location).url == url


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://u:p@h/", "http://[", "gopher://h/"])
def test_a_redirect_to_no_web_address_is_refused(location):
    with pytest.raises(AddressError):
        joined(parse_address("http://h.cn/a"), location)
