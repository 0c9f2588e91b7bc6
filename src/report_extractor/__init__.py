"""Turns published Dutch PDF reports into a dataset of figures that a person can trust."""
