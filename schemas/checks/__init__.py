"""What is asked of a whole register: each module is one question, and its problems are told at their places."""
