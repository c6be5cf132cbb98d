"""Many replies at once: read from files, reviewed on all cores, told in four formats."""
