"""Documents from addresses into a store: downloaded, then taken in as any other document."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from gongkai.checks import Settings
from gongkai.fetching import FetchError
from gongkai.fetching.crew import download_all
from gongkai.fetching.downloading import Downloader
from gongkai.gathering import Found
from gongkai.ingest import Ingested, Progress, held_for_taking_in


def fetch(  # noqa: PLR0913  # `again` and `settings` are options
    store: Path,
    documents: Iterable[Found],
    downloader: Downloader,
    progress: Progress,
    *,
    again: bool = False,
    settings: Settings | None = None,
) -> Ingested:
    """Download what the store does not hold of the addresses, take everything in, publish a generation.

    Each document is in the ledger before the next one is: what an interrupted run fetched is there for
    the next. With `again` every address is asked whether its document has changed.
    """
    with held_for_taking_in(store, settings) as taken_in:
        holdings = taken_in.holdings
        outcomes, wanted = [], dict[str, list[Found]]()
        for found in documents:
            if found.address is None or not (again or holdings.document_at(found.address) is None):
                outcomes.append(taken_in.take_found(found))
                progress(found.name)
            else:
                wanted.setdefault(found.address, []).append(found)
        before = {address: holdings.document_at(address) for address in wanted}
        with closing(download_all(downloader, before)) as results:
            for address, result in results:
                for found in wanted[address]:
                    if isinstance(result, FetchError):
                        outcomes.append(taken_in.fail(address, str(result)))
                    else:
                        outcomes.append(taken_in.take_download(found, result))
                    progress(address)
        return Ingested(tuple(outcomes), taken_in.publish(force=False))
