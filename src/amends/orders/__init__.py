"""What we offer and what we do not; what was bought, signed off and agreed.

Promises that what a customer was sold can be read next to what they got. May import
people and every room below.
"""
