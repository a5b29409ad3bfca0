"""Pictures: originals, rights, crops, renditions. Empty until the first picture is kept."""
