"""What the person takes away, in their own words."""
