"""`case CASE --confirmation` shows what the submitting partner is told."""

import json

import pytest

from debt_adapters.cli.failures import ExitCode
from tests.unit.cli.conftest import Run


@pytest.mark.parametrize("reader", [(), ("--as", "SUBMITTER:atlas")])
def test_the_terms_are_told_in_words(
    debt_domain: Run, store: str, reader: tuple[str, ...]
) -> None:
    asked = ("case", "sample-01", "--confirmation", *reader, "--store", store)
    assert "Acceptance of sample-01, to atlas" in debt_domain(*asked).stdout
    (told,) = json.loads(debt_domain(*asked, "--json").stdout)["confirmations"]
    assert told["occasion"] == "ACCEPTANCE"
    assert told["text"].splitlines() == told["sentences"]


def test_the_client_is_not_told_the_split(debt_domain: Run, store: str) -> None:
    asked = ("case", "sample-01", "--confirmation", "--store", store)
    client = debt_domain(*asked, "--as", "CLIENT:havehuset")
    assert "terms are not shown to CLIENT" in " ".join(client.output.split())
    other = debt_domain(*asked, "--as", "SUBMITTER:other")
    assert other.exit_code == ExitCode.REFUSED
