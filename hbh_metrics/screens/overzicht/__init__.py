"""How the agreements stand, what is missing and what is new: the findings of the first screen."""
