"""A headless Chromium on a pipe: enough of its protocol to look at a page, press keys and hear complaints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-extensions --disable-dev-shm-usage --remote-debugging-pipe --hide-scrollbars"
).split()
_PATIENCE_S = 60.0
_CODES = {"Tab": 9, "Enter": 13}


def find_chromium() -> str:
    """The command of a Chromium on this machine; empty when there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


class Browser:
    """One page in a browser of its own; everything the page says or asks for is in `events`."""

    def __init__(self, profile: Path, *, width: int = 1500, height: int = 1300) -> None:
        self.events: list[dict[str, Any]] = []
        self._next = 0
        self._buffer = b""
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        launcher = f'exec 3<&{to_browser} 4>&{from_browser}; exec "$0" "$@"'
        words = [find_chromium(), *FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
        self._process = subprocess.Popen(
            ["bash", "-c", launcher, *words],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(20)
        os.close(self._out)
        os.close(self._in)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends a command and waits for its answer."""
        self._next += 1
        message: dict[str, Any] = {"id": self._next, "method": method, "params": params}
        if getattr(self, "_session", None) and not method.startswith("Target."):
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline:
            answer = self._read()
            if answer.get("id") == self._next:
                assert "error" not in answer, (method, answer["error"])
                return dict(answer.get("result", {}))
            self.events.append(answer)
        raise TimeoutError(method)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            piece = os.read(self._in, 1 << 16)
            if not piece:
                raise EOFError("the browser went away")
            self._buffer += piece
        message, _, self._buffer = self._buffer.partition(b"\0")
        return dict(json.loads(message))

    def open(self, url: str) -> None:
        """Opens a page and waits until it is there."""
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + _PATIENCE_S
        while self.run("document.readyState") != "complete" or self.run("location.href") == "about:blank":
            assert time.monotonic() < deadline, url
            time.sleep(0.05)

    def reload(self) -> None:
        """Loads the page again and waits until it is there."""
        before = self._loads()
        self.call("Page.reload")
        while self._loads() == before:
            self.events.append(self._read())

    def _loads(self) -> int:
        return sum(event.get("method") == "Page.loadEventFired" for event in self.events)

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other; one character also types it."""
        for key in keys:
            text: dict[str, Any] = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
            text |= {"windowsVirtualKeyCode": _CODES[key], "code": key} if key in _CODES else {}
            self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def picture(self, path: Path) -> None:
        """Writes what is to be seen as a PNG."""
        import base64

        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def complaints(self) -> list[str]:
        """Everything the page wrote to the console, threw, or had refused."""
        loud = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
        return [json.dumps(event["params"])[:300] for event in self.events if event.get("method") in loud]

    def requests(self) -> list[str]:
        """The addresses asked for that are neither this file nor inside it."""
        sent = [event["params"]["request"]["url"] for event in self.events if event.get("method") == _SENT]
        return [url for url in sent if not url.startswith(("file:", "data:", "about:"))]


_SENT = "Network.requestWillBeSent"
# what a person who does not see would not hear: controls, pictures and regions without a name
NAMELESS = """[...document.querySelectorAll('button, input, a[href], svg[role], section, nav, [role=tablist] *')]
    .filter(item => item.checkVisibility() && !item.closest('[aria-hidden]') && item.matches('button,input,a,svg,nav'))
    .filter(item => !(item.getAttribute('aria-label') || item.querySelector('title')?.textContent ||
                      item.labels?.[0]?.innerText.trim() || item.textContent.trim()))
    .map(item => item.outerHTML.slice(0, 80))"""
# text whose contrast with what lies behind it is under 4.5
FAINT = """(() => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = item => {
        for (; item; item = item.parentElement) {
            const colour = getComputedStyle(item).backgroundColor;
            if (!/, 0\\)$|transparent/.test(colour)) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    return [...document.querySelectorAll('body *:not(script)')].filter(item => !item.closest('svg') &&
            item.checkVisibility() && [...item.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(item => {
            const [a, b] = [light(getComputedStyle(item).color), light(behind(item))].sort((x, y) => y - x);
            return [(a + 0.05) / (b + 0.05), item.textContent.slice(0, 30), item.className];
        })
        .filter(([ratio]) => ratio < 4.5);
})()"""
