"""Several processes write at once, and are killed while they do: what was acknowledged is there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from gongkai.review import Reviews

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from gongkai.review import Decision, Reviews
from tests.review.subjects import subject

name, store, many = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
for number in range(many):
    keys = [subject(f"{name}-{number}-{part}") for part in range(3)]
    print(Reviews(store).record(keys, Decision("confirmed", name, note="alike")), flush=True)
"""
WRITERS = 4


def _writer(name: str, store: Path, many: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, name, str(store), str(many)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_processes_that_write_at_once_lose_nothing(tmp_path):
    running = [_writer(f"w{number}", tmp_path, 25) for number in range(WRITERS)]
    told = [writer.communicate(timeout=120) for writer in running]
    assert [writer.returncode for writer in running] == [0] * WRITERS, told
    acknowledged = {batch for output, _ in told for batch in output.split()}
    events = Reviews(tmp_path).events()
    assert len(acknowledged) == WRITERS * 25
    assert {event.batch for event in events} == acknowledged
    assert [event.event for event in events] == list(range(1, WRITERS * 25 * 3 + 1))


def test_kill_9_loses_no_acknowledged_decision_and_leaves_no_half_batch(tmp_path):
    acknowledged: set[str] = set()
    for round_number in range(6):
        writer = _writer(f"w{round_number}", tmp_path, 100_000)
        assert writer.stdout is not None
        acknowledged |= {writer.stdout.readline().strip() for _ in range(3 + round_number)}
        os.kill(writer.pid, signal.SIGKILL)
        rest, _ = writer.communicate(timeout=60)
        acknowledged |= {line for line in rest.split("\n")[:-1] if line}
    events = Reviews(tmp_path).events()
    sizes = dict.fromkeys(acknowledged, 0)
    for event in events:
        sizes[event.batch] = sizes.get(event.batch, 0) + 1
    assert set(sizes.values()) == {3}
