"""Rasa's custom actions: tracker in, utterances and slots out. Only importer of rasa_sdk."""
