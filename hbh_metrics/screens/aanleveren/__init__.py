"""Bring a delivery in: files, what is in them, what is wrong with them per provider, and publish or not."""
