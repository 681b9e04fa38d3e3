"""What comes next and what to say. Knows nothing of Rasa."""
