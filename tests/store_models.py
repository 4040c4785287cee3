"""Stores that many tests begin with: published once by a process, and copied from then on."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

_models = TemporaryDirectory(prefix="gongkai-stores-")  # held as long as the process, and gone with it


def published(publish: Callable[[Path], None], folder: Path) -> Path:
    """Publish into a folder, by copying unless it holds a store already; the folder."""
    if folder.exists() and any(folder.iterdir()):
        publish(folder)
    else:
        shutil.copytree(_model(publish), folder, dirs_exist_ok=True)
    return folder


def model_folder(of: str) -> Path:
    """An empty folder that stays as long as the process."""
    return Path(mkdtemp(prefix=f"{of}-", dir=_models.name))


@cache
def _model(publish: Callable[[Path], None]) -> Path:
    folder = model_folder(publish.__name__)
    publish(folder)
    return folder
