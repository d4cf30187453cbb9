"""What the experiment teaches for the year after it: assumptions as data, contract types, and how sure the outcome is.

Everything here is a function of base quantities and assumptions; who may see what of it is the door's.
"""
