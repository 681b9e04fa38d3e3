"""The command ``guide``: each verb in a few lines, the work in the rooms below."""

from __future__ import annotations

import sys

import click

from bot import supervisor
from bot.cli import (  # noqa: F401  each adds its verbs
    backups,
    bench,
    inviting,
    keepsakes,
    keys,
    people,
    reading,
    rehearsing,
    running,
    upkeep,
)
from bot.cli.group import guide
from bot.content import ContentError
from bot.settings import SettingsError


def main() -> None:
    """Run a verb; trouble is one plain sentence, not a traceback."""
    try:
        guide(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except (supervisor.StartError, SettingsError, ContentError, RuntimeError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
