"""What holds for all tests."""

import os

import pytest

import gongkai  # noqa: F401 - before numpy: it says with how many threads


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: who waits for a browser, a kill or a time limit leaves one idle."""
    return (os.cpu_count() or 1) + 1
