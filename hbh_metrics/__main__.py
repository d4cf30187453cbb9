"""Lets `python -m hbh_metrics` run the command line."""

from __future__ import annotations

import os
import sys

from hbh_metrics.cli.entry import main

if __name__ == "__main__":
    os.umask(0o077)  # what is written is for its own user only
    sys.exit(main(sys.argv[1:]))
