"""``nox`` runs what must hold before a commit; ``nox -l`` lists the other sessions."""

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2026.10"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
nox.options.error_on_external_run = True
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "imports", "types", "tests", "contracts", "coverage"]

PYPROJECT = nox.project.load_toml(Path(__file__).parent / "pyproject.toml")
# Alembic alone can import its env.py.
UNIT = ("tests/unit", "--doctest-modules", "src", "--ignore-glob=*/migrations/env.py")
CONTRACTS = ("tests/contracts",)
ON_ALL_PROCESSORS = ("-n", "auto")


def install(session: nox.Session, *groups: str, project: str = "") -> None:
    """Install dependency groups, and the project itself when asked for."""
    session.install(*nox.project.dependency_groups(PYPROJECT, *groups))
    if project:
        session.install("-e", project)


def measure(session: nox.Session, *arguments: str) -> None:
    """Run pytest and leave its coverage to the session that judges it."""
    install(session, "test", project=".")
    report = ("--cov", "--cov-report=", "--cov-fail-under=0")
    session.run(
        "pytest",
        *arguments,
        *report,
        *session.posargs,
        # Not ".coverage.x": the next report would merge and delete it unasked.
        env={"COVERAGE_FILE": f".coverage-{session.name}"},
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Style, docstrings, names of the change notes."""
    install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("towncrier", "build", "--draft", "--version", "next", silent=True)


@nox.session
def imports(session: nox.Session) -> None:
    """Floors and forbidden modules."""
    install(session, "imports", project=".")
    session.run("lint-imports", "--no-cache")


@nox.session
def types(session: nox.Session) -> None:
    """Both type checkers, strict."""
    install(session, "types", project=".")
    session.run("mypy")
    session.run("pyright", "--pythonpath", f"{session.virtualenv.bin}/python")


@nox.session
def tests(session: nox.Session) -> None:
    """Rules and docstring examples, on the Python that runs nox."""
    measure(session, *UNIT, *ON_ALL_PROCESSORS)


@nox.session
def contracts(session: nox.Session) -> None:
    """Stored events keep their meaning; adapters keep their promises."""
    measure(session, *CONTRACTS)


@nox.session
def coverage(session: nox.Session) -> None:
    """Judge what tests and contracts have covered together."""
    install(session, "coverage")
    session.run(
        "coverage", "combine", "--keep", ".coverage-tests", ".coverage-contracts"
    )
    session.run("coverage", "report")


@nox.session
def fast(session: nox.Session) -> None:
    """Rules alone, for the inner loop, on all processors."""
    install(session, "test", project=".")
    session.run(
        "pytest",
        *("tests/unit", "-m", "not thorough"),
        *ON_ALL_PROCESSORS,
        *session.posargs,
    )


@nox.session(python=["3.11", "3.12", "3.13"])
def pythons(session: nox.Session) -> None:
    """Rules on every supported Python that is installed."""
    install(session, "test", project=".")
    session.run(
        "pytest", *UNIT, "-m", "not thorough", *ON_ALL_PROCESSORS, *session.posargs
    )


@nox.session
def docs(session: nox.Session) -> None:
    """Run the examples, build the pages, refuse warnings."""
    install(session, "docs", project=".")
    session.run("pytest", "--markdown-docs", "docs/pages", "README.md")
    session.run("mkdocs", "build", "--strict", "-f", "docs/mkdocs.yml")


@nox.session
def package(session: nox.Session) -> None:
    """Build, look into the wheel, test what was installed from it."""
    install(session, "package")
    out = Path(session.create_tmp()).resolve() / "dist"
    shutil.rmtree(out, ignore_errors=True)
    session.run("python", "-m", "build", "--no-isolation", "--outdir", str(out))
    wheel = next(out.glob("*.whl"))
    session.install("--force-reinstall", str(wheel))
    session.run("pytest", "tests/package", env={"WHEEL": str(wheel)})


@nox.session
def search(session: nox.Session) -> None:
    """Draw random histories for the machines; ``-- door``, ``ledger`` or ``lives``."""
    install(session, "test", project=".")
    session.run("python", "-m", "tests.machine.search", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure; never part of the verdict."""
    install(session, "test", project=".")
    session.run("python", "-m", "tests.bench", *session.posargs)
