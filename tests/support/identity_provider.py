"""An OpenID provider on a real port of this machine: strict about what it is asked, and as bad as a test wants it.

It checks client, secret, redirect address, code and PKCE as the standards say. `Provider.lies` and `Provider.answers`
make it say false things; keys can be turned.
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

SECRET = "between us alone"
CLIENT = "hourproof at work"


def plain(text: str) -> str:
    """Without spaces, as the settings ask for."""
    return text.replace(" ", "-")


@dataclass
class Provider:
    """What it is and does; change it between requests."""

    now_s: Callable[[], int]
    url: str = ""
    key: RSAKey | ECKey | OctKey = field(
        default_factory=lambda: ECKey.generate_key("P-256", {"kid": "first"})
    )
    published: list[RSAKey | ECKey] = field(default_factory=list)
    algorithm: str = "ES256"
    person: dict[str, Any] = field(default_factory=dict)
    """The claims of whoever signs in next; `sub` among them."""
    lies: dict[str, Any] = field(default_factory=dict)
    """Claims of the token that are said instead; None leaves one out."""
    more: dict[str, Any] = field(default_factory=dict)
    """What the discovery document says besides."""
    in_userinfo: dict[str, Any] | None = None
    """If set, the token holds no more than it must and this is the answer about the person."""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    """By path: answered instead of anything else."""
    token: str | None = None
    """A token that is handed out instead of a right one."""
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """What it says of itself."""
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize?tenant=1",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["ES256", "RS256"],
            **self.more,
        }

    def keys(self) -> dict[str, Any]:
        """The keys that it shows."""
        shown = self.published or [self.key]
        return {"keys": [key.as_dict(private=False) for key in shown]}

    def signs_in(self, address: str) -> str:
        """What a browser does there: the person signs in, and is sent back to this address."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def id_token(self, asked: dict[str, str]) -> str:
        """The token for a code, with the lies in it."""
        claims = {
            "iss": self.url,
            "aud": asked["client_id"],
            "iat": self.now_s(),
            "exp": self.now_s() + 300,
            "nonce": asked["nonce"],
            **({"sub": self.person["sub"]} if self.in_userinfo is not None else self.person),
            **self.lies,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": self.key.kid}
        header = {name: value for name, value in header.items() if value is not None}
        return jwt.encode(header, claims, self.key, algorithms=[self.algorithm])

    def redeem(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """The answer of the token address."""
        if authorization.startswith("Basic "):
            pair = base64.b64decode(authorization[6:]).decode()
            client, _, secret = pair.partition(":")
            client, secret = unquote(client), unquote(secret)
        else:
            client, secret = form.get("client_id", ""), form.get("client_secret", "")
        if (client, secret) != (plain(CLIENT), plain(SECRET)):
            return 401, {"error": "invalid_client"}
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None:
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        same = (
            asked["client_id"] == client,
            asked["redirect_uri"] == form.get("redirect_uri"),
            asked["code_challenge"] == challenge,
            form.get("grant_type") == "authorization_code",
        )
        if not all(same):
            return 400, {"error": "invalid_grant"}
        token = self.id_token(asked) if self.token is None else self.token
        return 200, {"access_token": "open", "token_type": "Bearer", "id_token": token}


@contextmanager
def provider(now_s: Callable[[], int]) -> Iterator[Provider]:
    """One that runs until the end of the block; `now_s` is what its clock says."""
    made = Provider(now_s)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            sent = parse_qs(self.rfile.read(length).decode())
            self._answer({name: values[0] for name, values in sent.items()})

        def _answer(self, form: dict[str, str]) -> None:
            path = urlsplit(self.path).path
            made.asked.append(path)
            if path in made.answers:
                self._send(*made.answers[path])
                return
            status, said = 404, {}
            if path == "/.well-known/openid-configuration":
                status, said = 200, made.document()
            elif path == "/keys":
                status, said = 200, made.keys()
            elif path == "/token":
                status, said = made.redeem(form, self.headers.get("Authorization", ""))
                if status != 200:
                    made.refused.append(said["error"])
            elif path == "/userinfo":
                status, said = 401, {}
                if self.headers.get("Authorization") == "Bearer open":
                    status, said = 200, made.in_userinfo or made.person
            self._send(status, {}, json.dumps(said).encode())

        def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
