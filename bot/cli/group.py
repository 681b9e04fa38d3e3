"""The group that every verb of the command ``guide`` joins."""

from __future__ import annotations

import click


@click.group()
def guide() -> None:
    """A gentle guide for reflecting on the partnership with a caregiver."""
