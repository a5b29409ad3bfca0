"""Manuscripts: the text of a story as a document that several people change at once and that merges by itself (Yjs).

trees.py turns it into the newsroom's trees and back, keeping.py keeps it in the database. Sockets are the desk's.
"""
