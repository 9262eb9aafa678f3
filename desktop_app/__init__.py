"""Offing: who was in which maritime zone, from when to when, and how sure we are."""

__version__ = "0.1.0"
