from debt_domain.agreement.events import OnboardingCompleted
from debt_domain.party_ledger.events import PayoutInstructed
from debt_domain.projections.audit_history import (
    AuditEntry,
    FieldChange,
    account_history,
    audit_history,
    authority_history,
)
from debt_domain.testing import TODAY
from debt_domain.values.rate_terms import RevenueModel
from tests.support import Fact, recorded
from tests.unit.party_ledger.accounts import A, a_statement, an_order
from tests.unit.projections.histories import (
    PLATFORM,
    accepted,
    assigned,
    case_submitted,
    in_case,
    partner_case,
    reported,
    reversed_,
    verified,
)
from tests.unit.wire.golden_agreements import AUTHORITY_EVENTS


def last(*facts: Fact) -> AuditEntry:
    return audit_history(recorded(*facts))[-1]


def test_an_entry_says_who_when_why_and_under_what() -> None:
    entry = last(*in_case(case_submitted(), accepted()))
    assert (entry.event_id, entry.what) == ("case:C-1@2", "case.case_accepted")
    assert entry.sentence == "The case was accepted."
    assert (entry.actor.actor_id, entry.command_id) == ("platform-1", "command-1")
    assert (entry.policy, entry.terms_version) == ("acceptance:3", None)
    assert entry.hash == f"{2:064x}"


def test_what_an_event_changed_is_shown_field_by_field() -> None:
    assert last(*in_case(case_submitted(), accepted())).changes == (
        FieldChange(field="accepted", before="false", after="true"),
        FieldChange(field="status", before="SUBMITTED", after="ACCEPTED"),
    )


def test_a_payment_is_one_of_a_map_and_changes_alone() -> None:
    paid = (case_submitted(), reported(), verified(), reported(1, "2"))
    assert last(*in_case(*paid, reversed_(100_00, 300_00))).changes == (
        FieldChange(field="payments.1.left_minor", before="40000", after="30000"),
    )


def test_what_appears_has_nothing_before() -> None:
    changes = last(*in_case(case_submitted(), accepted(), assigned())).changes
    assert (
        FieldChange(field="assignment.partner_id", before=None, after="P-1") in changes
    )


def test_postings_show_balances_and_the_terms_they_rest_on() -> None:
    entry = last(*partner_case(RevenueModel.HYBRID, [(1_000_00, PLATFORM, 0)]))
    assert entry.terms_version == 1
    due = FieldChange(field="balances.Due:Partner:P-1", before="2500", after="-47500")
    applied = FieldChange(field="receipts.0.applied_minor", before=None, after="100000")
    assert {due, applied} <= set(entry.changes)


def test_every_event_of_the_case_is_explained_and_no_other() -> None:
    facts = partner_case(RevenueModel.HYBRID, [(1_000_00, PLATFORM, 0)])
    entries = audit_history(recorded(*facts, ("agreement:P-1", OnboardingCompleted())))
    assert [x.position for x in entries] == list(range(1, len(facts) + 1))


def test_an_account_is_explained_as_a_case_is() -> None:
    stated = a_statement(1_099_08)
    instructed = PayoutInstructed(
        party=A,
        currency="EUR",
        payout_id="PO-1",
        amount_minor=1_099_08,
        instructed_on=TODAY,
    )
    account = "ledger:partner:A:EUR"
    log = recorded((account, stated), (account, instructed), (account, an_order()))
    first, second, third = account_history(log)
    assert (
        FieldChange(field="closing_minor", before="0", after="109908") in first.changes
    )
    assert second.sentence == "Payout PO-1 of 1,099.08 EUR to PARTNER:A was instructed."
    assert (
        FieldChange(field="payable_minor", before="109908", after="0") in second.changes
    )
    assert "invoices.statement.S-1.status" in {x.field for x in third.changes}


def test_a_clients_papers_are_explained_version_by_version() -> None:
    signed, taken_back = AUTHORITY_EVENTS
    stream = "authority:client-1"
    first, second = authority_history(recorded((stream, signed), (stream, taken_back)))
    assert first.sentence.startswith("Client client-1 signed power of attorney 2")
    signer = "papers.POWER_OF_ATTORNEY.2.signer_id"
    assert FieldChange(field=signer, before=None, after="contact-1") in first.changes
    (change,) = second.changes
    assert (change.field, change.before) == (
        "papers.POWER_OF_ATTORNEY.2.invalid_from",
        None,
    )
