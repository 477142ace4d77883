"""What a check keeps for the next one, so that it asks again only about what has changed."""
