"""One request and its answer: over a connection to an IP address that was judged, and in bounded time."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from threading import Timer

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from gongkai.fetching import FetchError, Limits
from gongkai.fetching.addresses import Address, Resolve, checked, resolve
from gongkai.fetching.patience import AGAIN, LaterError
from gongkai.fetching.turns import StoppedError

_UNPACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_IPS_TRIED = 3


class Exchange:
    """Requests of one run; `resolve` and `tls` are those of the system unless others are given."""

    def __init__(
        self,
        limits: Limits,
        agent: str,
        *,
        allow_private: bool,
        resolver: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits, self._allow_private, self._resolve = limits, allow_private, resolver
        self._tls = tls or ssl.create_default_context()
        self._going_on: set[_Deadline] = set()
        self._is_stopped = False
        self._headers = {
            "User-Agent": agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    @contextmanager
    def get(self, address: Address, headers: Mapping[str, str]) -> Iterator[BaseHTTPResponse]:
        """Ask for an address; its body is read within. FetchError, or LaterError for what may pass."""
        ips = self._ips(address)
        with (
            self._in_time() as deadline,
            _told(address, deadline),
            closing(self._connected(address, ips, deadline)) as connection,
        ):
            deadline.demand_kept(address)  # it may have been over before there was a connection to cut off
            own = {"Host": address.authority, **self._headers, **headers}
            connection.request("GET", address.target, headers=own, preload_content=False)
            answer = connection.getresponse()
            _demand_unpackable(answer)
            yield answer
            deadline.demand_kept(address)  # a connection cut off can look like one that ended

    def stop(self) -> None:
        """Cut off every connection, and make no more."""
        self._is_stopped = True
        for deadline in list(self._going_on):
            deadline.cut()

    @contextmanager
    def _in_time(self) -> Iterator[_Deadline]:
        with _Deadline(self._limits.whole) as deadline:
            self._going_on.add(deadline)
            try:
                if self._is_stopped:
                    raise StoppedError("fetching was stopped")
                yield deadline
            finally:
                self._going_on.discard(deadline)

    def _ips(self, address: Address) -> list[str]:
        try:
            found = self._resolve(address.host, address.port)
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise LaterError(address.host, f"the name {address.host} cannot be looked up") from error
            raise FetchError(f"there is no host {address.host}: mend the address") from error
        except (OSError, UnicodeError) as error:
            raise FetchError(f"{address.host} is no name of a host: mend the address") from error
        return checked(address.host, found, allow_private=self._allow_private)

    def _connected(self, address: Address, ips: list[str], deadline: _Deadline) -> HTTPConnection:
        for number, ip in enumerate(ips[:_IPS_TRIED], start=1):
            connection = self._connection(address, ip)
            deadline.watch(connection)
            try:
                connection.connect()
            except (NewConnectionError, ConnectTimeoutError):
                connection.close()
                if number == len(ips[:_IPS_TRIED]):
                    raise
                continue
            deadline.watch(connection)
            connection.timeout = self._limits.read
            return connection
        raise FetchError(f"{address.host} has no IP address: mend the address")

    def _connection(self, address: Address, ip: str) -> HTTPConnection:
        if address.scheme == "http":
            return HTTPConnection(ip, address.port, timeout=self._limits.connect)
        # connected to the IP address, but the certificate must be that of the name
        return HTTPSConnection(
            ip,
            address.port,
            timeout=self._limits.connect,
            ssl_context=self._tls,
            server_hostname=address.host,
        )


class _Deadline:
    """Cuts the connection off when the time for it is over, whatever it is waiting for."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._connection: HTTPConnection | None = None
        self._socket: socket.socket | None = None
        self._is_over = False
        self._timer = Timer(seconds, self.cut)
        self._timer.daemon = True

    def watch(self, connection: HTTPConnection) -> None:
        # connected, its socket is kept: the connection forgets it where the server announces to close
        self._connection, self._socket = connection, connection.sock

    def demand_kept(self, address: Address) -> None:
        if self._is_over:
            raise LaterError(address.host, f"{address.host} took longer than {self._seconds:g} seconds")

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def cut(self) -> None:
        self._is_over = True
        connected = self._socket or (self._connection.sock if self._connection else None)
        if connected is not None:
            with suppress(OSError):  # it may have ended by itself a moment ago
                socket.socket.shutdown(connected, socket.SHUT_RDWR)


@contextmanager
def _told(address: Address, deadline: _Deadline) -> Iterator[None]:
    """Errors of the connection in words of ours."""
    host = address.host
    try:
        yield
    except (ssl.SSLError, SSLError) as error:
        deadline.demand_kept(address)
        raise FetchError(f"no secure connection to {host} ({_said(error)}): ask the site") from error
    except DecodeError as error:
        raise FetchError(f"what {host} sends does not unpack: {AGAIN}") from error
    except NewConnectionError as error:
        deadline.demand_kept(address)
        raise LaterError(host, f"{host} cannot be reached ({_said(error)})") from error
    except (ConnectTimeoutError, ReadTimeoutError, TimeoutError) as error:
        deadline.demand_kept(address)
        raise LaterError(host, f"{host} does not answer, or does not go on") from error
    except (HTTPError, HTTPException, OSError) as error:
        deadline.demand_kept(address)
        raise LaterError(host, f"{host} broke off ({_said(error)})") from error


def _said(error: Exception) -> str:
    """What the system says, or the kind of error: the objects named in a message help nobody."""
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return cause.verify_message
    if isinstance(cause, ssl.SSLError):
        return cause.reason or type(cause).__name__
    return (cause.strerror if isinstance(cause, OSError) else None) or type(error).__name__


def _demand_unpackable(answer: BaseHTTPResponse) -> None:
    packed = answer.headers.get("Content-Encoding", "")
    if not {part.strip().lower() for part in packed.split(",")} <= _UNPACKED:
        raise FetchError(f"it comes packed as {packed[:40]!r}, which was not asked for: {AGAIN}")
