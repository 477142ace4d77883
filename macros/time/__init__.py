"""What depends on the day: standing, timeline, comparison, amendments and what is due."""
