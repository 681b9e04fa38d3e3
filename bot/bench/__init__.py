"""Measures the guide beside the bot that `rasa init` makes: same machine, same run, alternating."""
