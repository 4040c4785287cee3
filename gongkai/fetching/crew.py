"""Many addresses at a time: a few threads, never more for one host than it may have connections."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from gongkai.fetching import Fetched, FetchError
from gongkai.fetching.addresses import parse_address
from gongkai.fetching.downloading import Download, Downloader

Result = tuple[str, Download | FetchError]


def download_all(downloader: Downloader, wanted: Mapping[str, Fetched | None]) -> Generator[Result]:
    """Each address with what it gave, as they come in; each address is given with its fetch before.

    At most `Limits.connections` results lie in memory. Ending the iteration early stops the threads.
    """
    crew = _Crew(downloader, wanted)
    try:
        yield from crew.results()
    finally:
        crew.stop()


class _Crew:
    def __init__(self, downloader: Downloader, wanted: Mapping[str, Fetched | None]) -> None:
        self._downloader, self._wanted = downloader, wanted
        self._threads = ThreadPoolExecutor(downloader.limits.connections, thread_name_prefix="fetch")
        self._running: dict[Future[Download], str] = {}
        self._waiting: dict[str, deque[str]] = {}
        for address in wanted:
            self._waiting.setdefault(parse_address(address).host, deque()).append(address)
        # each host stands in the queue once for each connection it may have
        per_host = downloader.limits.connections_per_host
        self._queue = deque(host for _ in range(per_host) for host in self._waiting)

    def results(self) -> Iterator[Result]:
        self._fill()
        while self._running:
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                address = self._running.pop(future)
                self._queue.append(parse_address(address).host)
                self._fill()
                yield address, _result(future)

    def stop(self) -> None:
        self._downloader.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _fill(self) -> None:
        while self._queue and len(self._running) < self._downloader.limits.connections:
            waiting = self._waiting[self._queue.popleft()]
            if waiting:
                address = waiting.popleft()
                before = self._wanted[address]
                self._running[self._threads.submit(self._downloader.download, address, before)] = address


def _result(future: Future[Download]) -> Download | FetchError:
    try:
        return future.result()
    except FetchError as error:
        return error
