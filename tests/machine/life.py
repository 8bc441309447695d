"""What the machine of lives believes of one case, sharing no code with its rules.

Before each command the machine asks the model which errors stand in its way, and tells
it afterwards that the command was carried out. No error means: it must be accepted.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

OPEN = {
    *("SUBMITTED", "DOCS_REQUESTED", "ACCEPTED", "QUOTING"),
    *("ASSIGNED", "ACTIVE", "RETURN_REQUESTED"),
}
WORKED = {"ACCEPTED", "ASSIGNED", "ACTIVE"}
IN_ITS_PLACE = {
    "RequestDocuments": {"SUBMITTED"},
    "ProvideDocuments": {"DOCS_REQUESTED"},
    "AcceptCase": {"SUBMITTED"},
    "RejectCase": {"SUBMITTED", "DOCS_REQUESTED"},
    "AssignPartner": WORKED,
    "StartWork": {"ASSIGNED"},
    "DeclineAssignment": {"ASSIGNED"},
    "OpenBidding": {"ACCEPTED"},
    "SubmitQuote": {"QUOTING"},
    "AcceptQuote": {"QUOTING"},
    "CloseBidding": {"QUOTING"},
    "LogActivity": {"ACTIVE"},
    "RecordPayment": OPEN | {"CLOSED"},
    "RecordDispute": OPEN,
    "ResolveDispute": OPEN,
    "RecordInsolvency": OPEN,
    "ChangeInstructions": OPEN,
    "AcknowledgeInstructions": WORKED,
    "EscalateToLegal": WORKED,
    "WithdrawCase": OPEN,
    "CloseCase": OPEN - {"RETURN_REQUESTED"},
    "ReopenCase": {"CLOSED"},
}
"""By command, the statuses in which it may come."""
PERIOD = timedelta(days=4)
MORE_TIME = timedelta(days=4)


@dataclass
class Life:
    """One case.

    Attributes:
        submitter_id: Who submitted it; None: the client.
        claimed: What is claimed, in minor units, without what was upheld.
        payments: What is left of each verified payment.
        quotes: Until when each quote of the last bidding stands; None: no bidding yet.
        won: The last bidding found a partner.
        known: The instructions that the collector has acknowledged.
        ends_on: The last day on which the case is the collector's own, if it has one.
    """

    case_id: str
    submitter_id: str | None
    self_handled: bool
    never_legal: bool
    claimed: int
    submitted_on: date
    status: str = "SUBMITTED"
    resumes_as: str = ""
    accepted: bool = False
    collector: str | None = None
    ends_on: date | None = None
    legal: str | None = None
    legal_from: date = date.min
    instructions: int = 1
    known: int = 0
    known_at_court: int = 0
    payments: dict[str, int] = field(default_factory=dict[str, int])
    reported: dict[str, int] = field(default_factory=dict[str, int])
    received_on: dict[str, date] = field(default_factory=dict[str, date])
    quotes: dict[str, datetime] | None = None
    won: bool = False
    disputes: set[str] = field(default_factory=set[str])
    upheld: bool = False
    insolvent: bool = False
    closes_at: datetime | None = None
    returned_for: str = ""
    partner_status: str = "SUBMITTED"

    @property
    def outstanding(self) -> int:
        return max(0, self.claimed - sum(self.payments.values()))

    @property
    def submitted(self) -> bool:
        return self.submitter_id is not None

    @property
    def bidder(self) -> str:
        """Give a partner that may contact the debtor."""
        own = self.submitter_id if self.self_handled else None
        return own or "N-1"

    def misplaced(self, command: str) -> set[str]:
        """Give the one error of a command that does not fit the status, if so."""
        fits = self.status in IN_ITS_PLACE[command]
        return set() if fits else {"WrongStatusError"}

    @property
    def engaged(self) -> list[str]:
        """Give the network collector that earns its part."""
        by_network = self.submitted and not self.self_handled
        return [self.collector] if by_network and self.collector is not None else []

    def against_assigning(
        self, partner_id: str, today: date, *, with_reason: bool
    ) -> set[str]:
        against = self.misplaced("AssignPartner")
        if self.ends_on is not None and today <= self.ends_on and not with_reason:
            against |= {"CollectionPeriodRunningError"}
        if self.submitted and self.self_handled != (partner_id == self.submitter_id):
            against |= {"DuplicateOutreachError"}
        if self.collector == partner_id:
            against |= {"AlreadyAssignedError"}
        return against

    def against_replacing_at_court(self, partner_id: str, on: date) -> set[str]:
        against = self.misplaced("AssignPartner")
        if self.legal is None:
            return against or {"LegalByEscalationError"}
        if self.legal == partner_id:
            against |= {"AlreadyAssignedError"}
        if on < self.legal_from:
            against |= {"PastDateError"}
        return against

    def against_answering_assignment(self, partner_id: str, name: str) -> set[str]:
        other = {"PartyNotAllowedError"} if self.collector != partner_id else set[str]()
        return self.misplaced(name) or other

    def against_starting(self, partner_id: str, version: int) -> set[str]:
        against = self.against_answering_assignment(partner_id, "StartWork")
        return against or self.against_version(version)

    def against_version(self, version: int) -> set[str]:
        current = version == self.instructions
        return set() if current else {"InstructionsUnacknowledgedError"}

    def against_acknowledging(self, party_id: str, version: int) -> set[str]:
        against = self.misplaced("AcknowledgeInstructions")
        if party_id not in {self.collector, self.legal}:
            against |= {"NotAssignedPartnerError"}
        return against | self.against_version(version)

    def against_changing_instructions(self, version: int) -> set[str]:
        """Give what stands against a version; the current one changes nothing."""
        older = version < self.instructions
        outdated = {"InstructionsOutdatedError"} if older else set[str]()
        return self.misplaced("ChangeInstructions") or outdated

    def against_changing_handling(self) -> set[str]:
        fits = self.partner_status in {"SUBMITTED", "ACCEPTED"}
        return set() if fits else {"WrongStatusError"}

    def against_quoting(self, now: datetime) -> set[str]:
        against = self.misplaced("SubmitQuote")
        if self.closes_at is not None and now >= self.closes_at:
            against |= {"BiddingOverError"}
        if self.quotes:
            against |= {"QuoteAlreadySubmittedError"}
        return against

    def against_accepting(self, quote_id: str, now: datetime) -> set[str]:
        late = self.quotes is not None and now >= self.quotes[quote_id]
        expired = {"QuoteExpiredError"} if late else set[str]()
        return self.misplaced("AcceptQuote") or expired

    def against_calling(self, partner_id: str) -> set[str]:
        against = self.misplaced("LogActivity")
        if partner_id != self.collector:
            against |= {"NotAssignedPartnerError", "DuplicateOutreachError"}
        if self.disputes or self.insolvent:
            against |= {"HoldActiveError"}
        return against | self.against_version(self.known)

    def against_court(self) -> set[str]:
        against = self.misplaced("EscalateToLegal")
        if self.never_legal:
            against |= {"NeverLegalError"}
        if self.disputes:
            against |= {"LegalInDisputeError"}
        if self.legal:
            against |= {"AlreadyLegalError"}
        return against

    def against_closing(self, code: str, now: datetime) -> set[str]:
        """Give what stands against a code, one error for each guard."""
        against = self.misplaced("WithdrawCase" if code == "WITHDRAWN" else "CloseCase")
        if code == "RETURNED":
            against |= {"ProcessOnlyError"}
        if self.reported:
            against |= {"UnverifiedPaymentError"}
        if self.disputes and code not in {"WITHDRAWN", "DISPUTED_NO_LEGAL"}:
            against |= {"OpenDisputeError"}
        if code == "INSOLVENT" and not self.insolvent:
            against |= {"InsolvencyUnknownError"}
        if code == "PAID" and self.outstanding:
            against |= {"OutstandingMismatchError"}
        in_vain = {"NO_QUOTES", "QUOTES_EXPIRED"}
        if code in in_vain and code != self.bid_in_vain(now):
            against |= {"CloseCodeNotAvailableError"}
        return against

    def bid_in_vain(self, now: datetime) -> str | None:
        waits = self.status in {"QUOTING", "ACCEPTED"}
        if self.quotes is None or self.won or not waits:
            return None
        if not self.quotes:
            return "NO_QUOTES"
        stand = any(now < until for until in self.quotes.values())
        return None if stand else "QUOTES_EXPIRED"

    def against_returning(self, reason: str) -> set[str]:
        if self.partner_status != "ACCEPTED":
            return {"WrongStatusError"}
        unfounded = reason == "DISPUTE_UPHELD" and not self.upheld
        return {"DisputeNotUpheldError"} if unfounded else set()

    def against_answering_return(self, answer: str) -> set[str]:
        if self.partner_status != "RETURN_REQUESTED":
            return {"WrongStatusError"}
        unsure = answer == "approved" and self.reported
        return {"UnverifiedPaymentError"} if unsure else set()

    def move(self, status: str) -> None:
        self.status = status

    def reject(self) -> None:
        self.status = self.partner_status = "REJECTED"

    def accept(self) -> None:
        self.accepted, self.status, self.partner_status = True, "ACCEPTED", "ACCEPTED"
        if self.self_handled and self.submitter_id is not None:
            self.assign(self.submitter_id)

    def assign(self, partner_id: str) -> None:
        self.collector, self.status = partner_id, "ASSIGNED"
        self.known, self.ends_on = 0, None

    def decline(self) -> None:
        self.collector, self.ends_on, self.status = None, None, "ACCEPTED"

    def start(self, today: date) -> None:
        self.known, self.ends_on = self.instructions, today + PERIOD
        self.status = "ACTIVE"

    def hear_of_money(self, day: date) -> None:
        """Give the collector more time for a promise or a payment."""
        if self.ends_on is not None and day <= self.ends_on:
            self.ends_on = max(self.ends_on, day + MORE_TIME)

    def instruct(self, version: int) -> None:
        self.instructions = version

    def acknowledge(self, *, at_court: bool) -> None:
        if at_court:
            self.known_at_court = self.instructions
        else:
            self.known = self.instructions

    def hand_over(self, *, to_submitter: bool) -> None:
        if to_submitter == self.self_handled:
            return
        self.self_handled = to_submitter
        if self.accepted:
            self.decline()
        if self.accepted and to_submitter and self.submitter_id is not None:
            self.assign(self.submitter_id)

    def invite(self, closes_at: datetime) -> None:
        self.quotes, self.won, self.closes_at = {}, False, closes_at
        self.status = "QUOTING"

    def hear(self, quote_id: str, until: datetime) -> None:
        self.quotes = {quote_id: until}

    def find(self) -> None:
        self.won = True
        self.assign(self.bidder)

    def report(self, payment_id: str, amount: int, day: date) -> None:
        self.reported[payment_id], self.received_on[payment_id] = amount, day

    def believe(self, payment_id: str) -> None:
        self.payments[payment_id] = self.reported.pop(payment_id)
        self.hear_of_money(self.received_on[payment_id])

    def resolve(self, dispute_id: str, *, upheld: bool) -> None:
        self.disputes.remove(dispute_id)
        if upheld:
            self.claimed -= self.outstanding
            self.upheld = True

    def against_insolvency(self) -> set[str]:
        """Give what stands against the same news; known already, it changes nothing."""
        return set() if self.insolvent else self.misplaced("RecordInsolvency")

    def learn_insolvency(self) -> None:
        self.insolvent = True

    def take_to_court(self, partner_id: str, on: date) -> None:
        self.legal, self.legal_from = partner_id, on
        self.known_at_court = self.instructions

    def close(self, code: str) -> None:
        self.status = self.partner_status = "CLOSED"
        self.collector, self.legal, self.ends_on = None, None, None
        if code in {"WITHDRAWN", "RETURNED"}:
            self.disputes.clear()

    def reopen(self) -> None:
        self.status = "ACCEPTED" if self.accepted else "SUBMITTED"
        self.partner_status = self.status

    def ask_to_return(self, reason: str) -> None:
        self.returned_for, self.resumes_as = reason, self.status
        self.status = self.partner_status = "RETURN_REQUESTED"

    def go_on(self) -> None:
        self.status, self.partner_status = self.resumes_as, "ACCEPTED"
