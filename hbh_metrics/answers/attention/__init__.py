"""What deserves attention now and what was done about it: the findings of the screen on signals."""
