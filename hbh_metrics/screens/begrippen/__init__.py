"""What every number, word and signal means."""
