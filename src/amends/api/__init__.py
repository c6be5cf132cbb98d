"""The door for programs: JSON in and out at `/api/`, described by its OpenAPI document.

Promises that whatever is sent twice counts once and that nothing sent is lost. May import every
room below the doors; knows no other door.
"""
