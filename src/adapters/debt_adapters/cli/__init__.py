"""The command line: `debt-domain`."""

from debt_adapters.cli.app import main

__all__ = ["main"]
