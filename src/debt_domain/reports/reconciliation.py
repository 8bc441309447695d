"""The client account in three ways: the bank, the books, and what is owed to others."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from debt_domain.kernel.message import Message
from debt_domain.party_ledger.events import PayoutInstructed
from debt_domain.reports.bank_lines import BankLine, BankStatement
from debt_domain.reports.bank_postings import BankPosting
from debt_domain.reports.client_money import ClientMoney
from debt_domain.reports.matching import Matching, match
from debt_domain.reports.proposals import Known, Proposal, propose

WITHIN_DAYS: Final = 5


class ThreeWays(Message, frozen=True):
    """The totals at the end of the statements' days, in minor units.

    The bank's closing balance less the books' is what their openings differed by, and
    the lines that the books lack, less the postings that the bank lacks, and the
    postings of other days that were matched.

    Attributes:
        bank_opening_minor: What the bank had before; the books' where it does not say.
        bank_lines_minor: What its lines sum to.
        bank_closing_minor: What the bank has.
        books_opening_minor: What `Held:Platform` was before.
        books_postings_minor: What its postings of the days sum to.
        books_closing_minor: What it is.
        opening_difference_minor: The bank's opening less the books'.
        open_lines_minor: Lines without a match.
        open_postings_minor: Postings of the days without a match.
        other_days_minor: Postings of other days that were matched.
        owed_minor: What the client account should hold for others now.
        own_minor: What is left of the bank's balance for the platform; below zero it
            lacks other people's money.
    """

    bank_opening_minor: int
    bank_lines_minor: int
    bank_closing_minor: int
    books_opening_minor: int
    books_postings_minor: int
    books_closing_minor: int
    opening_difference_minor: int
    open_lines_minor: int
    open_postings_minor: int
    other_days_minor: int
    owed_minor: int
    own_minor: int

    @property
    def difference_minor(self) -> int:
        """The bank's closing balance less the books'."""
        return self.bank_closing_minor - self.books_closing_minor


class Reconciliation(Message, frozen=True):
    """A client account's statements against the books.

    Attributes:
        currency: Of all amounts.
        from_on: The first day of the statements.
        through_on: The last.
        lines: All bank lines.
        postings: All postings of these days, and those near them that could match.
        matching: Each line and posting in one place.
        other_days: Of the postings without a match, those of other days: they are
            another statement's.
        proposals: What to send for the lines that the books lack.
        totals: The three ways.
    """

    currency: str
    from_on: date
    through_on: date
    lines: tuple[BankLine, ...]
    postings: tuple[BankPosting, ...]
    matching: Matching
    other_days: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    totals: ThreeWays

    @property
    def agrees(self) -> bool:
        """Whether every line has its posting, and nobody's money is lacking."""
        found, totals = self.matching, self.totals
        is_open = found.ambiguities or found.lines or found.postings
        return not (is_open or totals.difference_minor or totals.own_minor < 0)


def reconcile(
    statements: Sequence[BankStatement],
    postings: Iterable[BankPosting],
    money: ClientMoney | None,
    *,
    case_ids: frozenset[str] = frozenset(),
    payouts: Sequence[PayoutInstructed] = (),
    within_days: int = WITHIN_DAYS,
) -> Reconciliation:
    """Compare a client account's statements with the books.

    Args:
        statements: Of one account, in order, with at least one line among them.
        postings: All movements of the account that the books know, in order.
        money: What the account should hold; None: nothing was ever posted.
        case_ids: The cases that a bank line may name.
        payouts: Those that the bank was told of and that are not confirmed yet.
        within_days: How far a posting may lie from its bank line.
    """
    lines = tuple(line for statement in statements for line in statement.lines)
    days = [line.booked_on for line in lines]
    first, last = min(days), max(days)
    moved, span = tuple(postings), timedelta(days=within_days)
    known = Known(postings=moved, case_ids=case_ids, payouts=payouts)
    near = tuple(x for x in moved if first - span <= x.effective_on <= last + span)
    found = match(lines, near, within_days)
    of_days = frozenset(x.posting_id for x in near if first <= x.effective_on <= last)
    missing = frozenset(found.lines)
    return Reconciliation(
        currency=statements[0].currency,
        from_on=first,
        through_on=last,
        lines=lines,
        postings=near,
        matching=found.model_copy(
            update={"postings": tuple(x for x in found.postings if x in of_days)}
        ),
        other_days=tuple(x for x in found.postings if x not in of_days),
        proposals=tuple(
            propose(line, known) for line in lines if line.line_id in missing
        ),
        totals=_three_ways(statements, moved, found, money),
    )


def _three_ways(
    statements: Sequence[BankStatement],
    known: Sequence[BankPosting],
    found: Matching,
    money: ClientMoney | None,
) -> ThreeWays:
    lines = [line for statement in statements for line in statement.lines]
    days = [line.booked_on for line in lines]
    opening = sum(x.amount_minor for x in known if x.effective_on < min(days))
    during = {
        x.posting_id: x.amount_minor
        for x in known
        if min(days) <= x.effective_on <= max(days)
    }
    matched_lines = {x for it in found.matches for x in it.lines}
    matched = {x for it in found.matches for x in it.postings}
    bank_opening = statements[0].opening_minor
    bank_opening = opening if bank_opening is None else bank_opening
    turnover = sum(line.amount_minor for line in lines)
    owed = 0 if money is None else money.should_hold_minor
    return ThreeWays(
        bank_opening_minor=bank_opening,
        bank_lines_minor=turnover,
        bank_closing_minor=bank_opening + turnover,
        books_opening_minor=opening,
        books_postings_minor=sum(during.values()),
        books_closing_minor=opening + sum(during.values()),
        opening_difference_minor=bank_opening - opening,
        open_lines_minor=sum(
            x.amount_minor for x in lines if x.line_id not in matched_lines
        ),
        open_postings_minor=sum(
            minor for key, minor in during.items() if key not in matched
        ),
        other_days_minor=sum(
            x.amount_minor
            for x in known
            if x.posting_id in matched and x.posting_id not in during
        ),
        owed_minor=owed,
        own_minor=bank_opening + turnover - owed,
    )
