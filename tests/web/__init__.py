"""The page as people meet it, in a real browser."""
