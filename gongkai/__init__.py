"""Gongkai reads annual disclosure reports of Chinese government bodies and holds them against themselves."""

__version__ = "0.1.0"
