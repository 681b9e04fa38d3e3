"""Text as rules read it."""


def normalised(text: str) -> str:
    """``text`` in lower case, with plain apostrophes and single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("`", "'").split())
