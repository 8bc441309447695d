"""Why a bank statement is refused: one class for each rule."""

from typing import ClassVar

from debt_domain.kernel.errors import RejectedError
from debt_domain.values.money import Money


class UnknownStatementFormatError(RejectedError):
    """A file is in one of the formats that are read."""

    code: ClassVar[str] = "bank.unknown_format"

    def __init__(self, *, file: str) -> None:
        accepted = "CAMT.053 (XML), MT940 (tags such as :20:), or CSV with a header"
        super().__init__(
            f"{file}: the format is not recognised; accepted is {accepted}; --format"
            " says which it is",
            field="file",
            value=file,
            accepted=accepted,
        )
        self.file = file


class UndecodableStatementError(RejectedError):
    """A statement is text."""

    code: ClassVar[str] = "bank.undecodable"

    def __init__(self, *, file: str, byte: int) -> None:
        accepted = "text in UTF-8 or Windows-1252"
        super().__init__(
            f"{file}: byte {byte} is in no encoding that is read; accepted is"
            f" {accepted}",
            field="file",
            value=file,
            accepted=accepted,
        )
        self.file, self.byte = file, byte


class MalformedStatementError(RejectedError):
    """Each part of a statement is what its format says.

    Attributes:
        file: The file.
        place: Where in it, such as `line 7` or `statement 1, entry 3`.
    """

    code: ClassVar[str] = "bank.malformed"

    def __init__(self, *, file: str, place: str, found: str, accepted: str) -> None:
        super().__init__(
            f"{file}, {place}: {found}; accepted is {accepted}",
            field=place,
            value=found,
            accepted=accepted,
        )
        self.file, self.place = file, place


class UnsafeXmlError(RejectedError):
    """No statement needs a document type or entities; bombs and leaks are made so."""

    code: ClassVar[str] = "bank.unsafe_xml"

    def __init__(self, *, file: str) -> None:
        accepted = "CAMT.053 without <!DOCTYPE or <!ENTITY"
        super().__init__(
            f"{file}: the XML declares a document type or entities; accepted is"
            f" {accepted}",
            field="file",
            value=file,
            accepted=accepted,
        )
        self.file = file


class EmptyStatementError(RejectedError):
    """There is something to reconcile."""

    code: ClassVar[str] = "bank.empty"

    def __init__(self, *, file: str) -> None:
        accepted = "a statement with at least one booked line"
        super().__init__(
            f"{file}: it has no booked line; accepted is {accepted}",
            field="file",
            value=file,
            accepted=accepted,
        )
        self.file = file


class StatementUnbalancedError(RejectedError):
    """Opening balance and lines make the closing balance."""

    code: ClassVar[str] = "bank.unbalanced"

    def __init__(
        self, *, file: str, place: str, opening: Money, turnover: Money, closing: Money
    ) -> None:
        expected = opening + turnover
        super().__init__(
            f"{file}, {place}: the opening balance {opening} and lines of {turnover}"
            f" make {expected}, not the closing balance {closing}; accepted is a whole"
            " statement whose lines add up",
            field="closing balance",
            value=closing.amount_minor,
            accepted=f"a closing balance of {expected}",
        )
        self.file, self.place = file, place
        self.opening, self.turnover, self.closing = opening, turnover, closing


class StatementGapError(RejectedError):
    """A statement begins with what the one before it ended with."""

    code: ClassVar[str] = "bank.gap"

    def __init__(
        self, *, file: str, statement_id: str, opening: Money, before: Money
    ) -> None:
        super().__init__(
            f"{file}, statement {statement_id}: it opens with {opening}, the one before"
            f" it closed with {before}; accepted are statements that follow one"
            " another: is one missing?",
            field="opening balance",
            value=opening.amount_minor,
            accepted=f"an opening balance of {before}",
        )
        self.file, self.statement_id = file, statement_id
        self.opening, self.before = opening, before


class SeveralAccountsError(RejectedError):
    """One account is reconciled at a time."""

    code: ClassVar[str] = "bank.several_accounts"

    def __init__(self, *, file: str, accounts: tuple[str, ...]) -> None:
        accepted = "the statements of one account in one currency"
        super().__init__(
            f"{file}: it has statements of {', '.join(accounts)}; accepted are"
            f" {accepted}, such as by --currency",
            field="file",
            value=", ".join(accounts),
            accepted=accepted,
        )
        self.file, self.accounts = file, accounts
