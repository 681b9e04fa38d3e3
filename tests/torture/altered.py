"""A process of the guide with short limits, and with protections that can be switched off.

Run as ``python -m tests.torture.altered SWITCHES MODULE ARGUMENTS``. An alteration is on while a
file of its name lies in the folder SWITCHES; without one the process is as it really runs, but
for the limits. The product itself has no such switch.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

from bot.journal import database
from tests.torture import alterations

TURN_SECONDS = 2
BUSY_SECONDS = 1
RETRY_SECONDS = 1


def main() -> None:
    """Arrange the alterations and run the module's own ``main``."""
    switches, module = Path(sys.argv[1]), sys.argv[2]
    sys.argv = [module, *sys.argv[3:]]
    database.BUSY_SECONDS = BUSY_SECONDS
    alterations.SWITCHES = switches
    process = importlib.import_module(module)
    if module == "actions.server":
        alterations.arrange_actions()
    else:
        shorten(process)
        alterations.arrange_page()
        tell_routes(process, switches.with_suffix(".routes.json"))
    process.main()


def shorten(server: Any) -> None:
    """Limits that a test can wait for."""
    from bot.rasa_parts import turns

    assert turns.TURN_SECONDS and server.RETRY_SECONDS
    turns.TURN_SECONDS = TURN_SECONDS
    server.RETRY_SECONDS = RETRY_SECONDS


def tell_routes(server: Any, target: Path) -> None:
    """Write down every route of the page server once it has them all."""
    make = server.guide_app

    def made(*arguments: Any) -> Any:
        app = make(*arguments)

        async def write(app: Any, loop: Any) -> None:
            routes = [["/" + r.path, sorted(r.methods)] for r in app.router.routes]
            target.write_text(json.dumps(routes))

        app.register_listener(write, "before_server_start")
        return app

    server.guide_app = made


if __name__ == "__main__":
    main()
