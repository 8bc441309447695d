"""What parties owe each other beside the split: fees, and money handed on."""

from collections import Counter

from debt_domain.accounting.events import Entry
from debt_domain.accounting.model import Derivation
from debt_domain.case.events import LegalEscalated
from debt_domain.kernel.message import Event
from debt_domain.partner_case.events import (
    PartnerCaseAccepted,
    PartnerCaseClosed,
    PartnerCaseRejected,
    PartnerCaseSubmitted,
)
from debt_domain.reports.recalculation.sharing import entitled
from debt_domain.values.rate_terms import FeeCharged, LegalFeePayer
from debt_domain.values.resolved_terms import ResolvedTerms
from debt_domain.values.split import Split

_HANDED_ON = frozenset({"transfer_held", "pass_on"})
_HELD = ("Held:Partner:", "Held:Client:")


class Beside:
    """Fees of a partner case and money that went from hand to hand, as they come."""

    def __init__(self) -> None:
        self.owed = Counter[str]()
        self._submitted: PartnerCaseSubmitted | None = None
        self._to_be_refunded = False
        self._has_been_legal = False

    def take(self, event: Event) -> None:
        """Take in the next event of the case."""
        if isinstance(event, Entry):
            self._hand_on(event)
        elif isinstance(event, PartnerCaseSubmitted):
            self._submitted = event
            self._to_be_refunded = event.quoted.fee_refundable
            self._charge(event.quoted, FeeCharged.SUBMISSION, -1)
        elif isinstance(event, PartnerCaseAccepted):
            self._charge(event.terms, FeeCharged.ACCEPTANCE, -1)
        elif isinstance(event, PartnerCaseClosed):
            # What was closed and not rejected has earned its fee.
            self._to_be_refunded = False
        elif isinstance(event, PartnerCaseRejected) and self._submitted is not None:
            if self._to_be_refunded:
                self._charge(self._submitted.quoted, FeeCharged.SUBMISSION, 1)
        elif isinstance(event, LegalEscalated) and self._submitted is not None:
            self._go_to_court(event, self._submitted)

    def _charge(self, terms: ResolvedTerms, when: FeeCharged, sign: int) -> None:
        if self._submitted is not None and terms.fee_charged is when and terms.case_fee:
            submitter = f"PARTNER:{self._submitted.partner.submitter_id}"
            self.owed[submitter] += sign * terms.case_fee.amount_minor

    def _go_to_court(
        self, event: LegalEscalated, submitted: PartnerCaseSubmitted
    ) -> None:
        legal = submitted.quoted.legal
        if legal is None or legal.fee is None or self._has_been_legal:
            return
        self._has_been_legal = True
        fee, share = legal.fee.amount_minor, legal.fee_legal_share
        by_client = legal.fee_paid_by is LegalFeePayer.CLIENT
        client = f"CLIENT:{submitted.client_id}"
        submitter = f"PARTNER:{submitted.partner.submitter_id}"
        self.owed[client if by_client else submitter] -= fee
        split = Split.of(("LEGAL", share), ("PLATFORM", 1 - share))
        self.owed[f"PARTNER:{event.legal_partner_id}"] += entitled(split, fee)["LEGAL"]

    def _hand_on(self, entry: Entry) -> None:
        if entry.rule not in _HANDED_ON:
            return
        # Netting leaves every position as it is.
        moved = (x for x in entry.lines if x.derivation is Derivation.AMOUNT)
        for line in moved:
            kind, _, party_id = line.account.rpartition(":")
            if f"{kind}:" in _HELD:
                party = f"{kind.removeprefix('Held:').upper()}:{party_id}"
                self.owed[party] -= line.amount_minor
            elif line.account.endswith(":ForClient") and self._submitted is not None:
                self.owed[f"CLIENT:{self._submitted.client_id}"] -= line.amount_minor
