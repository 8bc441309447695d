"""The golden events of a case's ledger."""

from datetime import date
from typing import Final

from debt_domain.accounting.events import EntryPosted, EntryPostedInTest
from debt_domain.accounting.model import (
    CostRecovery,
    Derivation,
    Line,
    PotChange,
    ReceiptChange,
    SplitStep,
)
from debt_domain.case_ledger.events import (
    CollectorEngaged,
    CollectorReleased,
    CorrectionPosted,
    CostAdvanced,
    CostAwarded,
    CostGivenUp,
    CostRefunded,
    DiscountPosted,
    InterestPosted,
    LedgerOpened,
    TermsAdopted,
    WithdrawalPosted,
    WriteOffPosted,
)
from debt_domain.case_ledger.model import ClaimedInvoice
from debt_domain.kernel.message import Event
from debt_domain.values.holder import Holder
from debt_domain.values.interest_rate import DayCount
from debt_domain.values.rate_terms import NetworkTerms
from debt_domain.values.resolved_terms import SplitParty
from debt_domain.values.waterfall import Component, Waterfall
from tests.unit.wire.golden_claims import DAY, RATES, RESOLVED

ENTRY_POSTED: Final = EntryPosted(
    rule="receive",
    rule_version=1,
    cause="case:C-1@4",
    currency="EUR",
    effective_on=DAY,
    booked_on=date(2026, 3, 1),
    lines=(
        Line(account="Held:Platform", amount_minor=105, derivation=Derivation.AMOUNT),
        Line(
            account="Due:Partner:partner-1",
            amount_minor=-60,
            derivation=Derivation.SPLIT,
            step=SplitStep(
                pot="terms:2",
                party=SplitParty.SUBMITTER,
                applied_before_minor=0,
                applied_after_minor=100,
            ),
        ),
        Line(account="Income:Share", amount_minor=-40, derivation=Derivation.ROUNDING),
        Line(account="CostAdvance", amount_minor=-5, derivation=Derivation.COSTS),
        Line(
            account="Conversion:USD",
            amount_minor=-120,
            derivation=Derivation.CONVERSION,
            currency="USD",
        ),
    ),
    receipt=ReceiptChange(
        payment_id="P-1",
        holder=Holder.platform(),
        effective_on=DAY,
        terms_number=2,
        applied_minor=105,
        overpaid_minor=0,
        pots=(PotChange(pot="terms:2", amount_minor=100, parts_minor=(60, 40)),),
        costs=(CostRecovery(cost_id="COST-1", amount_minor=5),),
    ),
    terms_version=2,
)

LEDGER_EVENTS: Final[tuple[Event, ...]] = (
    LedgerOpened(
        case_id="C-1",
        client_id="client-1",
        currency="EUR",
        waterfall=Waterfall.PRINCIPAL_FIRST,
        invoices=(ClaimedInvoice(number="INV-1", due_on=DAY, amount_minor=1_000_00),),
        interest_minor=12_34,
        fees_minor=5_00,
        opened_on=DAY,
    ),
    TermsAdopted(
        number=2,
        terms=RESOLVED,
        from_on=DAY,
        submitter_id="partner-1",
        collector_id=None,
        legal_partner_id="partner-3",
    ),
    CollectorEngaged(
        assignment_id="AS-1",
        partner_id="partner-2",
        terms=NetworkTerms.model_validate({"rate": "3/20"}),
        from_on=DAY,
    ),
    CollectorReleased(assignment_id="AS-1", from_on=DAY),
    CostAdvanced(
        counts_from=DAY,
        cost_id="COST-1",
        amount_minor=120_00,
        advanced_by=Holder.partner("partner-3"),
    ),
    CostAwarded(counts_from=DAY, cost_id="COST-1", change_minor=-20_00),
    CostGivenUp(cost_id="COST-1", amount_minor=100_00),
    CostRefunded(cost_id="COST-1", amount_minor=20_00),
    CorrectionPosted(
        counts_from=DAY, component=Component.PRINCIPAL, amount_minor=-50_00
    ),
    WriteOffPosted(counts_from=DAY, amount_minor=1_00),
    DiscountPosted(counts_from=DAY, payment_id="P-1", amount_minor=10_00),
    InterestPosted(counts_from=DAY, rates=RATES, day_count=DayCount.THIRTY_E_360),
    WithdrawalPosted(counts_from=DAY),
    ENTRY_POSTED,
    EntryPostedInTest(**dict(ENTRY_POSTED)),
)
