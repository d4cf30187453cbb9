"""What was promised, by whom and when: every agreement of the journal, over all providers."""
