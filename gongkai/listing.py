"""What `gongkai list` prints: tab-separated lines, the first one the column names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongkai import checks, forms
from gongkai.errors import UsageError
from gongkai.printing import visible
from queries import ask, views


def lines(what: str, settings: checks.Settings) -> Iterator[str]:
    """The lines of one list; UsageError names the lists there are."""
    lister = _LISTS.get(what)
    if lister is None:
        raise UsageError(f"no list {what!r}; there are {', '.join(_LISTS)}")
    yield from lister(settings)


def _views(_settings: checks.Settings) -> Iterator[str]:
    yield "view\ttitle\tfilters"
    for view in views().values():
        if view.is_listed:
            yield f"{view.name}\t{view.title_zh} / {view.title_en}\t{', '.join(sorted(view.parameters))}"


def _rules(settings: checks.Settings) -> Iterator[str]:
    yield "rule\tstate\tkind\tseverity\teditions\ttitle\tthresholds or why"
    for row in checks.rule_rows(settings):
        state, title = "on" if row["is_on"] else "off", f"{row['title_zh']} / {row['title_en']}"
        shown = (row["rule"], state, row["kind"], row["severity"], row["editions"], title, row["thresholds"])
        yield "\t".join(shown)
    for other in checks.not_required():
        state = f"by {other.covered_by}" if other.covered_by else "never required"
        title = f"{other.title_zh} / {other.title_en}"
        yield "\t".join(
            (other.rule, state, "", "", other.editions, title, f"{other.why_zh} / {other.why_en}")
        )


def _forms(_settings: checks.Settings) -> Iterator[str]:
    yield "edition\tprinted lines\tfigures"
    for form in forms.editions().values():
        yield f"{form.name}\t{len(form.printed)}\t{len(form.valued)}"


def _of_store(view: str) -> Callable[[checks.Settings], Iterator[str]]:
    def rows(_settings: checks.Settings) -> Iterator[str]:
        frame = ask(view)
        yield "\t".join(map(str, frame.columns))
        frame = frame.astype(object).where(frame.notna(), None)  # what is not there is blank, never "nan"
        for row in frame.itertuples(index=False, name=None):
            yield "\t".join(_one_line(value) for value in row)

    return rows


def _one_line(value: object) -> str:
    return visible(" ".join(str(value).split())) if value is not None else ""


_LISTS: dict[str, Callable[[checks.Settings], Iterator[str]]] = {
    "views": _views,
    "rules": _rules,
    "forms": _forms,
    "reports": _of_store("reports"),
    "rejections": _of_store("rejections"),
}
