"""A gentle guide for reflecting on the partnership with a caregiver."""
