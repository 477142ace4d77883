"""What has been published and when, and the form in which it is kept."""
