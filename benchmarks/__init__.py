"""Benchmarks that print tables: accuracy on real documents, ratios of speed measured in one run."""
