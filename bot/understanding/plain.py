"""Text as rules and the kernel read it."""


def straight(text: str) -> str:
    """``text`` with straight apostrophes."""
    return text.replace("’", "'").replace("`", "'")


def normalised(text: str) -> str:
    """``text`` in lower case, with straight apostrophes and single spaces."""
    return " ".join(straight(text).lower().split())
