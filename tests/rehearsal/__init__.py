"""The figures of simulated visits."""
