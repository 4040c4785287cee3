"""Addresses: what a list may name, and which machines may be connected to.

A name is resolved once, its IP addresses are judged, and the connection goes to one of those that
passed: a name that points elsewhere a moment later gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from gongkai.fetching import FetchError

Resolve = Callable[[str, int], list[str]]
IPAddress = IPv4Address | IPv6Address

LONGEST_ADDRESS = 2_000
_PORTS = {"http": 80, "https": 443}
_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last 32 bits are an IPv4 address


class AddressError(FetchError):
    """An address that is not fetched; the message never repeats a password."""


@dataclass(frozen=True, slots=True)
class Address:
    """A normalised http or https address without fragment; `target` is what the request line asks for."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host, and port where it is not the usual one, as the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address, written one way."""
        return self.origin + self.target


def parse_address(text: str) -> Address:
    """Normalise an address; AddressError where it is none that may be fetched."""
    if len(text) > LONGEST_ADDRESS:
        raise AddressError(f"the address is longer than {LONGEST_ADDRESS} characters")
    if not text.isprintable():
        raise AddressError("the address holds characters that cannot be printed")
    try:
        parts = parse_url(text.strip())
    except (LocationParseError, UnicodeError) as error:
        raise AddressError("the address is none: write it as https://host/path") from error
    return _demand_fetchable(parts)


def _demand_fetchable(parts: Url) -> Address:
    if parts.scheme not in _PORTS:
        raise AddressError("the address begins with neither http:// nor https://: write it whole")
    if parts.auth is not None:
        raise AddressError("the address holds a user name or password: remove it")
    host = (parts.host or "").strip("[]").rstrip(".")
    if not host or any(character.isspace() for character in host):
        raise AddressError("the address names no host: write it as https://host/path")
    if parts.port == 0:
        raise AddressError("the address names port 0")
    query = f"?{parts.query}" if parts.query is not None else ""
    return Address(parts.scheme, host, parts.port or _PORTS[parts.scheme], (parts.path or "/") + query)


def joined(base: Address, location: str) -> Address:
    """Where a redirect leads; AddressError as for any address."""
    try:
        # header lines come as Latin-1; what servers write beyond ASCII is UTF-8
        return parse_address(urljoin(base.url, location.strip().encode("latin-1").decode()))
    except ValueError as error:
        raise AddressError("it is redirected to what is no address") from error


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system knows them; OSError where it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(host: str, found: list[str], *, allow_private: bool) -> list[str]:
    """Those of the IP addresses of a host that may be connected to; AddressError if there are none."""
    fit = [text for text in found if _may_connect(text, allow_private=allow_private)]
    if not fit:
        raise AddressError(
            f"{host} is {', '.join(found[:3])}, no machine of the public internet: "
            "mend the address, or allow it with --allow-private"
        )
    return fit


def _may_connect(text: str, *, allow_private: bool) -> bool:
    meant = list(_meant(ip_address(text.partition("%")[0])))
    if any(ip.is_multicast or ip.is_unspecified for ip in meant):
        return False
    return allow_private or all(_is_public(ip) for ip in meant)


def _meant(ip: IPAddress) -> Iterator[IPAddress]:
    """The address, and the IPv4 addresses that an IPv6 one stands for."""
    yield ip
    if isinstance(ip, IPv6Address):
        embedded = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _TRANSLATED:
            embedded.append(IPv4Address(int(ip) & 0xFFFFFFFF))
        yield from (found for found in embedded if found is not None)


def _is_public(ip: IPAddress) -> bool:
    if isinstance(ip, IPv6Address):
        # versions of Python judge these differently; the IPv4 address in them is judged in any case
        if ip.ipv4_mapped is not None or ip in _TRANSLATED:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_multicast)
