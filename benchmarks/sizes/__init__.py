"""The parts of `derive_sizes.py`: one module per process that it measures, and the tables that they all read."""
