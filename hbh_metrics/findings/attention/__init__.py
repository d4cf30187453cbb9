"""What deserves attention: the signals of a publication with what was done about them, their evidence and their words."""
