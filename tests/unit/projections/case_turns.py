"""What is said of bids, issues, disputes, courts, and of what the debtor met."""

from typing import Final

from debt_domain.case.events import (
    AddressRecorded,
    AssignmentDeclined,
    BiddingClosed,
    BiddingOpened,
    CaseEvent,
    ClaimFiled,
    ClientInformed,
    CollectionPeriodExtended,
    CollectionPeriodStarted,
    DeathRecorded,
    DisputeEnded,
    DisputeRecorded,
    DisputeResolved,
    EnforcementStarted,
    EscalationOpened,
    EscalationResolved,
    ExtensionCause,
    InsolvencyRecorded,
    InstructionsAcknowledged,
    InstructionsChanged,
    JudgmentRecorded,
    LegalCostsQuoted,
    LegalEscalated,
    LegalPartnerReplaced,
    QuoteAccepted,
    QuoteLapsed,
    QuoteSubmitted,
)
from debt_domain.case.model import (
    AssignmentRole,
    DisputeGround,
    Litigant,
    Pricing,
    Resolution,
)
from debt_domain.testing import LADDER, NOW, TODAY, debtor_party
from debt_domain.values.money import Money
from debt_domain.values.waterfall import Component

TURNS: Final[dict[str, CaseEvent]] = {
    "Partner P-1 declined the case: No capacity.": AssignmentDeclined(
        assignment_id="AS-1", partner_id="P-1", reason="No capacity."
    ),
    "Issue ES-1 was raised about the instructions: No visits.": EscalationOpened(
        escalation_id="ES-1",
        partner_id="P-1",
        instructions_version=1,
        explanation="No visits.",
    ),
    "Issue ES-1 was answered: Write.": EscalationResolved(
        escalation_id="ES-1", answer="Write."
    ),
    "The client gave its instructions 2.": InstructionsChanged(
        instructions_version=2, sha256="1e" * 32
    ),
    "The collector P-1 read the instructions 2.": InstructionsAcknowledged(
        partner_id="P-1", role=AssignmentRole.COLLECTOR, instructions_version=2
    ),
    "Partner P-1 has until 2026-06-01 to collect.": CollectionPeriodStarted(
        assignment_id="AS-1",
        partner_id="P-1",
        starts_on=TODAY,
        ends_on=TODAY,
        extension_days=30,
        policy="standard_collection_period",
        policy_version=1,
    ),
    "For a promise there is time until 2026-06-01 to collect.": (
        CollectionPeriodExtended(
            assignment_id="AS-1", ends_on=TODAY, because=ExtensionCause.PROMISE
        )
    ),
    "Partner P-4 has the case at court from 2026-06-01.": LegalPartnerReplaced(
        legal_partner_id="P-4", effective_on=TODAY
    ),
    "Bids were invited until 2026-06-01 09:00 UTC: P-1, P-2.": BiddingOpened(
        invitees=("P-1", "P-2"), closes_at=NOW
    ),
    "Partner P-1 bid with quote Q-1.": QuoteSubmitted(
        quote_id="Q-1",
        partner_id="P-1",
        pricing=Pricing(flat=Money(1, "EUR")),
        expires_at=NOW,
    ),
    "Quote Q-1 of partner P-1 was accepted.": QuoteAccepted(
        quote_id="Q-1", partner_id="P-1"
    ),
    "Quote Q-2 of partner P-2 lapsed.": QuoteLapsed(quote_id="Q-2", partner_id="P-2"),
    "The bidding ended without a partner.": BiddingClosed(),
    "The debtor contested the claim on 2026-06-01 (defective).": DisputeRecorded(
        dispute_id="D-1",
        ground=DisputeGround.DEFECTIVE,
        raised_on=TODAY,
        statement=None,
    ),
    "Dispute D-1 was resolved (rejected): Signed for.": DisputeResolved(
        dispute_id="D-1",
        resolution=Resolution.REJECTED,
        component=Component.PRINCIPAL,
        amount=None,
        reason="Signed for.",
    ),
    "Dispute D-1 ended undecided.": DisputeEnded(dispute_id="D-1"),
    "The client was informed of the contact with the debtor on 2026-06-01.": (
        ClientInformed(informed_on=TODAY)
    ),
    "Partner L-1 takes the case to court from 2026-06-01.": LegalEscalated(
        legal_partner_id="L-1", effective_on=TODAY, waiver=None, decision=LADDER
    ),
    "Partner L-1 expects court to cost 800.00 EUR at most.": LegalCostsQuoted(
        legal_partner_id="L-1", cap=Money(800_00, "EUR"), expires_on=TODAY
    ),
    "The claim was filed on 2026-06-01 with AG Köln, as 12 C 34/26.": ClaimFiled(
        court="AG Köln", reference="12 C 34/26", filed_on=TODAY
    ),
    "The court found for the client: 9.00 EUR and costs of 1.00 EUR.": (
        JudgmentRecorded(
            found_for=Litigant.CLIENT,
            amount=Money(9_00, "EUR"),
            costs_awarded=Money(1_00, "EUR"),
            judged_on=TODAY,
        )
    ),
    "The judgment is enforced from 2026-06-01.": EnforcementStarted(started_on=TODAY),
    "Insolvency was opened on 2026-06-01 by AG Köln, as 71 IN 12/26.": (
        InsolvencyRecorded(opened_on=TODAY, court="AG Köln", reference="71 IN 12/26")
    ),
    "The debtor's death became known on 2026-06-01: Register.": DeathRecorded(
        learned_on=TODAY, source="Register."
    ),
    "An address in DE became known on 2026-06-01: Register.": AddressRecorded(
        address_id="AD-1",
        address=debtor_party().addresses[0],
        learned_on=TODAY,
        source="Register.",
    ),
}
