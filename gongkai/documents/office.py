"""Old Word documents (.doc, .rtf, .wps): turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from gongkai.documents import Document, UnreadableError
from gongkai.documents.docx import read_docx

MEDIA_TYPE = "application/msword"
TIMEOUT_SECONDS = 60
_COMMANDS = ("soffice", "libreoffice")


def read_doc(content: bytes, source_name: str) -> Document:
    """Read an old Word document; UnreadableError where LibreOffice is missing or cannot read it."""
    command = next((found for name in _COMMANDS if (found := shutil.which(name))), None)
    if command is None:
        raise UnreadableError(
            "an old Word file (.doc): save the report as .docx or PDF, or install LibreOffice, which reads it"
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        return replace(
            read_docx(_converted(command, content, Path(folder)), source_name), media_type=MEDIA_TYPE
        )


def _converted(command: str, content: bytes, folder: Path) -> bytes:
    """The document as .docx; made in a folder of its own with a profile of its own."""
    source = folder / "report.doc"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    _run([command, profile, *options])
    result = folder / "report.docx"
    if not result.is_file():
        raise UnreadableError(
            "an old Word file that LibreOffice cannot read: save the report as .docx or PDF"
        )
    return result.read_bytes()


def _run(arguments: list[str]) -> None:
    """Run to the end or stop it with all it started, for the command is often a script around the program."""
    with subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise UnreadableError(
                f"an old Word file that LibreOffice did not read in {TIMEOUT_SECONDS} seconds: save it as .docx"
            ) from error
