"""Customers and how they want to be treated; staff, teams, authority; suppliers.

Promises that everybody on the desk may give something, and that every team has hours. May
import journal and policy.
"""
