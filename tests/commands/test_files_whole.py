"""A file that is asked for by name is there whole, or what was there before is."""

import os
import subprocess
import sys

import pytest

from gongkai.errors import UsageError
from gongkai.gathering import gather
from gongkai.handing import hand_over, replacing

OLD, NEW = b"of last year", b"of this year"


def test_it_takes_the_place_of_the_old_one(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    hand_over(file, NEW)
    assert file.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [file]


def test_where_the_disk_is_full_the_old_one_stays(tmp_path, monkeypatch):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match=r"a\.csv: cannot be written \(No space left on device\)"):
        hand_over(file, NEW)
    assert file.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [file]


def test_a_fault_of_what_makes_it_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a.csv") as file:
        file.write(NEW[: 1 // 0])
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_one(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    (tmp_path / "link.csv").symlink_to(file)
    hand_over(tmp_path / "link.csv", NEW)
    assert (tmp_path / "link.csv").is_symlink()
    assert file.read_bytes() == NEW


KILLED = """
import os, signal, sys
from pathlib import Path
from gongkai.handing import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_on_the_way_the_old_one_stays(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(OLD)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False)
    assert ended.returncode < 0
    assert file.read_bytes() == OLD
    (left,) = (path for path in tmp_path.iterdir() if path != file)
    assert gather([tmp_path]).found == ()  # it is no document
    hand_over(tmp_path / "b.csv", NEW)
    assert left.exists()  # of another name
    hand_over(file, NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.csv"]


def test_what_another_is_writing_is_left_to_it(tmp_path):
    file = tmp_path / "a.csv"
    with replacing(file) as slow:
        slow.write(OLD)
        hand_over(file, NEW)
        assert file.read_bytes() == NEW
    assert file.read_bytes() == OLD  # the last to finish
    assert list(tmp_path.iterdir()) == [file]


def test_links_that_lead_round_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    with pytest.raises(UsageError, match=r"a\.csv: cannot be written \(Too many levels of symbolic links\)"):
        hand_over(tmp_path / "a.csv", NEW)
    assert (tmp_path / "a.csv").is_symlink()


@pytest.mark.parametrize("name", ["exporting", "briefing", "lettering", "packing"])
def test_what_commands_write_goes_this_way(name):
    module = __import__(f"gongkai.{name}", fromlist=["hand_over"])
    assert hasattr(module, "hand_over") or hasattr(module, "replacing")
