"""A small identity provider (OpenID Connect, authorization code with PKCE) on this machine, for tests alone.

Its log-in page lists the accounts; who presses one is logged in as that. Everything else is as a real one does it:
discovery, a code that is good once, the client's secret, S256, a signed id token, the keys to check it by.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "gongkai", "a secret of the client"


@dataclass
class Provider:
    """What it knows: its address, the claims of each account, and codes not yet used."""

    address: str
    accounts: dict[str, dict[str, object]]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, parameters={"kid": "one"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    age: int = 0  # seconds by which its tokens are older than they should be

    def discovery(self) -> dict[str, object]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "end_session_endpoint": f"{self.address}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def token(self, asked: dict[str, str], authorization: str) -> dict[str, object] | None:
        """The tokens for a code, None where anything about the request is not as it must be."""
        granted = self.codes.pop(asked.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if granted is None or authorization not in (f"Basic {basic}", f"Basic {plain}"):
            return None
        digest = hashlib.sha256(asked.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if challenge != granted["code_challenge"] or asked.get("redirect_uri") != granted["redirect_uri"]:
            return None
        now = int(time.time()) - self.age
        claims = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + self.age + 3600, "nonce": granted["nonce"],
            **self.accounts[granted["account"]],
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return {
            "access_token": secrets.token_hex(8),
            "token_type": "Bearer",
            "expires_in": 3600,
            "id_token": signed,
        }


class _Answers(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        match address.path:
            case "/.well-known/openid-configuration":
                self._json(self.provider.discovery())
            case "/jwks":
                self._json({"keys": [self.provider.key.as_dict(private=False)]})
            case "/authorize" if "account" in asked:
                code = secrets.token_hex(16)
                self.provider.codes[code] = asked
                self._redirect(
                    f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
                )
            case "/authorize":
                links = (
                    f'<p><a href="/authorize?{escape(address.query)}&account={name}">{name}</a></p>'
                    for name in self.provider.accounts
                )
                self._send(200, "text/html; charset=utf-8", "".join(links).encode())
            case "/logout":
                self._redirect(asked["post_logout_redirect_uri"])
            case _:
                self._send(404, "text/plain", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        given = self.provider.token(asked, self.headers.get("Authorization", ""))
        self._json(given or {"error": "invalid_grant"}, 200 if given else 400)

    def _json(self, told: object, status: int = 200) -> None:
        self._send(status, "application/json", json.dumps(told).encode())

    def _redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.end_headers()

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def provided(accounts: dict[str, dict[str, object]]) -> Iterator[Provider]:
    """A provider that knows these accounts, by the name on its log-in page."""
    answers = type("Answers", (_Answers,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    answers.provider = Provider(f"http://127.0.0.1:{server.server_port}", accounts)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield answers.provider
    finally:
        server.shutdown()
        server.server_close()
