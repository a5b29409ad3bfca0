"""Django's settings: one module for the private side, one for the public."""
