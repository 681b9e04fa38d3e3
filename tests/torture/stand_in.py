"""An action server that fails: ``python -m tests.torture.stand_in PORT silent|broken``."""

from __future__ import annotations

import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SILENT_SECONDS = 60  # far beyond the limit of a turn


class Broken(BaseHTTPRequestHandler):
    """Answers 500 with what it was sent, as a careless server does."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(500)
        self.end_headers()
        self.wfile.write(b'{"error": "broken", "action_name": ' + body + b"}")

    def log_message(self, *_: object) -> None:
        """Nothing: this server's own log is not on trial."""


class Silent(Broken):
    """Takes everything and says nothing."""

    def do_POST(self) -> None:
        time.sleep(SILENT_SECONDS)


if __name__ == "__main__":
    manner = {"silent": Silent, "broken": Broken}[sys.argv[2]]
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), manner).serve_forever()
