"""Whether the numbers can be trusted: the findings of the screen on data."""
