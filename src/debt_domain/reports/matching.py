"""Which bank line is which movement in the books: proposals, each with its reason.

A pair is proposed where it is the only one possible under the strongest reason that it
has. Where a reason fits several ways, those of the same day are tried, and what is
still open is listed as ambiguous: people decide.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, combinations
from typing import Final, Generic, TypeAlias, TypeVar

from debt_domain.kernel.message import Message
from debt_domain.reports.bank_lines import BankLine
from debt_domain.reports.bank_postings import BankPosting

_WORD: Final = re.compile(r"[A-Za-z0-9._-]+")
_LEAST_REFERENCE: Final = 3
_MOST_PARTS: Final = 4
_MOST_CANDIDATES: Final = 12


class MatchReason(StrEnum):
    """Why a bank line and a posting are taken for the same.

    REFERENCE: the same amount, and the line quotes a reference of the posting.
    END_TO_END_ID: the same amount, and the end-to-end id is such a reference. DATE: the
    same amount within some days. SUM: several of one side sum to one of the other,
    within some days.
    """

    REFERENCE = "REFERENCE"
    END_TO_END_ID = "END_TO_END_ID"
    DATE = "DATE"
    SUM = "SUM"


class Match(Message, frozen=True):
    """Bank lines and postings that are taken for the same.

    Attributes:
        lines: The bank lines, by id.
        postings: The movements in the books, by id.
        reason: The strongest reason that they share.
        days: The most that they lie apart.
    """

    lines: tuple[str, ...]
    postings: tuple[str, ...]
    reason: MatchReason
    days: int


class Ambiguity(Message, frozen=True):
    """Bank lines and postings that could be matched in more than one way."""

    lines: tuple[str, ...]
    postings: tuple[str, ...]
    reasons: tuple[MatchReason, ...]


class Matching(Message, frozen=True):
    """Every line and every posting, each in one place.

    Attributes:
        matches: What is proposed.
        ambiguities: What people have to decide.
        lines: Bank lines that nothing in the books is like.
        postings: Movements in the books that no bank line is like.
    """

    matches: tuple[Match, ...]
    ambiguities: tuple[Ambiguity, ...]
    lines: tuple[str, ...]
    postings: tuple[str, ...]


_Test: TypeAlias = Callable[[BankLine, BankPosting], bool]
_Pair: TypeAlias = tuple[str, str]
X = TypeVar("X", BankLine, BankPosting)


def match(
    lines: Sequence[BankLine], postings: Sequence[BankPosting], within_days: int
) -> Matching:
    """Propose what belongs together.

    Args:
        lines: Of one currency, each with an id of its own.
        postings: Of the same currency, each with an id of its own.
        within_days: How far apart a line and its posting may lie without a reference.
    """
    return _Search(lines, postings, within_days).result()


def days_apart(line: BankLine, posting: BankPosting) -> int:
    """Give how far a posting lies from the nearer of a line's two days."""
    days = (line.booked_on, line.value_on)
    return min(abs((day - posting.effective_on).days) for day in days)


def quotes(line: BankLine, references: Iterable[str]) -> bool:
    """Tell whether a line names one of some references, not as a part of another."""
    text = f"{line.bank_reference or ''}\n{line.remittance}"
    return any(
        re.search(rf"(?<![\w./-]){re.escape(x)}(?![\w/-]|\.\w)", text, re.IGNORECASE)
        for x in references
        if len(x) >= _LEAST_REFERENCE
    )


def words(line: BankLine) -> frozenset[str]:
    """Give the words of a line's text that could be identifiers, in upper case."""
    found = _WORD.findall(line.remittance.upper())
    return frozenset((*found, *(word.strip(".-_") for word in found)))


class _Search:
    """What is still open on both sides while proposals are made."""

    def __init__(
        self,
        lines: Sequence[BankLine],
        postings: Sequence[BankPosting],
        within_days: int,
    ) -> None:
        self.lines = {x.line_id: x for x in lines}
        self.postings = {x.posting_id: x for x in postings}
        self.within_days = within_days
        self.matches: list[Match] = []
        self.ambiguities: list[Ambiguity] = []

    def result(self) -> Matching:
        tests: Mapping[MatchReason, _Test] = {
            MatchReason.REFERENCE: lambda x, y: quotes(x, y.references),
            MatchReason.END_TO_END_ID: lambda x, y: x.end_to_end_id in y.references,
            MatchReason.DATE: lambda x, y: days_apart(x, y) <= self.within_days,
        }
        for reason, test in tests.items():
            self._propose(reason, test)
        self._set_ambiguous_apart(tests)
        self._propose_sums()
        return Matching(
            matches=tuple(self.matches),
            ambiguities=tuple(self.ambiguities),
            lines=tuple(self.lines),
            postings=tuple(self.postings),
        )

    def _pairs(self, test: _Test) -> list[_Pair]:
        by_amount: dict[int, list[BankPosting]] = {}
        for posting in self.postings.values():
            by_amount.setdefault(posting.amount_minor, []).append(posting)
        return [
            (line.line_id, posting.posting_id)
            for line in self.lines.values()
            for posting in by_amount.get(line.amount_minor, ())
            if test(line, posting)
        ]

    def _propose(self, reason: MatchReason, test: _Test) -> None:
        pairs = self._pairs(test)
        same_day = [pair for pair in pairs if not self._days(*pair)]
        for tried in (pairs, same_day):
            open_ = [pair for pair in tried if self._is_open(pair)]
            for line_id, posting_id in _only(open_):
                self._take((line_id,), (posting_id,), reason)

    def _is_open(self, pair: _Pair) -> bool:
        return pair[0] in self.lines and pair[1] in self.postings

    def _days(self, line_id: str, posting_id: str) -> int:
        return days_apart(self.lines[line_id], self.postings[posting_id])

    def _take(
        self, lines: Sequence[str], postings: Sequence[str], reason: MatchReason
    ) -> None:
        days = max(self._days(x, y) for x in lines for y in postings)
        found = Match(
            lines=tuple(lines), postings=tuple(postings), reason=reason, days=days
        )
        self.matches.append(found)
        self._close(lines, postings)

    def _close(self, lines: Iterable[str], postings: Iterable[str]) -> None:
        for line_id in lines:
            del self.lines[line_id]
        for posting_id in postings:
            del self.postings[posting_id]

    def _set_ambiguous_apart(self, tests: Mapping[MatchReason, _Test]) -> None:
        pairs = {reason: self._pairs(test) for reason, test in tests.items()}
        for group in _connected(chain.from_iterable(pairs.values())):
            reasons = tuple(x for x, its in pairs.items() if not group.isdisjoint(its))
            self._set_apart({x for x, _ in group}, {y for _, y in group}, reasons)

    def _set_apart(
        self, lines: set[str], postings: set[str], reasons: tuple[MatchReason, ...]
    ) -> None:
        found = Ambiguity(
            lines=tuple(x for x in self.lines if x in lines),
            postings=tuple(x for x in self.postings if x in postings),
            reasons=reasons,
        )
        self.ambiguities.append(found)
        self._close(found.lines, found.postings)

    def _propose_sums(self) -> None:
        for line in tuple(self.lines.values()):
            near = [x for x in self.postings.values() if self._is_near(line, x)]
            sums = _Sums(line.amount_minor, near).found()
            parts = [tuple(x.posting_id for x in parts) for parts in sums]
            if len(parts) == 1:
                self._take((line.line_id,), parts[0], MatchReason.SUM)
            elif parts:
                several = set(chain.from_iterable(parts))
                self._set_apart({line.line_id}, several, (MatchReason.SUM,))
        for posting in tuple(self.postings.values()):
            near_lines = [x for x in self.lines.values() if self._is_near(x, posting)]
            found = _Sums(posting.amount_minor, near_lines).found()
            ids = [tuple(x.line_id for x in parts) for parts in found]
            if len(ids) == 1:
                self._take(ids[0], (posting.posting_id,), MatchReason.SUM)
            elif ids:
                several = set(chain.from_iterable(ids))
                self._set_apart(several, {posting.posting_id}, (MatchReason.SUM,))

    def _is_near(self, line: BankLine, posting: BankPosting) -> bool:
        same_way = (line.amount_minor > 0) == (posting.amount_minor > 0)
        return same_way and days_apart(line, posting) <= self.within_days


@dataclass(frozen=True, slots=True)
class _Sums(Generic[X]):
    """The ways in which some of many sum to one; none are sought among too many."""

    amount_minor: int
    candidates: Sequence[X]

    def found(self) -> list[tuple[X, ...]]:
        if len(self.candidates) > _MOST_CANDIDATES:
            return []
        most = min(_MOST_PARTS, len(self.candidates))
        return [
            parts
            for count in range(2, most + 1)
            for parts in combinations(self.candidates, count)
            if sum(x.amount_minor for x in parts) == self.amount_minor
        ]


def _only(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Give the pairs of which neither side is in another pair."""
    groups = _connected(pairs)
    return [pair for group in groups if len(group) == 1 for pair in group]


def _connected(pairs: Iterable[_Pair]) -> list[frozenset[_Pair]]:
    """Put pairs together that share a side, directly or through others."""
    groups: dict[tuple[int, str], set[_Pair]] = {}
    order: dict[int, set[_Pair]] = {}
    for pair in pairs:
        ends = ((0, pair[0]), (1, pair[1]))
        joined = {pair}.union(*(groups.get(end, set()) for end in ends))
        order[id(joined)] = joined
        for x, y in joined:
            for end in ((0, x), (1, y)):
                old = groups.get(end)
                if old is not None and old is not joined:
                    order.pop(id(old), None)
                groups[end] = joined
    return [frozenset(group) for group in order.values()]
