"""Gongkai reads annual disclosure reports of Chinese government bodies and holds them against themselves."""

import os

# before anything loads numpy: the arrays here are small, and threads of its linear algebra only wait for each other
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
