"""The outer form of a message: parts, headers, characters. Nothing here raises on any bytes."""
