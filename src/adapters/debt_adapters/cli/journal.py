"""`journal`: the entries of all ledgers, for accounting tools."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from re import fullmatch
from typing import Annotated, Final, TypeAlias, assert_never

import typer

from debt_adapters.cli.choices import completes, metavar, one_of
from debt_adapters.cli.options import JsonOption, StoreOption, day, opened
from debt_adapters.cli.output import Answer, Output, Paragraph, Part
from debt_adapters.cli.progress import progress
from debt_adapters.exports.beancount import beancount
from debt_adapters.exports.csv_rows import journal_csv
from debt_adapters.exports.fec import fec, fec_file_name
from debt_adapters.exports.hledger import hledger
from debt_adapters.exports.journal import DayKind, Journal, logged_entries
from debt_adapters.exports.whole_file import whole_file
from debt_domain.values.currency import EXPONENTS


class JournalFormat(StrEnum):
    """What reads the journal."""

    BEANCOUNT = "beancount"
    HLEDGER = "hledger"
    CSV = "csv"
    FEC = "fec"
    PARQUET = "parquet"


_NAMES: Final = {
    JournalFormat.BEANCOUNT: "journal.beancount",
    JournalFormat.HLEDGER: "hledger.journal",
    JournalFormat.CSV: "journal.csv",
    JournalFormat.PARQUET: "journal.parquet",
}
_CHECKS: Final = {
    JournalFormat.BEANCOUNT: "bean-check {}",
    JournalFormat.HLEDGER: "hledger check --strict --file {}",
}


OutputFormatOption: TypeAlias = Annotated[
    JournalFormat,
    typer.Option(
        "--format",
        metavar=metavar(JournalFormat),
        parser=one_of(JournalFormat),
        autocompletion=completes(JournalFormat),
        help="beancount and hledger: plain-text accounting; csv and parquet: a row"
        " for each line of each entry; fec: the French audit file.",
    ),
]

FromOnOption: TypeAlias = Annotated[
    date | None,
    typer.Option(
        "--from",
        metavar="D",
        parser=day,
        help="The first day; what was there before is carried forward, but for csv"
        " and parquet.",
    ),
]

DayKindOption: TypeAlias = Annotated[
    DayKind,
    typer.Option(
        help="The day that an entry stands under: booked, which stays as it is"
        " once the period is closed, or effective, from which it counts."
    ),
]

RatesOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--rate",
        metavar="CUR=R",
        help="For fec: euros for one unit of a currency, such as USD=0.92.",
        show_default=False,
    ),
]


def journal(  # noqa: PLR0913  each is an option of the command
    *,
    output_format: OutputFormatOption,
    out: Annotated[
        Path,
        typer.Option(
            metavar="FILE", help="Where to write it; a folder takes its usual name."
        ),
    ],
    from_on: FromOnOption = None,
    through_on: Annotated[
        date | None,
        typer.Option("--to", metavar="D", parser=day, help="The last day, included."),
    ] = None,
    by: DayKindOption = DayKind.BOOKED,
    siren: Annotated[
        str, typer.Option(metavar="N", help="For fec: whose books they are.")
    ] = "",
    rates: RatesOption = None,
    store: StoreOption = "",
    as_json: JsonOption = False,
) -> None:
    """Write the entries of all ledgers for an accounting tool, to a file.

    Claim book and settlement book are in it, exact to the minor unit. bean-check or
    hledger refuse a file in which a single figure was changed. The file is there
    whole or not at all: after an interruption, what stood there before still does.

    [bold]Examples[/bold]

    debt-domain journal --format beancount --out journal.beancount

    debt-domain journal --format csv --from 2026-08-01 --to 2026-08-31 --out august.csv

    debt-domain journal --format fec --siren 732829320 --to 2026-12-31 --out .
    """
    euros = _rates(rates or ())
    if output_format is JournalFormat.FEC:
        path = _fec_path(out, siren, through_on, by)
    elif siren or rates:
        raise typer.BadParameter("--siren and --rate go with --format fec")
    else:
        path = out / _NAMES[output_format] if out.is_dir() else out
    with (
        opened(store) as collection,
        progress("Reading entries", collection.log.head().position) as advance,
        whole_file(path) as draft,
    ):
        entries = Journal(
            source=logged_entries(collection.log, advance),
            day_kind=by,
            from_on=from_on,
            through_on=through_on,
        )
        _write(output_format, entries, draft, euros)
    Output(as_json).show(_answer(output_format, path))


def _write(
    output_format: JournalFormat,
    entries: Journal,
    path: Path,
    rates: dict[str, Fraction],
) -> None:
    match output_format:
        case JournalFormat.BEANCOUNT:
            _write_text(beancount(entries), path)
        case JournalFormat.HLEDGER:
            _write_text(hledger(entries), path)
        case JournalFormat.CSV:
            _write_text(journal_csv(entries), path)
        case JournalFormat.FEC:
            _write_text(fec(entries, rates), path)
        case JournalFormat.PARQUET:
            _write_parquet(entries, path)
        case _:
            assert_never(output_format)


def _write_text(lines: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)


def _write_parquet(entries: Journal, path: Path) -> None:
    try:
        from debt_adapters.exports.frames import write_parquet  # noqa: PLC0415  an extra
    except ModuleNotFoundError as missing:
        needed = f'parquet needs {missing.name}: pip install "debt-domain[frames]"'
        raise typer.BadParameter(needed) from None
    write_parquet(entries, path)


def _fec_path(out: Path, siren: str, through_on: date | None, by: DayKind) -> Path:
    if not siren or through_on is None:
        raise typer.BadParameter("--format fec needs --siren and --to, the year's end")
    if by is not DayKind.BOOKED:
        raise typer.BadParameter("--format fec goes by the day of booking")
    name = fec_file_name(siren, through_on)
    path = out / name if out.is_dir() else out
    if path.name != name:
        raise typer.BadParameter(
            f"the law names the file {name}; give that or a folder"
        )
    return path


def _rates(written: Sequence[str]) -> dict[str, Fraction]:
    rates: dict[str, Fraction] = {}
    for text in written:
        found = fullmatch(r"([A-Z]{3})=([0-9]{1,18}(?:\.[0-9]{1,18})?)", text)
        if found is None or found[1] not in EXPONENTS or not Fraction(found[2]):
            message = f"{text!r} is no rate; accepted is such as USD=0.92"
            raise typer.BadParameter(message)
        rates[found[1]] = Fraction(found[2])
    return rates


def _answer(output_format: JournalFormat, path: Path) -> Answer:
    document = {
        "format": output_format.value,
        "file": str(path),
        "bytes": path.stat().st_size,
    }
    parts: list[Part] = [Paragraph(f"{path} is written.", is_broken=False)]
    if output_format in _CHECKS:
        check = _CHECKS[output_format].format(path)
        parts += ["Check it with:", Paragraph(check, indent=2, is_broken=False)]
    return Answer(document, tuple(parts))
