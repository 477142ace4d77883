"""Two editions side by side, and publishers subject by subject. Much of it runs in the reader's browser too."""
