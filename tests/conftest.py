"""Every session loads this file: it imports only what every group installs."""

import os

from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, print_blob=True
)
settings.load_profile("ci" if "CI" in os.environ else "local")
