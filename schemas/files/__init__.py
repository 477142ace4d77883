"""One data file: read strictly, held to its schema, written and amended."""
