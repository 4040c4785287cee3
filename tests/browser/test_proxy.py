"""The dashboard behind Debian's nginx with deploy/nginx.conf: headers, websocket, limits, and nothing that the policy breaks."""

import getpass
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response, WebSocket, expect

from pages import navigation
from tests.browser.seeing import downloaded, open_page
from tests.browser.serving import free_port, wait_for
from tests.figures import IS_RELEASE
from tests.fixture_store import FINDING

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
# every page before a release, else one of each kind: charts, tables, a document beside its form, files
PAGES = navigation.slugs() if IS_RELEASE else ("overview", "anomalies", "report", "export")


@pytest.fixture(scope="module")
def proxy(dashboard, tmp_path_factory) -> Iterator[str]:
    """The address of nginx with the example's configuration: only ports and places of its files are others."""
    if NGINX is None:
        if "CI" in os.environ:
            pytest.fail("no nginx is installed")
        pytest.skip("no nginx is installed")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    conf = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    for written, here in (
        ("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};"),
        ("server 127.0.0.1:8501;", f"server {dashboard.removeprefix('http://')};"),
        ("/run/gongkai-nginx.pid", f"{folder}/nginx.pid"),
        ("/var/log/nginx/", f"{folder}/"),
        (
            "http {\n",
            f"http {{\n    client_body_temp_path {folder}/body;\n    proxy_temp_path {folder}/proxy;\n",
        ),
    ):
        assert conf.count(written) >= 1, written
        conf = conf.replace(written, here)
    conf = f"user {getpass.getuser()};\n{conf}"  # the folder of a test is its own user's
    (folder / "nginx.conf").write_text(conf, "utf-8")
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    log = folder / "log.txt"
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _status(address: str, body: bytes | None = None) -> int:
    request = urllib.request.Request(address, data=body, method="PUT" if body else "GET")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_every_answer_carries_the_headers(proxy):
    for path in ("/", "/_stcore/health", "/_stcore/metrics", "/no-such-file.js"):
        try:
            headers = urllib.request.urlopen(f"{proxy}{path}", timeout=30).headers
        except urllib.error.HTTPError as error:
            headers = error.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"] == "nginx"


def test_what_is_nobodys_business_is_closed_and_was_open_without_the_proxy(proxy, dashboard):
    assert _status(f"{dashboard}/_stcore/metrics") == 200
    assert _status(f"{proxy}/_stcore/metrics") == 404
    assert _status(f"{proxy}/_stcore/agent/openapi.json") == 404


def test_a_body_above_the_limit_is_turned_away_at_the_door(proxy):
    assert _status(f"{proxy}/_stcore/upload_file/x/y", b"x" * (22 * 1024 * 1024)) == 413


def test_a_flood_of_log_ins_is_slowed(proxy):
    assert 429 in {_status(f"{proxy}/auth/login") for _ in range(30)}


class _Watched:
    """What goes wrong on a page: errors in the console, requests that fail or leave for another host."""

    def __init__(self, page: Page, address: str) -> None:
        self.address, self.said, self.sockets = address, set(), []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.add(str(error)))
        page.on("response", self._look)
        page.on("request", self._leave)
        page.on("websocket", self._open)

    def _open(self, socket: WebSocket) -> None:
        self.sockets.append(socket)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.add(message.text.replace(self.address, ""))

    def _look(self, response: Response) -> None:
        if response.status >= 400:
            self.said.add(f"{response.status} {response.url.removeprefix(self.address)}")

    def _leave(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.said.add(f"leaves for {request.url}")


def _opened(page: Page, address: str, slug: str) -> _Watched:
    watched = _Watched(page, address)
    open_page(page, address, slug, lang="en", finding=FINDING)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if slug == "overview":
        expect(page.get_by_test_id("stPlotlyChart").first, str(watched.said)).to_be_visible()
    if slug == "anomalies":
        expect(page.get_by_text("Requests received is printed 12").first).to_be_visible()
    return watched


@pytest.mark.release
@pytest.mark.parametrize("slug", PAGES)
def test_the_policy_breaks_nothing(context, proxy, dashboard, slug):
    """The same is said of a page as without the proxy: Streamlit itself asks for files that are not there."""
    before = _opened(context.new_page(), dashboard, slug)
    behind = _opened(context.new_page(), proxy, slug)
    assert behind.said <= before.said
    assert not [said for said in behind.said if "Content Security Policy" in said or "leaves for" in said]
    assert [socket.url for socket in behind.sockets] == [f"{proxy.replace('http', 'ws', 1)}/_stcore/stream"]
    assert not behind.sockets[0].is_closed()


def test_a_table_is_downloaded_through_the_proxy(page, proxy):
    watched = _opened(page, proxy, "anomalies")
    file = downloaded(page, page.get_by_role("button", name="Download CSV").first)
    assert re.fullmatch(r"gongkai-\w+\.csv", file.suggested_filename)
    assert file.path().read_bytes().startswith(b"\xef\xbb\xbf")
    assert not [said for said in watched.said if "Content Security Policy" in said]
