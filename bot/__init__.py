"""A gentle guide for reflecting on the partnership with a caregiver."""

import os

# Read by libraries while they are imported, so they stand before every import of ours.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "ERROR",
}
for _name, _value in QUIET.items():
    os.environ.setdefault(_name, _value)
