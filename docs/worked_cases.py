"""An example of every posting rule of a case's ledger, made by the ledger itself."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from debt_domain.accounting.posting_rule import PostingRule
from debt_domain.case_ledger.rules import catalogue as rules
from debt_domain.testing import TODAY
from debt_domain.values.money import Money
from debt_domain.values.rate_terms import NetworkPaidBy
from debt_domain.values.resolved_terms import ResolvedTerms
from docs.worked_example import Example, balances_after
from tests.unit.case_ledger.ledger_text import (
    COMMISSION,
    HELD_BY_A,
    HELD_BY_CLIENT,
    HELD_BY_N,
    HYBRID,
    LEGAL,
    NORMAL,
    PLATFORM,
    REVENUE_SHARE,
    SERVICE_FEE,
    Books,
)

Step = Callable[[Books], object]
SIXTY_FORTY: Final = "A claim of 1,000.00, shared 60/40 by A and the platform."


def claim_examples() -> Iterator[Example]:
    """Show what the debtor owes: opened, corrected, forgiven, withdrawn."""
    yield _after(
        Books(),
        rules.OPEN_CLAIM,
        "Nothing.",
        "A case of 1,000.00 is submitted, with 50.00 of interest and 40.00 of fees.",
        lambda books: books.open("1000.00", "50.00", "40.00"),
    )
    yield _after(
        _books(None, lambda books: books.receive("P-1", "300.00")),
        rules.WITHDRAW_CLAIM,
        "A claim of 1,000.00, on which 300.00 came before anybody accepted the case.",
        "The case is rejected.",
        lambda books: books.withdraw(),
    )
    yield _after(
        Books(),
        rules.CORRECT_CLAIM,
        "A claim of 1,000.00.",
        "The client credits 100.00 for goods returned.",
        lambda books: books.correct("-100.00"),
    )
    yield _after(
        _books(REVENUE_SHARE, lambda books: books.receive("P-1", "1000.00")),
        rules.CORRECT_CLAIM,
        f"{SIXTY_FORTY} It was paid in full.",
        "The client credits 100.00 after that: the debtor has paid too much.",
        lambda books: books.correct("-100.00"),
    )
    yield _after(
        _books(None, lambda books: books.advance("K-1", "120.00")),
        rules.AWARD_COST,
        "A claim of 1,000.00, and costs of 120.00 that the platform advanced.",
        "The court awards 100.00 of them.",
        lambda books: books.award("K-1", "100.00"),
    )
    yield _after(
        _due_on(TODAY),
        rules.ACCRUE_INTEREST,
        f"An invoice of 1,000.00, due on {TODAY}.",
        "Interest of 10 % a year is accrued for the next 30 days, by 365 days a year.",
        lambda books: books.accrue(TODAY + timedelta(days=30)),
    )
    yield _after(
        _books(REVENUE_SHARE, lambda books: books.receive("P-1", "900.00")),
        rules.DISCOUNT,
        f"{SIXTY_FORTY} 900.00 was paid.",
        "The payment takes up an offer that forgives the other 100.00.",
        lambda books: books.discount("P-1", "100.00"),
    )
    yield _after(
        Books(),
        rules.WRITE_OFF,
        "A claim of 1,000.00.",
        "200.00 of it is given up.",
        lambda books: books.write_off("200.00"),
    )


def fee_examples() -> Iterator[Example]:
    """Show fees and costs."""
    yield _after(
        Books(),
        rules.CHARGE_CASE_FEE,
        "A claim of 1,000.00.",
        "A's fee of 50.00 is charged.",
        lambda books: books.charge("50.00"),
    )
    deferred = "A claim of 1,000.00, and a fee of 50.00 that goes back on a rejection."
    yield _after(
        _books(None, lambda books: books.charge("50.00", deferred=True)),
        rules.EARN_CASE_FEE,
        deferred,
        "The case is accepted.",
        lambda books: books.earn(),
    )
    yield _after(
        _books(None, lambda books: books.charge("50.00", deferred=True)),
        rules.REFUND_CASE_FEE,
        deferred,
        "The case is rejected.",
        lambda books: books.refund_fee(),
    )
    yield _after(
        _books(REVENUE_SHARE),
        rules.CHARGE_LEGAL_FEE,
        SIXTY_FORTY,
        "The step to court costs A 100.00, of which L gets 60 %.",
        lambda books: books.charge_for_court("100.00"),
    )
    yield _after(
        Books(),
        rules.ADVANCE_COST,
        "A claim of 1,000.00.",
        "The platform advances 120.00 of court costs.",
        lambda books: books.advance("K-1", "120.00"),
    )
    yield _after(
        _books(REVENUE_SHARE),
        rules.ADVANCE_COST,
        SIXTY_FORTY,
        "A advances 120.00 of court costs.",
        lambda books: books.advance("K-1", "120.00", HELD_BY_A),
    )
    yield _after(
        _books(None, lambda books: books.advance("K-1", "120.00")),
        rules.GIVE_UP_COST,
        "A claim of 1,000.00, and costs of 120.00 that the platform advanced.",
        "The costs will not come back.",
        lambda books: books.give_up("K-1"),
    )
    yield _after(
        _books(None, lambda books: books.advance("K-1", "120.00")),
        rules.REFUND_COST,
        "A claim of 1,000.00, and costs of 120.00 that the platform advanced.",
        "The case goes back to the client, and the court gives 40.00 back unspent.",
        lambda books: books.refund_cost("K-1", "40.00"),
    )


def receipt_examples() -> Iterator[Example]:
    """Show payments under every model, in every hand."""
    paid = "The debtor pays 1,000.00 into the client account."
    yield _after(_books(REVENUE_SHARE), rules.RECEIVE, SIXTY_FORTY, paid, _pay)
    yield _after(
        _books(SERVICE_FEE, lambda books: books.charge("50.00")),
        rules.RECEIVE,
        "A claim of 1,000.00 under SERVICE_FEE of 20 %, and its fee of 50.00.",
        paid,
        _pay,
    )
    yield _after(
        _books(HYBRID, lambda books: books.charge("25.00")),
        rules.RECEIVE,
        "A claim of 1,000.00 under HYBRID of 50/50, and its fee of 25.00.",
        paid,
        _pay,
    )
    yield _after(
        _books(REVENUE_SHARE),
        rules.RECEIVE,
        SIXTY_FORTY,
        "The debtor pays 1,000.00 to A, which then owes 400.00.",
        lambda books: books.receive("P-1", "1000.00", HELD_BY_A),
    )
    commission = "A claim of 1,000.00, of which 15 % is shared 60/40; A pays its client the rest."
    yield _after(_books(COMMISSION), rules.RECEIVE, commission, paid, _pay)
    yield _after(
        _books(COMMISSION),
        rules.RECEIVE,
        commission,
        "The debtor pays 1,000.00 to the client, which keeps its part.",
        lambda books: books.receive("P-1", "1000.00", HELD_BY_CLIENT),
    )
    yield _after(
        _books(REVENUE_SHARE, lambda books: books.engage("AS-1")),
        rules.RECEIVE,
        f"{SIXTY_FORTY} Network collector N works for 15 %, paid by the platform.",
        "The debtor pays 1,000.00 to N, which then owes 850.00.",
        lambda books: books.receive("P-1", "1000.00", HELD_BY_N),
    )
    normal = Books()
    normal.adopt(NORMAL, submitter_id=None, collector_id="N")
    yield _after(
        normal,
        rules.RECEIVE,
        "A client's own claim of 1,000.00: 85 % are the client's, 10 % collector N's.",
        paid,
        _pay,
    )
    yield from _special_receipts()


def _special_receipts() -> Iterator[Example]:
    yield _after(
        _books(REVENUE_SHARE, principal="950.00"),
        rules.RECEIVE,
        "A claim of 950.00, shared 60/40 by A and the platform.",
        "The debtor pays 1,000.00: what exceeds the claim is owed to it.",
        _pay,
    )
    yield _after(
        _legal_books(),
        rules.RECEIVE,
        "A claim before the court, shared 50/30/20 by A, the platform and L, and costs"
        " of 120.00 that the platform advanced.",
        "The debtor pays 1,000.00; the costs come first, and 880.00 is shared.",
        _pay,
    )
    yield _after(
        Books(),
        rules.RECEIVE,
        "A claim of 1,000.00, not yet accepted.",
        "The debtor pays 300.00.",
        lambda books: books.receive("P-1", "300.00"),
    )
    yield _after(
        _books(REVENUE_SHARE),
        rules.RECEIVE,
        SIXTY_FORTY,
        "The debtor pays 110.00 USD, which are 100.00 in the currency of the case.",
        lambda books: books.receive("P-1", "100.00", original=Money(110_00, "USD")),
    )


def share_examples() -> Iterator[Example]:
    """Show how parts change after the money came."""
    yield _after(
        _books(None, lambda books: books.receive("P-1", "300.00")),
        rules.SPLIT_UNSPLIT,
        "A claim of 1,000.00, on which 300.00 came before acceptance.",
        "The case is accepted, to be shared 60/40.",
        lambda books: books.adopt(REVENUE_SHARE),
    )
    yield _after(
        _books(REVENUE_SHARE, lambda books: books.receive("P-1", "500.01", HELD_BY_A)),
        rules.ADJUST_SPLIT,
        f"{SIXTY_FORTY} 500.01 was paid to A.",
        "The case goes to court: 50/30/20 with L, from before that payment.",
        lambda books: books.adjust(LEGAL, TODAY),
    )
    yield _after(
        _books(REVENUE_SHARE, lambda books: books.receive("P-1", "1000.00", HELD_BY_N)),
        rules.PAY_COLLECTOR,
        f"{SIXTY_FORTY} 1,000.00 was paid to N.",
        "N is engaged for 15 % from before that payment, out of A's part.",
        lambda books: books.engage("AS-1", paid_by=NetworkPaidBy.SUBMITTER),
    )


def reversal_examples() -> Iterator[Example]:
    """Show money that goes back, and what it leaves to other payments."""
    yield _after(
        _books(REVENUE_SHARE, _pay),
        rules.REVERSE,
        f"{SIXTY_FORTY} It was paid in full.",
        "The payment is charged back.",
        lambda books: books.reverse("P-1", "1000.00"),
    )
    yield _after(
        _books(REVENUE_SHARE, *(_paid(number, "100.01") for number in (1, 2, 3))),
        rules.REVERSE,
        f"{SIXTY_FORTY} Three payments of 100.01 came.",
        "The second bounces; since it came, an odd cent has moved.",
        lambda books: books.reverse("P-2", "100.01"),
    )
    yield _after(
        _books(
            REVENUE_SHARE, _paid(1, "100.00"), _paid(2, "30.00"), principal="100.00"
        ),
        rules.REAPPLY_OVERPAYMENT,
        "A claim of 100.00, shared 60/40, on which 100.00 and then 30.00 came.",
        "60.00 of the first payment bounces; the second now covers 30.00.",
        lambda books: books.reverse("P-1", "60.00"),
    )
    late = TODAY + timedelta(days=9)
    yield _after(
        _books(
            REVENUE_SHARE,
            lambda books: books.receive("P-1", "800.00", on=late),
        ),
        rules.RESTATE,
        f"{SIXTY_FORTY} 800.00 came on {late}.",
        f"300.00 of {TODAY} are reported late, and cover what the 800.00 had covered.",
        lambda books: books.receive("P-2", "300.00", on=TODAY),
    )


def hand_examples() -> Iterator[Example]:
    """Show money that goes from hand to hand."""
    yield _after(
        _books(REVENUE_SHARE, _pay, principal="950.00"),
        rules.REFUND_OVERPAYMENT,
        "A claim of 950.00, shared 60/40, on which 1,000.00 came.",
        "The debtor gets 50.00 back.",
        lambda books: books.refund("P-1", "50.00"),
    )
    yield _after(
        _books(REVENUE_SHARE, lambda books: books.receive("P-1", "1000.00", HELD_BY_A)),
        rules.TRANSFER_HELD,
        f"{SIXTY_FORTY} 1,000.00 was paid to A.",
        "A hands 400.00 of this case to the platform.",
        lambda books: books.transfer(HELD_BY_A, PLATFORM, "400.00"),
    )
    yield _after(
        _books(COMMISSION, lambda books: books.receive("P-1", "1000.00", HELD_BY_A)),
        rules.PASS_ON,
        "A claim of 1,000.00, of which 15 % is shared 60/40. It was paid to A.",
        "A reports that it has paid 850.00 to its client.",
        lambda books: books.pass_on("850.00"),
    )


def examples() -> Iterator[Example]:
    """Give all of them."""
    yield from claim_examples()
    yield from fee_examples()
    yield from receipt_examples()
    yield from share_examples()
    yield from reversal_examples()
    yield from hand_examples()


def _after(
    books: Books, rule: PostingRule, given: str, when: str, step: Step
) -> Example:
    before = books.entries if rule is not rules.OPEN_CLAIM else []
    step(books)
    return Example(
        rule,
        given,
        when,
        tuple(books.entries[len(before) :]),
        balances_after(books.entries, {}),
    )


def _books(
    terms: ResolvedTerms | None, *steps: Step, principal: str = "1000.00"
) -> Books:
    books = Books(principal)
    if terms is not None:
        books.adopt(terms)
    for step in steps:
        step(books)
    return books


def _legal_books() -> Books:
    return _books(
        REVENUE_SHARE,
        lambda books: books.adjust(LEGAL, TODAY),
        lambda books: books.advance("K-1", "120.00"),
        principal="5000.00",
    )


def _due_on(day: date) -> Books:
    books = Books()
    books.open("1000.00", invoices=(("1000.00", day),))
    return books


def _pay(books: Books) -> object:
    return books.receive("P-1", "1000.00")


def _paid(number: int, amount: str) -> Step:
    return lambda books: books.receive(f"P-{number}", amount)
