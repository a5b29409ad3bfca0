"""Pictures: originals, metadata and renditions on the private side. What readers see of them is moved by the desk."""
