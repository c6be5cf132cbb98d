"""Read problems, fixes and who wants to know what we changed."""
