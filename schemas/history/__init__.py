"""Editions and dated facts over time: what is in force on a day, what came of what, and what comes up."""
