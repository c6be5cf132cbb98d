"""The door for people: the desk, the customer's page and the complaint form.

Promises pages that work without JavaScript and change nothing except through actions.
May import every room below the doors; knows no other door.
"""
