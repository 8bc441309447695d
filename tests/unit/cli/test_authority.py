"""A client's papers, recorded, invalidated and read by hand."""

import json

import pytest

from tests.unit.cli.conftest import Run

RECORD = [
    "--client-id",
    "CL-9",
    "--kind",
    "POWER_OF_ATTORNEY",
    "--version",
    "1",
    "--signed-on",
    "2026-01-02",
    "--document.kind",
    "AUTHORITY_TO_COLLECT",
    "--document.name",
    "power.pdf",
    "--document.media-type",
    "application/pdf",
    "--document.storage-reference",
    "store/power.pdf",
]
INVALIDATE = ["--client-id", "CL-9", "--kind", "POWER_OF_ATTORNEY", "--version", "1"]


def test_a_paper_is_recorded_and_invalidated(own_store: str, debt_domain: Run) -> None:
    recorded = debt_domain(
        "do",
        "record_authority",
        *RECORD,
        "--signer",
        "CO-9:Ida Brandt",
        "--document.sha256",
        "5f" * 32,
        "--store",
        own_store,
    )
    assert recorded.exit_code == 0, recorded.output
    assert "authority.authority_recorded" in recorded.output
    invalidated = debt_domain(
        "do",
        "invalidate_authority",
        *INVALIDATE,
        "--reason",
        "revoked",
        "--by",
        "CLIENT:CL-9",
        "--store",
        own_store,
    )
    assert invalidated.exit_code == 0, invalidated.output
    assert "authority.authority_invalidated" in invalidated.output


def test_what_is_unknown_is_refused_in_words(own_store: str, debt_domain: Run) -> None:
    asked = ("do", "invalidate_authority", *INVALIDATE, "--reason", "revoked")
    refused = debt_domain(*asked, "--store", own_store)
    assert refused.exit_code != 0
    assert "authority.absent" in refused.output


@pytest.fixture
def signed(own_store: str, debt_domain: Run) -> str:
    recorded = debt_domain(
        "do",
        "record_authority",
        *RECORD,
        *("--valid-until", "2999-12-31", "--signer", "CO-9:Ida Brandt"),
        *("--document.sha256", "5f" * 32),
        *("--store", own_store),
    )
    assert recorded.exit_code == 0, recorded.output
    return own_store


def test_the_papers_of_a_client_are_shown(signed: str, debt_domain: Run) -> None:
    found = debt_domain("authority", "CL-9", "--json", "--store", signed)
    (paper,) = json.loads(found.stdout)["papers"]
    assert (paper["kind"], paper["standing"]) == ("POWER_OF_ATTORNEY", "IN_FORCE")
    assert (paper["signed_on"], paper["last_on"]) == ("2026-01-02", "2999-12-31")
    assert (paper["signer_id"], paper["signer"]) == ("CO-9", None)
    text = debt_domain("authority", "--personal", "--store", signed).stdout
    assert "CO-9: Ida Brandt" in text
    assert "CO-9" not in debt_domain("authority", "CL-8", "--store", signed).stdout


@pytest.mark.parametrize(
    ("by", "is_shown"), [("2999-12-30", False), ("2999-12-31", True)]
)
def test_what_expires_by_a_day_is_shown(
    signed: str, debt_domain: Run, by: str, *, is_shown: bool
) -> None:
    asked = ("authority", "--expiring-by", by, "--store", signed)
    assert ("POWER_OF_ATTORNEY" in debt_domain(*asked).stdout) is is_shown


def test_their_history_says_what_happened(signed: str, debt_domain: Run) -> None:
    told = debt_domain("history", "--authority", "CL-9", "--store", signed)
    assert told.exit_code == 0, told.output
    assert "Client CL-9 signed power of attorney 1 on 2026-01-02" in told.stdout
    assert "papers.POWER_OF_ATTORNEY.1.valid_until" in told.stdout
