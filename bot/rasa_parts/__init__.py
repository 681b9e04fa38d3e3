"""The only room that imports Rasa: graph components, input channels, tracker store, server."""

import warnings

# Rasa's old stack warns about itself by the page, and resets the filters that would silence it.
warnings.showwarning = lambda *args, **kwargs: None
