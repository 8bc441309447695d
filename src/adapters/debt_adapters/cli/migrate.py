"""`migrate`: the tables of a store, as this release needs them."""

import os

from debt_adapters.assembly import migrate_store
from debt_adapters.cli.options import JsonOption, StoreOption
from debt_adapters.cli.output import Answer, Output


def migrate(*, store: StoreOption = "", as_json: JsonOption = False) -> None:
    """Make the tables of a store, or bring them up to date.

    It happens in one transaction, in which nobody writes. There is no way back: restore
    the backup that you made before.

    [bold]Example[/bold]

    debt-domain migrate --store postgresql+psycopg://owner@host/debt
    """
    found = migrate_store(store, environment=os.environ)
    before = "there were none" if found.before is None else f"before: {found.before}"
    document = {"version": found.version, "version_before": found.before}
    text = f"the tables are at version {found.version} ({before})"
    Output(as_json).show(Answer(document, (text,)))
