"""What a bank says of an account, whatever the format it said it in."""

from datetime import date

from debt_domain.kernel.message import Message
from debt_domain.values.text import Currency


class BankLine(Message, frozen=True):
    """One booking on a bank statement.

    Attributes:
        line_id: The statement's number in the file and the line's in the statement,
            such as `1/3`.
        booked_on: The day the bank booked it.
        value_on: The day from which it bears interest.
        amount_minor: In minor units; above zero came in, below zero went out.
        currency: The account's.
        bank_reference: The bank's own reference of the booking.
        end_to_end_id: What the payer called the transfer.
        remittance: The text that came with it, structured references first.
        counterparty: Who paid or was paid.
        is_reversal: The bank took an earlier booking back.
    """

    line_id: str
    booked_on: date
    value_on: date
    amount_minor: int
    currency: Currency
    bank_reference: str | None = None
    end_to_end_id: str | None = None
    remittance: str = ""
    counterparty: str | None = None
    is_reversal: bool = False


class BankStatement(Message, frozen=True):
    """A statement of one account.

    Attributes:
        statement_id: The bank's number of it.
        account: The IBAN, or the bank's own number; empty where the file has none.
        currency: The account's.
        opening_minor: The balance before the first line; None: the file has none.
        closing_minor: The balance after the last line; None: the file has none.
        lines: In the bank's order.
    """

    statement_id: str
    account: str
    currency: Currency
    opening_minor: int | None
    closing_minor: int | None
    lines: tuple[BankLine, ...]

    @property
    def turnover_minor(self) -> int:
        """The sum of its lines."""
        return sum(line.amount_minor for line in self.lines)
