"""What the narrative of a report says in numbers: claims, each with its sentence and place.

A claim is made only where subject and number are bound in one clause; a number whose subject is
unclear, limited (各乡镇, 去年, 累计至今) or foreign is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gongkai.forms import Edition
from gongkai.parsing.all_told import with_later_ends
from gongkai.parsing.appeals_told import of_disclosure
from gongkai.parsing.changes_told import changed, changed_by_percent
from gongkai.parsing.clauses import Counted, clauses, counted, listed_before, sentences
from gongkai.parsing.comparisons import IS_CHANGE, comparing_claims
from gongkai.parsing.implied import NOTHING, Source, implied_claims
from gongkai.parsing.in_hand import without_those_that_go_on
from gongkai.parsing.money import in_units_of
from gongkai.parsing.own_names import in_own_words
from gongkai.parsing.parts_told import (
    PARTS,
    divides,
    is_of_like_units,
    is_of_one_column,
    is_part,
    tells_levels,
    total_of,
    without_parts,
    without_sums_of_years,
)
from gongkai.parsing.passages import Wrapped
from gongkai.parsing.phrases import folded
from gongkai.parsing.rough_words import rough_claims
from gongkai.parsing.said_of import ItemReader, Place, is_of_another_year, is_part_of, name_of
from gongkai.parsing.stream import simplified
from gongkai.parsing.told_around import of_this_year
from gongkai.parsing.told_besides import Told, told_besides
from gongkai.parsing.told_concepts import single_concepts, summed_concepts
from gongkai.parsing.told_of_one import of_one_or_all
from gongkai.parsing.told_otherwise import all_of_them, behind_the_answer, full_text, shared
from gongkai.parsing.unspoken import HEADING, without_heading
from gongkai.parsing.whose_figures import Whose
from gongkai.parsing.word_classes import topic
from gongkai.parsing.wording import CARRIED_OVER, plain_statements, years_beside
from gongkai.records import Claim, ClaimKind

# the longest sentences of reports have some 600 characters
MAX_SENTENCE_CHARACTERS = 2_000
# blanks that a page sets between Chinese characters and figures
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff，,：:；;]) +| +(?=[\u4e00-\u9fff，,：:；;])")
# what is to come is not stated as done
_PLANNED = re.compile(r"(?:20[0-9]{2}年)?(?:下一步|今后|明年|来年|力争|预计|计划|拟|目标)")
_OF_ANYTHING = re.compile(
    "(?:a_)?requests_(?:new__total|received)|@?(?:a_)?(?:recon|lit)|training|meetings|persons|complaints"
)
_CARRIED_IN = "requests_carried_in"
_ALL_OUTCOMES = re.compile("outcomes_total|replies_total|a_replies_total")


def claims_of(
    paragraphs: Sequence[Wrapped],
    form: Edition,
    year: int | None,
    agency: str | None,
    *,
    is_one_body: bool = False,
) -> list[Claim]:
    """All claims of the narrative in the order of the text; each carries its sentence as printed.

    `is_one_body`: the report is not a whole government's, so what is said of 全市 or 全区 is not its own.
    """
    items = ItemReader(form, year, is_one_body)
    reader = _NarrativeReader(form, year, agency, is_one_body, items)
    found = [
        claim
        for paragraph in paragraphs
        for claim in with_later_ends(list(reader.claims(paragraph)), paragraph, form)
    ]
    return without_those_that_go_on(of_disclosure(without_sums_of_years(found)))


@dataclass
class _NarrativeReader:
    form: Edition
    year: int | None
    agency: str | None
    is_one_body: bool
    items: ItemReader
    heading: str = ""  # that what is read stands under
    alike: list[Claim] = field(default_factory=list)  # what all of those counted in a sentence were
    ended: Claim | None = None  # the last figure of outcomes in a statement, of which shares may follow
    is_by_level: bool = False  # whether the paragraph tells what bodies of each level did
    told: str = ""  # the last sentence of the paragraph that says of what it speaks
    before: str = ""  # the sentence before
    total: Claim | None = (
        None  # the last figure of the paragraph before, which 其中 at the head of this one divides
    )

    def claims(self, paragraph: Wrapped) -> Iterator[Claim]:
        text = simplified(folded(paragraph.text)).replace("；", ";")
        self.is_by_level = not self.is_one_body and tells_levels(text)
        total = self.total if divides(text, self.total) else None
        self.told = ""
        for start, end in sentences(text):
            above = self.heading
            if HEADING.fullmatch(text[start:end].strip()):
                self.heading = text[start:end].strip(" 。")
            if end - start > MAX_SENTENCE_CHARACTERS:
                total = None  # no statement: some patterns take time by the square of its length
                continue
            fused, sentence = without_heading(text[start:end].strip())
            self.before, above = (fused, fused) if fused else (self.before, above)
            sentence = of_this_year(self._in_own_words(_SPACES.sub("", sentence)))
            source = Source(paragraph.text[start:end].strip(), paragraph.locator_at(start))
            if is_of_another_year(sentence, self.year):
                total = None
                continue
            continues = divides(sentence, total)
            statement, remarks = plain_statements(sentence)
            self.alike = []
            stated = without_parts(self._stated(statement, source, total if continues else None))
            stated = [
                claim for at, claim in enumerate(stated) if claim.kind != "change" or claim not in stated[:at]
            ]
            alike = [claim for claim in dict.fromkeys(self.alike) if claim not in stated]
            yield from (*stated, *alike, *full_text(stated, self.form, statement))
            told = {_said_of(claim) for claim in (*stated, *alike)}
            besides = told_besides(Told(sentence, stated), source, self.form)
            yield from {_said_of(claim): claim for claim in besides if _said_of(claim) not in told}.values()
            for remark in remarks:  # what a figure includes divides nothing and is divided by nothing
                yield from self._stated(remark, source, None)
            total = total if continues else total_of(stated)
            self.told = statement if topic(statement) or not self.told else self.told
            said = f"{self.before}:{sentence}" if NOTHING.fullmatch(sentence) else sentence
            self.before = sentence.rstrip(" 。")
            counted_here = {claim.item for claim in stated if claim.kind == "figure" and claim.value}
            implied = implied_claims(said, source, self.form, above)
            # 接到5项,…未产生依申请公开案例: what the sentence counts it does not deny
            yield from (claim for claim in implied if claim.kind != "zero" or claim.item not in counted_here)
        self.total = total

    def _in_own_words(self, sentence: str) -> str:
        """The body as 本单位, the years beside the report's own as the last and the next one."""
        if self.year is not None:
            sentence = years_beside(sentence, self.year)
        sentence = CARRIED_OVER.sub("上年结转", sentence)
        return in_own_words(sentence, self.agency) if self.agency else sentence

    def _stated(self, sentence: str, source: Source, total: Claim | None) -> Iterator[Claim]:
        """The figures of a sentence; after 其中 the parts of the figure said before it."""
        listing = total is not None
        parts = clauses(sentence)
        whose = Whose(self.year, is_one_body=self.is_one_body, is_by_level=self.is_by_level)
        self.ended = None
        for at, clause in enumerate(parts):
            heard = "".join(parts[:at])
            if _PLANNED.match(clause):
                return
            if at and PARTS.match(clause):
                total = None if listing else total  # a second 其中 speaks of another total
                listing = total is not None
            numbers = list(counted(clause))
            if numbers:
                numbers[0] = replace(numbers[0], listed=listed_before(parts, at, sentence))
            is_foreign = whose.hear(clause, has_numbers=bool(numbers))
            place = Place(sentence, source.text, heard, self.heading, self.told, self.before)
            for number in numbers:
                then = parts[at + 1 : at + 5] if number is numbers[-1] else []
                if change := None if is_foreign else changed(number, parts[:at]):
                    yield from self._changed(change, place, source, [number.rest, *then])
                    continue
                item = None if is_foreign else self.items.item_of(number, place, total)
                said, total, listing = self._said(number, item, source, total, listing=listing)
                yield from said
                following = behind_the_answer(parts, at) if number is numbers[-1] else []
                for claim in said[-1:]:
                    yield from rough_claims(said[0], [number.rest, *then], heard)
                    yield from comparing_claims(claim, [number.rest, *then], heard)
                    self._beside(claim, [number.rest, *following], sentence)
                    chain = parts[at + 1 : at + 4] if not number.rest else [number.rest]
                    self.alike += of_one_or_all(claim, chain, self.form, sentence)
            if not numbers:
                yield from shared(self.ended, clause, self.form) if self.ended else ()
                yield from () if is_foreign else self._changed_by_percent(clause, parts[:at], place, source)
            if clause.count(")") > clause.count("("):  # what brackets list ends with them
                total, listing = (None, False) if listing else (total, False)

    def _changed(
        self, number: Counted, place: Place, source: Source, behind: Sequence[str]
    ) -> Iterator[Claim]:
        """The change of what a number's words name, and what more is told of it behind."""
        if item := self._changing(number, place):
            claim = self._claim(item, "change", number, source)
            yield claim
            yield from comparing_claims(claim, behind)

    def _changed_by_percent(
        self, clause: str, heard: Sequence[str], place: Place, source: Source
    ) -> Iterator[Claim]:
        for number in changed_by_percent(clause, heard):
            if item := self._changing(number, place):
                yield replace(self._claim(item, "change", number, source), unit="%")

    def _changing(self, number: Counted, place: Place) -> str | None:
        """What a number tells the change of; requests (申请量) and appeals only where something is told of disclosure."""
        item = self.items.item_of(number, place, None)
        told = place.heading + place.told + place.before + place.sentence
        return None if item and _OF_ANYTHING.match(item) and "公开" not in told else item

    def _beside(self, claim: Claim, texts: Sequence[str], sentence: str) -> None:
        """Keep for the sentence's end what all that a figure counts were."""
        self.alike += all_of_them(claim, texts, self.form, sentence)
        self.ended = claim if claim.kind == "figure" and _ALL_OUTCOMES.match(claim.item) else self.ended

    def _said(
        self, number: Counted, item: str | None, source: Source, total: Claim | None, *, listing: bool
    ) -> tuple[list[Claim], Claim | None, bool]:
        """What one number claims, the total that the numbers behind it divide, and whether they do."""
        if (
            item
            and total
            and listing
            and (item == name_of(total, self.form) or is_of_one_column(item, total))
        ):
            return [], total, listing  # 商业企业申请12件,其中予以公开5件: five of the twelve
        said = [self._claim(item, "figure", number, source)] if item else []
        is_part_item = item and total and is_part_of(item, total, self.form)
        if said and not (listing and is_part_item):
            # 其中 that follows divides this figure, but for one of several in a row that sums up none itself
            stays = is_part_item and not (item or "").startswith("@")
            is_open = (item or "").startswith(_CARRIED_IN)  # 收到9件,上年结转1件,其中…: of both
            return said, (total if stays else None if is_open else said[0]), False
        # 网络60件,增加14件: by so many more, and no part
        if total and listing and IS_CHANGE.search(number.before):
            return said, total, listing
        if total and listing and (is_part_item or is_part(number, total)):
            # parts of an item that the form splits would be taken for parts of its first cell
            if not (name_of(total, self.form) or "").startswith("@") and is_of_like_units(number, total):
                said.append(self._claim(total.item, "part", number, source))
            return said, total, listing
        # what is listed next belongs to a number that is not known; a change divides nothing
        return said, (total if IS_CHANGE.search(number.before) else None), listing

    def _claim(self, item: str, kind: ClaimKind, number: Counted, source: Source) -> Claim:
        concept = single_concepts(self.form.name).get(item)
        if item.startswith("@"):
            concept = item[1:]
            item = summed_concepts(self.form.name)[concept]
        form_unit = self.form.by_code[item].unit
        value, low, high, unit = in_units_of(number, form_unit, is_rounded=item == "procurement__amount")
        return Claim(item, concept, kind, value, low, high, unit, source.text, source.locator)


def _said_of(claim: Claim) -> tuple[object, ...]:
    """What a claim says, whatever the unit it counts by: said twice of one cell it is said once."""
    return claim.item, claim.kind, claim.value, claim.low, claim.high
