"""The start page and each area's: where the child lives, who you are, what has happened, and what to do then."""
