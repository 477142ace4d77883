"""The pages of dated facts: numbers, terms, bodies, roles and the rest of what a publisher holds as records."""
