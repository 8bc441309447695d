"""Where each of our accounts stands in the charts of others.

A pattern is an account's name with `<id>` for an identifier. A place's name begins with
one of the five roots that plain-text accounting knows; below it comes the book. No
name continues another one: a tool that counts sub-accounts into an account finds none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from debt_adapters.exports.errors import UnplacedAccountError

ID: Final = "<id>"
_ESCAPED: Final = re.compile(r"-(?![A-Za-z0-9])|[^A-Za-z0-9-]")
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9._-]{1,80}")


@dataclass(frozen=True, slots=True)
class Place:
    """An account's place, for one account or for one of each party.

    Attributes:
        pattern: Such as `Due:Partner:<id>`.
        name: Such as `Liabilities:Settlement:Due:Partner:<id>`.
        number: In the French chart of accounts (plan comptable general), six digits;
            class 8 is off the balance sheet.
        label: In French, in ASCII.
    """

    pattern: str
    name: str
    number: str
    label: str


@dataclass(frozen=True, slots=True)
class PlacedAccount:
    """An account in its place; `identifier` is what `<id>` stands for, or ""."""

    place: Place
    identifier: str

    @property
    def plain_name(self) -> str:
        """The name with the identifier as it is."""
        return self.place.name.replace(ID, self.identifier)

    @property
    def strict_name(self) -> str:
        """The name with the identifier as a component that beancount takes."""
        return self.place.name.replace(ID, component(self.identifier))


PLACES: Final = (
    Place(
        "Debtor:Principal",
        "Assets:Claim:Debtor:Principal",
        "802811",
        "Creances a recouvrer - principal",
    ),
    Place(
        "Debtor:Interest",
        "Assets:Claim:Debtor:Interest",
        "802812",
        "Creances a recouvrer - interets",
    ),
    Place(
        "Debtor:Fees",
        "Assets:Claim:Debtor:Fees",
        "802813",
        "Creances a recouvrer - indemnites",
    ),
    Place(
        "Debtor:Costs",
        "Assets:Claim:Debtor:Costs",
        "802814",
        "Creances a recouvrer - frais",
    ),
    Place("Claimed", "Equity:Claim:Claimed", "809281", "Creances confiees"),
    Place("Recovered", "Equity:Claim:Recovered", "809282", "Creances recouvrees"),
    Place("Discounted", "Equity:Claim:Discounted", "809283", "Creances remises"),
    Place("WrittenOff", "Equity:Claim:WrittenOff", "809284", "Creances abandonnees"),
    Place("Credited", "Equity:Claim:Credited", "809285", "Creances corrigees"),
    Place(
        "Held:Platform",
        "Assets:Settlement:Held:Platform",
        "512100",
        "Banque - fonds de tiers",
    ),
    Place(
        "Held:Platform:Own",
        "Assets:Settlement:Held:Own",
        "512000",
        "Banque - fonds propres",
    ),
    Place(
        "Held:Client:<id>",
        "Assets:Settlement:Held:Client:<id>",
        "467110",
        "Fonds detenus par des clients",
    ),
    Place(
        "Held:Partner:<id>",
        "Assets:Settlement:Held:Partner:<id>",
        "467120",
        "Fonds detenus par des partenaires",
    ),
    Place(
        "Due:Client:<id>",
        "Liabilities:Settlement:Due:Client:<id>",
        "467210",
        "Sommes dues aux clients",
    ),
    Place(
        "Due:Partner:<id>",
        "Liabilities:Settlement:Due:Partner:<id>",
        "467220",
        "Sommes dues aux partenaires",
    ),
    Place(
        "Due:Partner:<id>:ForClient",
        "Liabilities:Settlement:Due:ForClient:<id>",
        "467230",
        "Sommes dues aux clients des partenaires",
    ),
    Place(
        "Due:Debtor",
        "Liabilities:Settlement:Due:Debtor",
        "467240",
        "Trop-percus a rembourser",
    ),
    Place(
        "Due:Unsplit",
        "Liabilities:Settlement:Due:Unsplit",
        "467250",
        "Encaissements a repartir",
    ),
    Place(
        "Receivable:Client:<id>",
        "Assets:Settlement:Receivable:Client:<id>",
        "411100",
        "Factures a payer par les clients",
    ),
    Place(
        "Receivable:Partner:<id>",
        "Assets:Settlement:Receivable:Partner:<id>",
        "411200",
        "Factures a payer par les partenaires",
    ),
    Place(
        "InTransit:Client:<id>",
        "Liabilities:Settlement:InTransit:Client:<id>",
        "467310",
        "Virements en cours aux clients",
    ),
    Place(
        "InTransit:Partner:<id>",
        "Liabilities:Settlement:InTransit:Partner:<id>",
        "467320",
        "Virements en cours aux partenaires",
    ),
    Place(
        "CostAdvance",
        "Assets:Settlement:CostAdvance",
        "467400",
        "Debours a recuperer",
    ),
    Place(
        "Advanced:Client:<id>",
        "Liabilities:Settlement:Advanced:Client:<id>",
        "467410",
        "Debours avances par des clients",
    ),
    Place(
        "Advanced:Partner:<id>",
        "Liabilities:Settlement:Advanced:Partner:<id>",
        "467420",
        "Debours avances par des partenaires",
    ),
    Place(
        "Deferred:Fee",
        "Liabilities:Settlement:Deferred:Fee",
        "487000",
        "Honoraires constates d'avance",
    ),
    Place("Income:Fee", "Income:Settlement:Fee", "706100", "Honoraires de dossier"),
    Place("Income:Share", "Income:Settlement:Share", "706200", "Parts de recouvrement"),
    Place(
        "Expense:Network",
        "Expenses:Settlement:Network",
        "622200",
        "Commissions des collecteurs du reseau",
    ),
    Place(
        "Expense:BadDebt",
        "Expenses:Settlement:BadDebt",
        "654000",
        "Pertes sur creances irrecouvrables",
    ),
    Place("Expense:Bank", "Expenses:Settlement:Bank", "627000", "Services bancaires"),
    Place("Expense:FX", "Expenses:Settlement:FX", "656000", "Differences de change"),
    Place("Vat", "Liabilities:Settlement:Vat", "445710", "TVA collectee"),
    Place("Vat:Input", "Assets:Settlement:Vat:Input", "445660", "TVA deductible"),
    Place("Suspense", "Liabilities:Settlement:Suspense", "471000", "Compte d'attente"),
    Place(
        "Conversion:<id>",
        "Equity:Settlement:Conversion:<id>",
        "478000",
        "Conversion de devises",
    ),
)
_BY_PATTERN: Final[Mapping[str, Place]] = {place.pattern: place for place in PLACES}


@lru_cache(maxsize=65536)
def placed(account: str) -> PlacedAccount:
    """Find an account's place.

    Raises:
        UnplacedAccountError: The chart has none.

    Example:
        >>> placed("Due:Partner:A.b_1:ForClient").plain_name
        'Liabilities:Settlement:Due:ForClient:A.b_1'
        >>> placed("Due:Partner:A.b_1:ForClient").strict_name
        'Liabilities:Settlement:Due:ForClient:A--2Eb--5F1'
    """
    if account in _BY_PATTERN and ID not in account:
        return PlacedAccount(_BY_PATTERN[account], "")
    kind, *parts = account.split(":")
    at = 0 if kind == "Conversion" else 1
    identifier = parts[at] if len(parts) > at else ""
    pattern = ":".join((kind, *parts[:at], ID, *parts[at + 1 :]))
    if pattern not in _BY_PATTERN or _IDENTIFIER.fullmatch(identifier) is None:
        raise UnplacedAccountError(account=account)
    return PlacedAccount(_BY_PATTERN[pattern], identifier)


def component(identifier: str) -> str:
    """Write an identifier as a component of an account's name in beancount.

    It starts with a capital and has letters, digits and `-` only. Any other character,
    and a `-` that no letter or digit follows, is `--` and its two hexadecimal digits.
    A `-` at the end says that the first letter was a small one, a `--` there that an
    `X` was put in front. Two identifiers never give the same component.

    Example:
        >>> component("A"), component("atlas"), component("A.b_1"), component("7-up")
        ('A', 'Atlas-', 'A--2Eb--5F1', 'X7-up--')
    """
    written = _ESCAPED.sub(lambda x: f"--{ord(x[0]):02X}", identifier)
    if written[:1].islower():
        return written[0].upper() + written[1:] + "-"
    return written if written[:1].isupper() else f"X{written}--"


def identifier_of(written: str) -> str:
    """Read what `component` has written.

    Example:
        >>> identifier_of("A--2Eb--5F1"), identifier_of("Atlas-")
        ('A.b_1', 'atlas')
    """
    if written.endswith("--"):
        written = written[1:-2]
    elif written.endswith("-"):
        written = written[0].lower() + written[1:-1]
    return re.sub(r"--([0-9A-F]{2})", lambda x: chr(int(x[1], 16)), written)
