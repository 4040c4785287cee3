import pytest

from gongkai.fetching import Limits, addresses
from gongkai.fetching.downloading import Downloader
from tests.fetching.server import QUICK, local_site


@pytest.fixture
def site():
    with local_site() as running:
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


@pytest.fixture
def as_if_public(monkeypatch):
    """127.0.0.1 stands in for a machine of the public internet, and no other machine does."""
    judge = addresses._may_connect
    monkeypatch.setattr(addresses, "_may_connect", lambda ip, **kept: ip == "127.0.0.1" or judge(ip, **kept))
