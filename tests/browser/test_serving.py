"""Where `gongkai serve` listens, what it says of it, and what it refuses to do."""

import os
import re
import socket
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.browser.serving import free_port, served
from tests.commands.taking import command

AUTH = """
[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "gongkai"
client_secret = "secret"
server_metadata_url = "https://login.example.gov.cn/.well-known/openid-configuration"
"""
PEOPLE = '["a@example.org"]\nviewer = "everywhere"\n'


def _listening(port: int) -> set[str]:
    """The addresses on which this machine listens at a port, as the kernel tells them (IPv4 and IPv6)."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            address, state = line.split()[1], line.split()[3]
            place, _, number = address.partition(":")
            if state == "0A" and int(number, 16) == port:
                found.add(place)
    return found


def test_without_configuration_it_listens_on_this_machine_only_and_says_so(store, tmp_path, monkeypatch):
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    port, log = free_port(), tmp_path / "log.txt"
    with served(store, log, port=port):
        assert _listening(port) == {socket.inet_aton("127.0.0.1")[::-1].hex().upper()}
        said = log.read_text("utf-8")
    assert f"Gongkai listens on http://127.0.0.1:{port}, for this machine only; nobody logs in" in said
    assert re.search(r"0\.0\.0\.0|Network URL|External URL", said) is None


def _refused(store, *options) -> str:
    with patch.object(os, "execve", side_effect=AssertionError("the server was started")):
        done = command("serve", "--store", store, *options)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7"])
def test_others_are_not_let_near_without_a_log_in(store, address):
    assert "give --auth so that people log in" in _refused(store, "--address", address)


@pytest.mark.parametrize(
    ("auth", "people", "complaint"),
    [
        (None, PEOPLE, "cannot be read"),
        ("[auth", PEOPLE, "is no TOML"),
        ("[other]", PEOPLE, "no [auth] section"),
        (AUTH.replace("client_id", "client"), PEOPLE, "lacks client_id"),
        (
            AUTH.replace("0123456789abcdef0123456789abcdef", "short"),
            PEOPLE,
            "cookie_secret is shorter than 32",
        ),
        (AUTH.replace("/oauth2callback", "/"), PEOPLE, "redirect_uri must be"),
        (AUTH + '[auth.other]\nclient_id = "x"\n', PEOPLE, "one identity provider"),
        (AUTH, None, "names nobody"),
        (AUTH, "", "names nobody"),
        (AUTH, '["a@example.org"]\nboss = "everywhere"\n', "no role 'boss'"),
    ],
)
def test_a_log_in_that_would_not_hold_is_refused_before_anything_is_served(tmp_path, auth, people, complaint):
    store, file = tmp_path / "store", tmp_path / "auth.toml"
    store.mkdir()
    if auth is not None:
        file.write_text(auth, "utf-8")
    if people is not None:
        (store / "people.toml").write_text(people, "utf-8")
    assert complaint in _refused(store, "--auth", str(file))
