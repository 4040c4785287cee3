"""The verb that records what people decide about findings: decide."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from gongkai.commands.terminal import DEFAULT_STORE, StoreOption, using
from gongkai.errors import UsageError
from gongkai.review import OUTCOMES, REASONS, Decision
from queries.deciding import decide


def decide_command(
    keys: Annotated[
        list[str], typer.Argument(help="Keys of findings, as `gongkai export findings` gives them.")
    ],
    outcome: Annotated[str, typer.Option("--as", help=", ".join(OUTCOMES))],
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    reason: Annotated[str | None, typer.Option(help=f"For dismissed: {', '.join(REASONS)}")] = None,
    note: Annotated[str | None, typer.Option(help="What there is to say of it.")] = None,
    due: Annotated[str | None, typer.Option(help="For asked: when the answer is due, as 2026-01-31.")] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Record a decision on findings; several at once need a reason."""
    decision = Decision(outcome, by, reason, note, _date(due))  # type: ignore[arg-type]  # it judges them
    using(store)
    batch = decide(keys, decision)
    typer.echo(f"{outcome}: {len(set(keys))} findings, batch {batch}")


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is no date: write it as 2026-01-31") from error
