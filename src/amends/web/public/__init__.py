"""What the customer sees: their own page and the complaint form.

Promises that nothing changes on GET, that a link opens one case and nothing else, and that no
page tells a stranger whom we know. May import the rooms below and the web room's own modules.
"""
