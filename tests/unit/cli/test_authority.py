"""A client's papers, recorded and invalidated by hand."""

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
