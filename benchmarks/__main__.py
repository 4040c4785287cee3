"""Run all benchmarks, or those named: `python -m benchmarks accuracy disturbances`."""

from __future__ import annotations

import sys

from benchmarks import accuracy, copies, disturbances, faults, load, ocr, pages, paint, rules, speed

ALL = {
    "accuracy": accuracy.run,
    "disturbances": disturbances.run,
    "copies": copies.run,
    "speed": speed.run,
    "ocr": ocr.run,
    "faults": faults.run,
    "rules": rules.run,
    "pages": pages.run,
    "paint": paint.run,
    "load": load.run,
}


def main() -> int:
    """Run and print; exit code 1 for an unknown name."""
    names = sys.argv[1:] or list(ALL)
    unknown = [name for name in names if name not in ALL]
    if unknown:
        sys.stderr.write(f"no benchmark {unknown[0]!r}; there are {', '.join(ALL)}\n")
        return 1
    for name in names:
        ALL[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
