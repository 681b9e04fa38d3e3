"""Every word the guide says, as data, and the strict loader that reads it."""

from bot.content.loader import Content, ContentError, load_content

__all__ = ["Content", "ContentError", "load_content"]
