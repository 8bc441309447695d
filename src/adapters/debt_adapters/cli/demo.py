"""`demo`: the main job on shipped data, told as it goes."""

from pathlib import Path
from typing import Annotated, ClassVar

import typer
from sqlalchemy import make_url

from debt_adapters.assembly import database_file
from debt_adapters.cli.balance import balance_of
from debt_adapters.cli.dashboard import dashboard_of
from debt_adapters.cli.everywhere import DEFAULT_STORE, STORE_VARIABLE
from debt_adapters.cli.history import history_of
from debt_adapters.cli.options import JsonOption, StoreOption, opened
from debt_adapters.cli.output import (
    Answer,
    Output,
    Paragraph,
    Part,
    amount,
    heading,
    table,
)
from debt_adapters.cli.progress import progress
from debt_adapters.cli.split import split_of
from debt_adapters.demo.agreements import SIGNED_ON
from debt_adapters.demo.clock import DemoClock
from debt_adapters.demo.parties import shipped_parties
from debt_adapters.demo.proof import RebuildProof, prove_rebuild
from debt_adapters.demo.scenario import left_out_of_the_samples, run, scenario
from debt_adapters.demo.steps import Act, morning
from debt_domain.application import DebtCollection, Questions
from debt_domain.application.reading import logged_batches
from debt_domain.kernel.errors import RejectedError, StoreError
from debt_domain.projections.revenue_split import SplitBy

TOLD_CASE = "hybrid-partner"
FILLED = (
    "The submissions name no creditor and hold no documents: both are filled in from"
    " the demo's own data, as are the partners."
)


class DemoStoreExistsError(RejectedError):
    """The demo makes a store of its own."""

    code: ClassVar[str] = "demo.store_exists"

    def __init__(self, *, path: Path) -> None:
        accepted = "--fresh, which replaces a demo, or --store with another file"
        super().__init__(
            f"{path} exists already; accepted is {accepted}",
            field="--store",
            value=str(path),
            accepted=accepted,
        )


class NotADemoError(RejectedError):
    """Only a demo's own store is replaced."""

    code: ClassVar[str] = "demo.not_a_demo"

    def __init__(self, *, path: Path) -> None:
        accepted = "a store that nothing but the demo has written to"
        super().__init__(
            f"{path} holds more than a demo; --fresh replaces {accepted}: delete it yourself",
            field="--store",
            value=str(path),
            accepted=accepted,
        )


def demo(
    *,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Replace the store of an earlier demo.")
    ] = False,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Run the main job on invented cases, and leave the store for you to look at.

    Agreements are signed, cases submitted, accepted, assigned and paid, some payments
    reversed, a case returned. Then the reports; then every read model is thrown away
    and made again from the log.

    [bold]Examples[/bold]

    debt-domain demo

    debt-domain demo --fresh --store sqlite:///try.db
    """
    path = database_file(make_url(store))
    if path is not None and path.exists():
        _replace(path, store, fresh=fresh)
    clock = DemoClock(morning(SIGNED_ON))
    output = Output(as_json)
    with opened(store, clock=clock, create=True) as collection:
        _play(collection, clock, output)
        _report(collection, output)
        proof = _prove(collection, output)
        output.show(Answer(_document(collection, proof, store), _farewell(store)))


def _replace(path: Path, store: str, *, fresh: bool) -> None:
    if not fresh:
        raise DemoStoreExistsError(path=path)
    if not _is_demo(store):
        raise NotADemoError(path=path)
    for suffix in ("", "-wal", "-shm", ".key"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _is_demo(store: str) -> bool:
    """Whether nothing but the demo has ever written to a store."""
    try:
        with opened(store) as collection:
            batches = logged_batches(collection.log)
            streams = (logged.event.stream for batch in batches for logged in batch)
            records = (name for name in streams if name.startswith("command:"))
            return all(name.startswith("command:demo-") for name in records)
    except StoreError:
        return False


def _play(collection: DebtCollection, clock: DemoClock, output: Output) -> None:
    steps, act = scenario(collection.digest), None
    output.say(FILLED)
    with progress("Playing", len(steps), beside_answer=True) as advance:
        for number, step in enumerate(run(collection, clock), start=1):
            if step.act is not act:
                act = step.act
                output.say(_part(list(Act).index(act) + 1, act))
            if step.told:
                output.say(Paragraph(f"{step.on}  {step.told}", hanging=12))
            advance(number)
    output.say(heading("Left out of the samples: no command of this library says it"))
    for text in left_out_of_the_samples(collection.digest):
        output.say(Paragraph(f"- {text}", hanging=2))


def _part(number: int, title: str) -> Paragraph:
    return heading(f"[{number}/{len(Act) + 2}] {title}")


def _report(collection: DebtCollection, output: Output) -> None:
    questions = collection.questions()
    output.say(
        _part(len(Act) + 1, "Reports"),
        heading("Three ways to be paid: what 1,000.00 EUR leads to"),
        _three_models(questions),
    )
    dashboard = dashboard_of(questions)
    output.say(heading("Dashboard: what each partner sees"), *dashboard.parts)
    for by in (SplitBy.CASE, SplitBy.PARTNER):
        split = split_of(questions, by)
        output.say(heading(f"Revenue split by {by.lower()}"), *split.parts)
    output.say(*balance_of(questions).parts)
    history = history_of(questions, TOLD_CASE)
    output.say(heading(f"History of {TOLD_CASE}"), *history.parts)


def _three_models(questions: Questions) -> Part:
    """Lay the round cases out: who is owed what, by model and holder of the money."""
    rows = {row.case_id: row for row in questions.partner_cases()}
    return table(
        ("Model", "Case", "Money is with", ">The partner is owed"),
        (
            (
                rows[case.case_id].revenue_model or "",
                case.case_id,
                f"the {case.holder.lower()}",
                amount(rows[case.case_id].position_minor, rows[case.case_id].currency),
            )
            for case in shipped_parties().round_cases
        ),
    )


def _prove(collection: DebtCollection, output: Output) -> RebuildProof:
    proof = prove_rebuild(collection)
    output.say(
        _part(len(Act) + 2, "All read models thrown away, and made again"),
        table(
            (
                "Read model",
                ">Rows",
                "Digest before",
                ">Rows thrown away",
                "Digest after",
            ),
            (
                (
                    name,
                    str(proof.before[name].rows),
                    proof.before[name].short,
                    f"{proof.emptied[name].rows} rows left",
                    proof.after[name].short,
                )
                for name in proof.before
            ),
        ),
        "\nthe same, byte for byte" if proof.same else "\nTHEY DIFFER",
    )
    return proof


def _document(
    collection: DebtCollection, proof: RebuildProof, store: str
) -> dict[str, object]:
    questions = collection.questions()
    return {
        "store": store,
        "events": collection.log.head().position,
        "left_out": list(left_out_of_the_samples(collection.digest)),
        "dashboard": dashboard_of(questions).document,
        "split": split_of(questions, SplitBy.CASE).document,
        "balance": balance_of(questions).document,
        "rebuild": {
            "same": proof.same,
            "digests": {name: x.digest for name, x in proof.after.items()},
        },
    }


def _farewell(store: str) -> tuple[Part, ...]:
    path = database_file(make_url(store))
    chosen = () if store == DEFAULT_STORE else (f"export {STORE_VARIABLE}={store}",)
    commands = (
        "cases --status ACTIVE",
        "case sample-01 --personal",
        "history sample-09 --as-known-at 2026-09-02",
        "split --by case --currency EUR",
        "balance --as-of 2026-08-31",
        "journal --format csv --out journal.csv",
        "verify",
    )
    return (
        heading(f"The store is {path and path.resolve()}"),
        "Try next:",
        *(
            Paragraph(line, indent=2, is_broken=False)
            for line in (*chosen, *(f"debt-domain {x}" for x in commands))
        ),
    )
