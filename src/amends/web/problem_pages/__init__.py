"""The pages of problems: the board, one problem with its fixes, and letters about what changed."""
