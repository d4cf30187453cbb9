"""Lets `python -m hbh_metrics` run the command line."""

from __future__ import annotations

import sys

from hbh_metrics.cli.entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
