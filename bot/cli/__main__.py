"""Lets ``python -m bot.cli`` be the command ``guide``."""

from bot.cli import main

main()
