"""Turns a figure's table into files that people open elsewhere."""
