"""What holds for all tests."""

import gongkai  # noqa: F401 - before numpy: it says with how many threads
