"""Counting readers without following them: beacons, counts, most read. Nothing is counted yet."""
