"""Numbers across rooms: where the talk and the time go, how cases end, what recovery costs.

Promises that every figure comes with the number of cases that it rests on, and that nobody is
ranked. May import letters and every room below, and the pure coach.
"""
