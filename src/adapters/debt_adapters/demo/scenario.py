"""The whole demo as a list of steps: known before the first one is taken."""

from collections.abc import Iterator

from debt_adapters.demo.afterwards import afterwards_steps, left_out
from debt_adapters.demo.agreements import agreement_steps
from debt_adapters.demo.cases import (
    DemoCase,
    demo_cases,
    review_steps,
    submission_steps,
    work_steps,
)
from debt_adapters.demo.clock import DemoClock
from debt_adapters.demo.money import (
    closing_steps,
    other_payment_steps,
    return_steps,
    round_payment_steps,
)
from debt_adapters.demo.parties import Parties, shipped_parties
from debt_adapters.demo.samples import Sample, shipped_samples
from debt_adapters.demo.steps import Act, Step, morning
from debt_domain.application import DebtCollection
from debt_domain.kernel.ports import KeyedDigest


def scenario(digest: KeyedDigest) -> tuple[Step, ...]:
    """Give every step: by act, and by day within an act.

    Args:
        digest: Names the debtors of the samples.
    """
    samples, parties = shipped_samples(), shipped_parties()
    cases = demo_cases(samples, parties, digest)
    steps = (
        *(step for x in parties.partners for step in agreement_steps(x)),
        *submission_steps(cases),
        *review_steps(cases),
        *work_steps(cases),
        *_money_steps(samples, cases, parties),
    )
    acts = list(Act)
    return tuple(sorted(steps, key=lambda step: (acts.index(step.act), step.on)))


def run(collection: DebtCollection, clock: DemoClock) -> Iterator[Step]:
    """Take each step in its own transaction; give it back once it is done."""
    for number, step in enumerate(scenario(collection.digest), start=1):
        clock.put_to(morning(step.on))
        collection.execute(step.command, by=step.by, command_id=f"demo-{number:03}")
        yield step


def left_out_of_the_samples(digest: KeyedDigest) -> tuple[str, ...]:
    """Say what of the shipped samples has no command."""
    return tuple(text for x in shipped_samples() for text in left_out(x, digest))


def _money_steps(
    samples: tuple[Sample, ...], cases: tuple[DemoCase, ...], parties: Parties
) -> Iterator[Step]:
    by_id = {case.case_id: case for case in cases}
    for round_case in parties.round_cases:
        yield from round_payment_steps(round_case)
    yield from other_payment_steps(cases)
    for sample in samples:
        yield from afterwards_steps(sample, by_id[sample.id])
    yield from closing_steps()
    yield from return_steps(by_id["sample-02"])
