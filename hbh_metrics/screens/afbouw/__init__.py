"""Whether the tariffs follow the agreed path, and where they will end: the findings of the screen on the afbouw."""
