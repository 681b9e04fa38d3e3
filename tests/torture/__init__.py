"""The journal's promises, tried by force against the really running guide."""
