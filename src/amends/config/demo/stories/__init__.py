"""The five stories, live, each at another stage."""
