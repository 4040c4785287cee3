"""Hostile text in any field is shown as it is on every page: nothing is fetched, run, linked or styled (R13)."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Dialog, Page, expect

from pages import navigation
from tests.browser.seeing import open_everything, open_page, settled
from tests.browser.serving import served
from tests.commands.taking import report
from tests.figures import IS_RELEASE
from tests.hostile import hostile_store
from tests.hostile.injections import CLOSE, FOREIGN, INJECTIONS, OPEN, marked, raw

pytestmark = pytest.mark.browser

SLUGS = navigation.slugs()
LANGUAGES = ("zh", "en")
# every page in both languages before a release, else in one or the other
PAGES = [
    (slug, lang)
    for place, slug in enumerate(SLUGS)
    for lang in LANGUAGES
    if IS_RELEASE or lang == LANGUAGES[place % 2]
]
# what opens a report, a finding, a comparison and a view: a page passes over what is not its own
EVERYTHING = {
    "report": "h0-2017",
    "finding": f"b{0:015d}",
    "unit": "990101-h1",
    "view": "findings",
}
# pages that show nothing of a document or of what people type: the rules, who did what when, drafts before any is given
SILENT = {"rules", "log", "selfcheck"}
_BEGUN = re.compile(f"{OPEN}(I[0-9][0-9])(.*?)(?={CLOSE}|{OPEN}|$)", re.DOTALL)
_UNSEEN = re.compile(r"[\s\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\u0000-\u001f\u007f-\u009f]+")
# a path of this machine, a line of a program, the page that Streamlit shows for an exception
_INNARDS = re.compile(r"Traceback|File \"|site-packages|/(?:home|root|tmp|usr|work)/|\.py\b")


@pytest.fixture(scope="module")
def hostile_dashboard(tmp_path_factory) -> Iterator[str]:
    store = hostile_store.build(tmp_path_factory.mktemp("hostile"))
    with served(store, tmp_path_factory.mktemp("log") / "streamlit.txt") as address:
        yield address


@pytest.fixture
def watched(walker: Page, hostile_dashboard: str) -> Iterator[list[str]]:
    """What a page must not do, as it does it: ask another host, open a dialog, say that a script of ours broke."""
    done: list[str] = []
    host = urlsplit(hostile_dashboard).netloc

    def note(request) -> None:
        if request.url.startswith(("http", "ws")) and urlsplit(request.url).netloc != host:
            done.append(f"asked {request.url}")

    def dismiss(dialog: Dialog) -> None:
        done.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def follow(popup: Page) -> None:
        done.append(f"popup {popup.url}")

    heard = {"dialog": dismiss, "popup": follow}
    walker.context.on("request", note)
    for event, hear in heard.items():
        walker.on(event, hear)
    yield done
    for event, hear in heard.items():
        walker.remove_listener(event, hear)
    walker.context.remove_listener("request", note)


def _mutilated(text: str) -> list[str]:
    """Injections of which something is missing after their mark; blanks and unseen signs do not count.

    A name that a chart cuts ends in an ellipsis; so much of it must be as it is.
    """
    seen = _UNSEEN.sub("", text)
    found = []
    for code, shown in _BEGUN.findall(seen):
        whole = _UNSEEN.sub("", INJECTIONS[code])
        kept, cut, _ = shown.partition("…")
        if shown != whole and not (cut and whole.startswith(kept)):
            found.append(f"{code}: {shown[:120]!r}")
    return found


def _alive(page: Page) -> list[str]:
    """Elements and effects that only a text taken for markup can have made."""
    return page.evaluate(
        """foreign => {
            const found = window.ran ? ['script ran'] : [];
            for (const one of document.querySelectorAll('[href],[src],[action],[data]'))
                for (const name of ['href', 'src', 'action', 'data']) {
                    const value = (one.getAttribute(name) || '').toLowerCase();
                    if (value.includes(foreign) || value.startsWith('javascript') || value.startsWith('mailto')
                        || value.startsWith('data:text')) found.push(one.outerHTML.slice(0, 200));
                }
            for (const one of document.querySelectorAll('.katex, iframe, del, blockquote, stMain h1 em'))
                found.push(one.outerHTML.slice(0, 200));
            for (const one of document.querySelectorAll('b, i, em, code, [style*="color"] , tspan[style*="bold"]'))
                if (/^(粗|斜|code|红|底|小)$/.test(one.textContent)) found.push(one.outerHTML.slice(0, 200));
            return found;
        }""",
        FOREIGN,
    )


@pytest.mark.release
@pytest.mark.parametrize(("slug", "lang"), PAGES)
def test_a_page_shows_hostile_text_as_it_is(slug, lang, walker, hostile_dashboard, watched):
    open_page(walker, hostile_dashboard, slug, lang=lang, **EVERYTHING)
    expect(walker.get_by_test_id("stHeading").first).to_be_visible()
    open_everything(walker)
    text = walker.evaluate("document.body.textContent")
    assert (OPEN in text) == (slug not in SILENT)
    assert _mutilated(text) == []
    assert _alive(walker) == []
    assert watched == []
    expect(walker.get_by_test_id("stException")).to_have_count(0)
    assert _INNARDS.findall(_without_injections(text)) == []


def _hostile_draft() -> str:
    """A report whose sentences, rows that are no line of the form, and a cell are injections.

    Control characters are not among them: with these a draft is no text, and is refused.
    """
    shown = [code for code in INJECTIONS if code != "I13"]
    lines = [f"我局2016年主动公开政府信息999条，{marked(code)}。" for code in shown]
    strange = [f"{raw(code)} | 件 | 7" for code in shown]
    head, _, form = report(2016, staff_total="9", requests_received=marked("I01")).partition("\n")
    return "\n".join([head, *lines, form, *strange])


@pytest.mark.release
def test_self_check_shows_a_hostile_draft_as_it_is(walker, hostile_dashboard, watched):
    open_page(walker, hostile_dashboard, "selfcheck", lang="en")
    for name, content in (
        (f"{marked('I08')}.txt", _hostile_draft().encode()),
        (f"{marked('I09')}.txt".replace("/", ""), marked("I02").encode()),
    ):
        walker.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "text/plain", "buffer": content}
        )
        settled(walker)
    expect(walker.get_by_test_id("stDataFrame").first).to_be_visible()
    open_everything(walker)
    # the list of files given shortens their names, and what a draft says of mail is masked (I07)
    walker.evaluate("document.querySelectorAll('[data-testid=stFileUploader]').forEach(one => one.remove())")
    text = walker.evaluate("document.body.textContent")
    assert OPEN in text
    assert [one for one in _mutilated(text) if not one.startswith("I07")] == []
    assert _alive(walker) == []
    assert watched == []
    expect(walker.get_by_test_id("stException")).to_have_count(0)
    assert _INNARDS.findall(_without_injections(text)) == []


def _without_injections(text: str) -> str:
    return re.sub(f"{OPEN}.*?{CLOSE}", "", text, flags=re.DOTALL)
