"""Every change of state of this room: one function, one transaction, one journal line.

Names: problem.named, case.joined_problem, case.left_problem, fix.planned, fix.done, fix.verified,
fix.did_not_help, fix.dropped, wish.noted, wish.taken_back, customer.told_of_fix.
"""
