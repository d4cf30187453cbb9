"""What deserves attention now, and what was done about it."""
