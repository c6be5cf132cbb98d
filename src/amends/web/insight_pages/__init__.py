"""Figures across cases, as pages: how cases end, and where the talk goes.

May import insight and every room below. No rules of its own; nobody is ranked.
"""
