"""The golden events of bids, issues, disputes, courts, and of what the debtor met."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Final

from debt_domain.case.events import (
    AddressRecorded,
    AssignmentDeclined,
    BiddingClosed,
    BiddingOpened,
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
    Address,
    AssignmentRole,
    ClientConsent,
    DisputeGround,
    Litigant,
    Pricing,
    Resolution,
)
from debt_domain.kernel.message import Event
from debt_domain.values.money import Money
from debt_domain.values.personal import Personal
from debt_domain.values.policy import PolicyDecision, PolicyInput
from debt_domain.values.waterfall import Component

DAY: Final = date(2026, 2, 27)
INSTANT: Final = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)


def _of_debtor(text: str) -> Personal:
    return Personal(subject_id="debtor-1", text=text)


TURNS: Final[tuple[Event, ...]] = (
    AssignmentDeclined(
        assignment_id="AS-1", partner_id="partner-2", reason="no capacity"
    ),
    EscalationOpened(
        escalation_id="ES-1",
        partner_id="partner-2",
        instructions_version=2,
        explanation="visits are forbidden here",
    ),
    EscalationResolved(escalation_id="ES-1", answer="write instead"),
    InstructionsChanged(instructions_version=2, sha256="1e" * 32),
    InstructionsAcknowledged(
        partner_id="partner-2", role=AssignmentRole.COLLECTOR, instructions_version=2
    ),
    CollectionPeriodStarted(
        assignment_id="AS-1",
        partner_id="partner-2",
        starts_on=DAY,
        ends_on=DAY + timedelta(days=90),
        extension_days=30,
        policy="standard_collection_period",
        policy_version=1,
    ),
    CollectionPeriodExtended(
        assignment_id="AS-1",
        ends_on=DAY + timedelta(days=120),
        because=ExtensionCause.PROMISE,
    ),
    LegalPartnerReplaced(legal_partner_id="partner-4", effective_on=DAY),
    BiddingOpened(invitees=("partner-2", "partner-3"), closes_at=INSTANT),
    QuoteSubmitted(
        quote_id="Q-1",
        partner_id="partner-2",
        pricing=Pricing(
            success_rate=Fraction(1, 6),
            flat=Money(50_00, "EUR"),
            hourly=Money(90_00, "EUR"),
        ),
        expires_at=INSTANT,
    ),
    QuoteAccepted(quote_id="Q-1", partner_id="partner-2"),
    QuoteLapsed(quote_id="Q-2", partner_id="partner-3"),
    BiddingClosed(),
    DisputeRecorded(
        dispute_id="D-1",
        ground=DisputeGround.DEFECTIVE,
        raised_on=DAY,
        statement=_of_debtor("Die Ware war defekt."),
    ),
    DisputeResolved(
        dispute_id="D-1",
        resolution=Resolution.PARTIALLY_UPHELD,
        component=Component.PRINCIPAL,
        amount=Money(200_00, "EUR"),
        reason="one of five was broken",
    ),
    DisputeEnded(dispute_id="D-2"),
    ClientInformed(informed_on=DAY),
    LegalEscalated(
        legal_partner_id="partner-3",
        effective_on=DAY,
        waiver="debtor abroad",
        consent=ClientConsent(given_by="contact-1", reference="letter 9", given_on=DAY),
        decision=PolicyDecision(
            policy="standard_contact_ladder",
            version=1,
            reasons=("the client was not informed",),
            inputs=(PolicyInput(name="attempts", value="3"),),
        ),
    ),
    LegalCostsQuoted(
        legal_partner_id="partner-3", cap=Money(800_00, "EUR"), expires_on=DAY
    ),
    ClaimFiled(court="Amtsgericht Köln", reference="12 C 34/26", filed_on=DAY),
    JudgmentRecorded(
        found_for=Litigant.CLIENT,
        amount=Money(1_000_00, "EUR"),
        costs_awarded=Money(120_00, "EUR"),
        judged_on=DAY,
    ),
    EnforcementStarted(started_on=DAY),
    InsolvencyRecorded(
        opened_on=DAY, court="Amtsgericht Köln", reference="71 IN 12/26"
    ),
    DeathRecorded(learned_on=DAY, source="register of deaths"),
    AddressRecorded(
        address_id="AD-1",
        address=Address(
            street=_of_debtor("Neue Gasse 1"),
            postal_code=_of_debtor("1010"),
            city=_of_debtor("Wien"),
            country="AT",
        ),
        learned_on=DAY,
        source="residents' register",
    ),
)
