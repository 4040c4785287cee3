import pytest

from gongkai.fetching import Limits
from gongkai.fetching.downloading import Downloader
from tests.fetching.server import Site, plain, serving

QUICK = {"pause": 0.0, "backoff": 0.01, "connect": 1.0, "read": 0.3, "whole": 0.5, "longest_pause": 1.0}


@pytest.fixture
def site():
    with serving(Site()) as running:
        running.pages["/robots.txt"] = plain(b"", 404)
        yield running


@pytest.fixture
def downloader():
    """Makes a downloader that may go to the local server and does not wait long."""

    def make(*, allow_private: bool = True, resolver=None, tls=None, **limits) -> Downloader:
        chosen = {"resolver": resolver} if resolver else {}
        return Downloader(
            Limits(**{**QUICK, **limits}), "Gongkai/test", allow_private=allow_private, tls=tls, **chosen
        )

    return make
