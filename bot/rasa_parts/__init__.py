"""The only room that imports Rasa: graph components, input channels, tracker store, server."""
