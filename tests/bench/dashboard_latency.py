"""The dashboard of a partner with many cases: pages and filters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from itertools import count
from time import perf_counter
from typing import Final

from debt_domain.application import Asked, DebtCollection, DomainCommand, Questions
from debt_domain.case.commands import AcceptCase
from debt_domain.partner_case.model import PartnerCaseStatus
from debt_domain.projections.dashboard import DashboardFilter
from debt_domain.testing import submit_case
from debt_domain.values.partner_submission import Handling
from tests.bench.cases import PAID_ON, PLATFORM, a_door, execute, payment
from tests.bench.ledger_cases import MODELS, Model, sign_all
from tests.bench.percentiles import Spread, spread
from tests.bench.stores import Place

MINE: Final = next(model for model in MODELS if model.name == "NETWORK")
OTHER: Final = next(model for model in MODELS if model.name == "HYBRID")
DAYS: Final = 50
PAGE: Final = 50
REPEATS: Final = 100
FEW: Final = 3
"""Whatever reads everything is done so often."""
_numbers, _cases = count(1), count(1)


@dataclass(frozen=True, slots=True)
class DashboardLatency:
    """How long a partner waits.

    Attributes:
        cases: How many it has; other partners have half as many beside it.
        found: By question: how many rows its answer has, and how long it took.
    """

    cases: int
    found: Mapping[str, tuple[int, Spread]]

    def written(self) -> str:
        """Give the figures for people."""
        title = f"\na dashboard of {self.cases:,} cases, pages of {PAGE}"
        rows = (
            f"  {name:36} {rows:6,} rows {x.written()}"
            for name, (rows, x) in self.found.items()
        )
        return "\n".join((title, *rows))

    def figures(self) -> Mapping[str, object]:
        """Give the figures to keep."""
        found = {
            name: {"rows": rows, **x._asdict()}
            for name, (rows, x) in self.found.items()
        }
        return {"cases": self.cases, "questions": found}


def measured(place: Place, cases: int, say: Callable[[str], None]) -> DashboardLatency:
    """Ask for pages of a partner's cases.

    Args:
        place: New databases.
        cases: How many cases the partner has, some for each day.
        say: Told how far the preparation is.
    """
    door = a_door(place.log)
    sign_all(partial(execute, door_at(door, 0)))
    for day in range(DAYS):
        _submit(door_at(door, day), day, cases // DAYS)
        if (day + 1) % 10 == 0:
            say(f"  {(day + 1) * (cases // DAYS):,} cases of {cases:,}")
    questions = door.questions()
    asked = {name: (REPEATS, ask) for name, ask in _pages(questions, cases).items()}
    asked["every row of the partner"] = (FEW, partial(_all_rows, questions))
    return DashboardLatency(cases, {n: _spread(*x) for n, x in asked.items()})


def door_at(door: DebtCollection, day: int) -> DebtCollection:
    """Give the door as it is on one of the days, the last of which is today."""
    then = datetime.combine(PAID_ON, time(0, 0), tzinfo=UTC)
    now = then - timedelta(days=DAYS - 1 - day)
    return replace(door, clock=lambda: now)


def _submit(door: DebtCollection, day: int, cases: int) -> None:
    """Submit a day's cases: of three two are accepted, of six one is paid on.

    The last ten days wait for their review.
    """
    commands = list[DomainCommand]()
    for place in range(cases + cases // 2):
        model = MINE if place < cases else OTHER
        number = next(_cases)
        commands.append(_submission(model, number))
        if place % 3 and day < DAYS - 10:
            commands.append(AcceptCase(case_id=f"D-{number}"))
        if place % 6 == 1 and day < DAYS - 10:
            paid = payment(f"D-{number}", f"P-{number}")
            commands.append(
                paid.model_copy(update={"received_on": door.clock().date()})
            )
    asked = [Asked(command=x, command_id=f"page-{next(_numbers)}") for x in commands]
    for outcome in door.execute_many(asked, by=PLATFORM):
        if isinstance(outcome, Exception):
            raise outcome


def _submission(model: Model, number: int) -> DomainCommand:
    return submit_case(
        f"D-{number}",
        client_id=f"CL-{number % 100}",
        debtor_id=f"DB-{number}",
        submitter_id=model.partner_id,
        handling=Handling.NETWORK if number % 2 else Handling.SELF,
        host_reference=f"Order {number:06}",
    )


def _pages(questions: Questions, cases: int) -> Mapping[str, Callable[[], int]]:
    now = datetime.now(tz=UTC)
    mine = DashboardFilter(submitter_id=MINE.partner_id)
    half = questions.partner_case_page(mine, limit=cases // 2)
    filters: dict[str, dict[str, object]] = {
        "first page": {},
        "status accepted": {"status": PartnerCaseStatus.ACCEPTED},
        "handling network": {"handling": Handling.NETWORK},
        "review overdue": {"review_overdue_at": now},
        "review overdue for a year: none": {
            "review_overdue_at": now - timedelta(days=365)
        },
        "one client": {"client_id": "CL-7"},
        "host reference: one": {"text": half.rows[-1].host_reference},
        "text: none": {"text": "nowhere to be found"},
        "submitted in one week": {
            "submitted_from": PAID_ON - timedelta(days=30),
            "submitted_until": PAID_ON - timedelta(days=24),
        },
        "accepted, network, one client": {
            "status": PartnerCaseStatus.ACCEPTED,
            "handling": Handling.NETWORK,
            "client_id": "CL-7",
        },
    }
    asked = {
        name: partial(_page, questions, mine.model_copy(update=fields), None)
        for name, fields in filters.items()
    }
    middle = partial(_page, questions, mine, half.next_after)
    return {**asked, "a page in the middle": middle}


def _page(questions: Questions, wanted: DashboardFilter, after: str | None) -> int:
    return len(questions.partner_case_page(wanted, after=after, limit=PAGE).rows)


def _all_rows(questions: Questions) -> int:
    return sum(1 for _ in questions.partner_cases(MINE.partner_id))


def _spread(repeats: int, ask: Callable[[], int]) -> tuple[int, Spread]:
    """Ask some times; the first time warms up."""
    rows, seconds = ask(), list[float]()
    for _ in range(repeats):
        start = perf_counter()
        ask()
        seconds.append(perf_counter() - start)
    return rows, spread(seconds)
