"""Suppliers and what they owe us: the list, a supplier's record and terms, and each claim.

Promises that nothing here shows on the customer's page. Part of the door for people.
"""
