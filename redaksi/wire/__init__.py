"""Inbound: how a wire arrives and what it is. Empty until the first wire is read."""
