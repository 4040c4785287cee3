"""Document + forms -> reports: who, when, which edition, cells, claims, and what was not understood."""
