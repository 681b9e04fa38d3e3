"""Text in, a reading out: spaCy, the sentence encoder, stance, safety, quotations."""
