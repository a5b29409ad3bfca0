"""Writing together: sockets to the desk over which manuscripts are changed.

messages.py is the form of what is sent, room.py who is in a manuscript and what is saved, socket.py the way in.
"""
