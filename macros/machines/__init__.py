"""What the site says to other programs: JSON, a feed and calendars."""
