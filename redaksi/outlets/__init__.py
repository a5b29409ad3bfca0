"""Outbound: one folder per outlet, each reading the press log from a cursor of its own. None yet."""
