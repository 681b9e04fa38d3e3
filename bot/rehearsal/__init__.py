"""Simulated visits: scripts of what people would say, and how the guide's side measures up."""
