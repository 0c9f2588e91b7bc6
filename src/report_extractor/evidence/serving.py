"""The review page over HTTP, for one person on this machine.

Only 127.0.0.1 is listened to, the address holds a random token, and the Host header must name this very server: a web
page elsewhere, or another name that resolves to this machine, gets nothing. A decision is answered after it is on
disk. The standard library's server is enough: there is one reader.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ..errors import ReportExtractorError
from .decisions import DecisionError, parse_decision
from .desk import Desk
from .pages import Language, policy_of, render_page
from .texts import template_text

_MOST_BODY = 64 * 1024
_PATIENCE_S = 30.0
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves one desk on 127.0.0.1 until it is closed; `address` is what to open. OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, desk: Desk, *, port: int = 0, language: Language = "nl") -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.desk = desk
        self.token = secrets.token_urlsafe(24)
        style = template_text("style.css") + template_text("review.css")
        script = template_text("review.js")
        self.policy = policy_of(style, script, images="'self' data:", connections="'self'")
        page = render_page("review.html.j2", language, style=style, script=script, policy=self.policy)
        self.page = "".join(page).encode("utf-8")
        self.hosts = {f"{name}:{self.server_address[1]}" for name in ("127.0.0.1", "localhost")}

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://127.0.0.1:{self.server_address[1]}/{self.token}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a browser that goes away halfway is no error."""


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    protocol_version = "HTTP/1.0"  # a connection a request: none outlives the server
    server_version = "report-extractor"
    sys_version = ""
    timeout = _PATIENCE_S

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the address holds the token."""

    def do_GET(self) -> None:
        """The page, what it shows, and the decisions of others."""
        name, asked = self._asked()
        if name is None:
            return
        try:
            self._give(name, asked)
        except (IndexError, KeyError, ValueError):
            self._refuse(HTTPStatus.NOT_FOUND)
        except (ReportExtractorError, OSError) as problem:
            self._tell({"error": str(problem)}, HTTPStatus.INTERNAL_SERVER_ERROR)

    def _give(self, name: str, asked: Mapping[str, int]) -> None:
        desk = self.server.desk
        if name == "":
            self._send(self.server.page, "text/html; charset=utf-8")
        elif name == "overview":
            self._tell(desk.overview())
        elif name == "document":
            self._tell(desk.document(_natural(asked["document"])))
        elif name == "proof":
            self._tell(desk.proof(_natural(asked["document"]), _natural(asked["place"])))
        elif name == "changes":
            self._tell(desk.changes(asked.get("after", 0)))
        elif name == "page":
            content = desk.picture(_natural(asked["document"]), asked["page"])
            if not content:
                raise KeyError("no picture")
            self._send(content, "image/webp", keep=True)
        else:
            raise KeyError(name)

    def do_POST(self) -> None:
        """A decision."""
        name, _ = self._asked()
        if name is None:
            return
        if name != "decide":
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        try:
            sent = self._body()
            self.server.desk.decide(sent.get("document", -1), sent.get("figure_id", ""), parse_decision(sent))
        except DecisionError as problem:
            self._tell({"error": problem.key}, HTTPStatus.BAD_REQUEST)
        except (ReportExtractorError, OSError) as problem:
            self._tell({"error": str(problem)}, HTTPStatus.INSUFFICIENT_STORAGE)
        else:
            self._tell({"kept": True})

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _MOST_BODY:
            raise DecisionError("error_length")
        content = self.rfile.read(int(length))
        try:
            sent = json.loads(content)
        except ValueError as problem:
            raise DecisionError("error_decision") from problem
        if not isinstance(sent, dict) or type(sent.get("document")) is not int:
            raise DecisionError("error_decision")
        return sent

    def _asked(self) -> tuple[str | None, dict[str, int]]:
        """What is asked for, and its numbers; None when it is refused already."""
        parts = urlsplit(self.path)
        _, token, name = (*parts.path.split("/", 2), "", "")[:3]
        refusal = self._refusal(token)
        if refusal is not None:
            self._refuse(refusal)
            return None, {}
        return name, {key: int(found[0]) for key, found in parse_qs(parts.query).items() if found[0].isdecimal()}

    def _refusal(self, token: str) -> HTTPStatus | None:
        hosts = self.server.hosts
        if self.headers.get("Host", "") not in hosts:
            return HTTPStatus.FORBIDDEN
        if not secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode()):
            return HTTPStatus.NOT_FOUND
        if self.command == "POST":
            kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            origins = {"", *(f"http://{host}" for host in hosts)}
            if kind != "application/json" or self.headers.get("Origin", "") not in origins:
                return HTTPStatus.FORBIDDEN
        return None

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8", status)

    def _tell(self, value: Mapping[str, Any], status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(json.dumps(value).encode(), "application/json", status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, *, keep: bool = False) -> None:
        self.send_response_only(status)
        headers = {**_HEADERS, "Content-Security-Policy": f"{self.server.policy}; frame-ancestors 'none'"}
        if keep:  # page pictures: for this session, in this browser only
            headers["Cache-Control"] = "private, max-age=600"
        for name, value in {**headers, "Content-Type": kind, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


def _natural(number: int) -> int:
    if number < 0:
        raise IndexError(number)
    return number
