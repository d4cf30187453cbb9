"""Verkenning: what does the experiment teach for the year after it, and how sure is that."""
