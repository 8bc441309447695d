"""Tables are made and brought up to date from the command line."""

import json
from pathlib import Path

from tests.unit.cli.conftest import Run


def test_a_new_store_gets_its_tables_and_its_key(
    tmp_path: Path, debt_domain: Run
) -> None:
    store = f"sqlite:///{tmp_path}/debt.db"
    first = debt_domain("migrate", "--store", store)
    assert first.stdout == "the tables are at version 1 (there were none)\n"
    again = debt_domain("migrate", "--json", "--store", store)
    assert json.loads(again.stdout) == {"version": 1, "version_before": 1}
    assert debt_domain("verify", "--store", store).exit_code == 0


def test_a_store_that_is_up_to_date_needs_no_key(
    own_store: str, debt_domain: Run
) -> None:
    Path(own_store.removeprefix("sqlite:///") + ".key").unlink()
    result = debt_domain("migrate", "--store", own_store)
    assert result.stdout == "the tables are at version 1 (before: 1)\n"
