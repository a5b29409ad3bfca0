"""The demo newspaper: its text, and how it is loaded."""
