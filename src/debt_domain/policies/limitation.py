"""Claims that are time-barred, by the law of the debtor's country."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from debt_domain.case.parts import CaseInReview
from debt_domain.values.claim_type import ClaimType
from debt_domain.values.policy import PolicyDecision, PolicyInput


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitationPeriod:
    """How long a claim can be enforced against the debtor's will.

    Attributes:
        years: Full years.
        law: Where this is written.
        from_year_end: They begin with the end of the year in which the claim fell due,
            and not with the due date itself.
    """

    years: int
    law: str
    from_year_end: bool = False

    def barred_from(self, due_on: date) -> date:
        """Give the first day on which a claim is time-barred.

        >>> german = LimitationPeriod(years=3, law="BGB", from_year_end=True)
        >>> german.barred_from(date(2022, 5, 2))
        datetime.date(2026, 1, 1)
        """
        began = date(due_on.year, 12, 31) if self.from_year_end else due_on
        return _years_later(began, self.years) + timedelta(days=1)


def _years_later(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


ORDINARY_PERIODS: Final[Mapping[str, LimitationPeriod]] = MappingProxyType(
    {
        "AT": LimitationPeriod(years=3, law="ABGB § 1486"),
        "DE": LimitationPeriod(years=3, law="BGB §§ 195, 199(1)", from_year_end=True),
        "DK": LimitationPeriod(years=3, law="Forældelsesloven § 3(1)"),
        "ES": LimitationPeriod(years=5, law="Código Civil art. 1964(2)"),
        "FI": LimitationPeriod(years=3, law="Laki velan vanhentumisesta 728/2003 § 4"),
        "FR": LimitationPeriod(years=5, law="Code civil art. 2224"),
        "GB": LimitationPeriod(years=6, law="Limitation Act 1980 s. 5"),
        "NL": LimitationPeriod(years=5, law="BW art. 3:307"),
        "NO": LimitationPeriod(years=3, law="Foreldelsesloven § 2"),
    }
)
"""The ordinary periods of contract claims; shorter ones for consumers are not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limitation:
    """No claim is taken that is time-barred on the day of the review.

    It counts from due dates alone. What interrupts or suspends a period, such as an
    acknowledgment, it does not know; nor does it judge what rests on a judgment, which
    has a longer one. A country without a period is no reason against a case.

    Attributes:
        version: Raised with every change of the periods.
        periods: By the debtor's country.

    Example:
        >>> Limitation().periods["NO"].law
        'Foreldelsesloven § 2'
    """

    version: int = 1
    periods: Mapping[str, LimitationPeriod] = field(
        default_factory=lambda: ORDINARY_PERIODS
    )

    def __call__(self, case: CaseInReview, /) -> PolicyDecision:
        """Give the decision, with each due date whose claim is time-barred."""
        country = case.figures.debtor_country
        period = self.periods.get(country)
        due_on = sorted(set(case.due_on))
        return PolicyDecision(
            policy="limitation",
            version=self.version,
            reasons=tuple(_barred(case, due_on, period) if period else ()),
            inputs=(
                PolicyInput(name="debtor_country", value=country),
                PolicyInput(name="claim_type", value=case.figures.claim_type),
                PolicyInput(name="due_on", value=", ".join(map(str, due_on)) or "none"),
                PolicyInput(name="on", value=str(case.on)),
                PolicyInput(name="period", value=_in_words(period)),
            ),
        )


def _barred(
    case: CaseInReview, due_on: list[date], period: LimitationPeriod
) -> Iterator[str]:
    if case.figures.claim_type is ClaimType.JUDGMENT:
        return
    for day in due_on:
        barred_from = period.barred_from(day)
        if barred_from <= case.on:
            yield f"what fell due on {day} is time-barred since {barred_from} ({period.law})"


def _in_words(period: LimitationPeriod | None) -> str:
    if period is None:
        return "none known"
    begins = "the end of the year" if period.from_year_end else "the due date"
    return f"{period.years} years from {begins} ({period.law})"
