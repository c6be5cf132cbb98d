"""Market Street: five small shops in which the five stories happen, made through the actions."""
