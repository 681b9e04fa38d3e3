"""People, partnerships, answers: what is kept, and how it is kept once."""
