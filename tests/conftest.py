"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

import gongkai  # noqa: F401 - before numpy: it says with how many threads

# how long an example takes is the machine's affair; all else as it is, on a server of tests or on a desk
settings.register_profile("whatever the clock says", parent=settings(), deadline=None)
settings.load_profile("whatever the clock says")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: who waits for a browser, a kill or a time limit leaves one idle."""
    return (os.cpu_count() or 1) + 1
