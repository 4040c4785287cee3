"""What a downloader says when it refuses."""

import pytest

from gongkai.fetching import FetchError

MEGABYTE = 1024 * 1024


def why(downloader, address, before=None) -> str:
    with pytest.raises(FetchError) as refused:
        downloader.download(address, before)
    message = str(refused.value)
    assert "\n" not in message
    return message
