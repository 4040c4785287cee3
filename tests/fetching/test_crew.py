"""Many addresses at a time: the limits a host may count on, and stopping."""

import time
from contextlib import ExitStack

import pytest

from gongkai.fetching import FetchError
from gongkai.fetching.crew import download_all
from gongkai.fetching.turns import StoppedError
from tests.fetching.server import Site, dripping, plain, serving


def all_of(downloader, addresses):
    return dict(download_all(downloader, dict.fromkeys(addresses)))


@pytest.mark.parametrize("connections", [1, 2, 3])
def test_a_host_never_sees_more_connections_than_allowed(site, downloader, connections):
    addresses = [site.url(f"/{number}") for number in range(12)]
    site.pages |= {f"/{number}": site.taking(0.02) for number in range(12)}
    site.pages["/4"] = plain(b"", 404)
    results = all_of(downloader(connections_per_host=connections), addresses)
    assert site.most_at_once == connections
    assert [address for address in addresses if isinstance(results[address], FetchError)] == [addresses[4]]
    assert sorted(results) == sorted(addresses)


def test_a_redirect_takes_its_turn_at_the_host_it_leads_to(site, downloader):
    """Four names that all lead to one host: it sees no more connections than any host."""
    for number in range(12):
        site.pages[f"/{number}"] = site.taking(0.02)

    def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    with serving(Site()) as other:
        for number in range(12):
            other.pages[f"/{number}"] = plain(
                b"", 302, Location=f"http://target.example:{site.port}/{number}"
            )
        addresses = [f"http://h{number % 4}.example:{other.port}/{number}" for number in range(12)]
        results = all_of(downloader(resolver=here), addresses)
    assert all(result.content == b"text" for result in results.values())
    assert site.most_at_once == 2


def test_there_is_a_pause_between_two_requests_to_a_host(site, downloader):
    addresses = [site.url(f"/{number}") for number in range(5)]
    begun = time.monotonic()
    all_of(downloader(pause=0.05, connections_per_host=4), addresses)
    assert time.monotonic() - begun >= (len(site.asked) - 1) * 0.05


def test_a_slow_host_keeps_no_other_waiting(downloader):
    with ExitStack() as stack:
        slow, *quick = (stack.enter_context(serving(Site())) for _ in range(4))

        def by_name(host: str, port: int) -> list[str]:
            return ["127.0.0.1"]

        slow.pages = {f"/{number}": slow.taking(0.25) for number in range(4)}
        addresses = [f"http://slow.example:{slow.port}/{number}" for number in range(4)]
        for place, site in enumerate(quick):
            site.pages = {f"/{number}": plain(b"text") for number in range(10)}
            addresses += [f"http://q{place}.example:{site.port}/{number}" for number in range(10)]
        fetching = downloader(resolver=by_name, connections=4, read=2.0, whole=2.0)
        order = [address for address, _ in download_all(fetching, dict.fromkeys(addresses))]
    assert all("slow" in address for address in order[-2:])


def test_stopping_ends_all_waiting_and_cuts_off_what_is_read(site, downloader):
    addresses = [site.url(f"/{number}") for number in range(20)]
    site.pages |= {f"/{number}": plain(b"text") for number in range(20)}
    site.pages["/1"] = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"x", every=0.01)
    fetching = downloader(whole=60.0)
    results = download_all(fetching, dict.fromkeys(addresses))
    next(results)
    while "/1" not in site.paths():
        time.sleep(0.005)
    fetching.turns.rest("127.0.0.1", 60)
    begun = time.monotonic()
    results.close()
    assert time.monotonic() - begun < 30  # of 60 to rest and 60 to read
    assert len(site.paths()) < 20
    with pytest.raises(StoppedError):
        fetching.download(addresses[0])
