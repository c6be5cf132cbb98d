"""Redress: options, offer, approval, choice, proposal, fulfilment.

Promises that the customer chooses, that only a person refuses, and that what is owed is
never set off against goodwill. May import facts and every room below.
"""
