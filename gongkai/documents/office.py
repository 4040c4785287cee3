"""Old Word documents (.doc, .rtf, .wps): turned into .docx by LibreOffice where it is installed.

Each document gets a folder and a profile of its own, so several can be read at once and nothing is left
behind. The profile forbids macros, and fetching or following anything that the document links to.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from gongkai.documents import Document, UnreadableError
from gongkai.documents.docx import read_docx
from gongkai.documents.limits import grants
from gongkai.documents.package import open_package, part

MEDIA_TYPE = "application/msword"
TIMEOUT_SECONDS = 60
_COMMANDS = ("soffice", "libreoffice")
# the end of the last cell of a row and that of the row, as .doc keeps Chinese text
_ROW_END = b"\x07\x00\x07\x00"
_NEVER = 2
_MANUAL_PROXY = 2
_NOBODY_LISTENS = 9
_NODE = "/org.openoffice."
# where LibreOffice keeps a setting: node, name, value
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", str(_NEVER)),
    ("Inet/Settings", "ooInetProxyType", str(_MANUAL_PROXY)),
    *(
        setting
        for protocol in ("HTTP", "HTTPS")
        for setting in (
            ("Inet/Settings", f"ooInet{protocol}ProxyName", "127.0.0.1"),
            ("Inet/Settings", f"ooInet{protocol}ProxyPort", str(_NOBODY_LISTENS)),
        )
    ),
)


def read_doc(content: bytes, source_name: str) -> Document:
    """Read an old Word document; UnreadableError where LibreOffice is missing or cannot read it."""
    command = next((found for name in _COMMANDS if (found := shutil.which(name))), None)
    if command is None:
        raise UnreadableError(
            "an old Word file (.doc): save the report as .docx or PDF, or install LibreOffice, which reads it"
        )
    grants.demand("programs")
    # what was stopped may still be writing while its folder goes
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        return replace(
            read_docx(_converted(command, content, Path(folder)), source_name), media_type=MEDIA_TYPE
        )


def _converted(command: str, content: bytes, folder: Path) -> bytes:
    """The document as .docx."""
    source = folder / "report.doc"
    source.write_bytes(content)
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    _run([command, profile, *options], folder)
    result = folder / "report.docx"
    if not result.is_file():
        raise UnreadableError(
            "an old Word file that LibreOffice cannot read, because it is broken or locked: "
            "save the report as .docx or PDF"
        )
    made = result.read_bytes()
    if content.count(_ROW_END) and not _has_tables(made):
        raise UnreadableError(
            "an old Word file whose tables LibreOffice loses: save the report as .docx or PDF"
        )
    return made


def _has_tables(made: bytes) -> bool:
    with open_package(made) as archive:
        return b"<w:tbl>" in part(archive, "word/document.xml")


def _settings() -> str:
    items = "".join(
        f'<item oor:path="{_NODE}{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for node, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(arguments: list[str], folder: Path) -> None:
    """Run to the end or stop it with all it started, for the command is often a script around the program."""
    with subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder)},
    ) as process:
        try:
            process.wait(TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(
                f"an old Word file that LibreOffice did not read in {TIMEOUT_SECONDS} seconds: save it as .docx"
            ) from error
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
