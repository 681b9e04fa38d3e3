"""Sentences to vectors, without a hub and without torch."""

from bot.understanding.encoder.encoder import SentenceEncoder, load_encoder
from bot.understanding.encoder.memory import remembered

__all__ = ["SentenceEncoder", "load_encoder", "remembered"]
