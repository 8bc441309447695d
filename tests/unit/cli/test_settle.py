"""`settle` settles what has been stated, and says which cases."""

import json

from tests.unit.cli.conftest import Run


def test_a_closed_case_is_settled_once_it_was_stated(
    debt_domain: Run, own_store: str
) -> None:
    store = ("--store", own_store)
    assert debt_domain("settle", *store).stdout == "0 partner cases settled\n"
    account = ("--party", "PARTNER:atlas", "--currency", "EUR")
    statement = ("--statement-id", "S-1", "--through-on", "2026-09-30")
    issued = debt_domain("do", "issue_statement", *account, *statement, *store)
    assert issued.exit_code == 0, issued.output
    assert debt_domain("settle", *store).stdout == (
        "fee-platform\n1 partner case settled\n"
    )
    again = debt_domain("settle", "--json", *store)
    assert json.loads(again.stdout) == {"settled": []}
    assert debt_domain("verify", *store).exit_code == 0
