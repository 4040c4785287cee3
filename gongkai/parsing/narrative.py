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
from gongkai.parsing.appeals_told import of_disclosure, without_all_received
from gongkai.parsing.clauses import Counted, clauses, counted, listed_before, sentences
from gongkai.parsing.comparisons import IS_CHANGE, comparing_claims
from gongkai.parsing.composed import composed_items
from gongkai.parsing.implied import NOTHING, Source, implied_claims
from gongkai.parsing.in_hand import Spoken, of_those_in_hand, without_those_that_go_on
from gongkai.parsing.money import in_units_of
from gongkai.parsing.narrower import is_narrower
from gongkai.parsing.own_names import in_own_words
from gongkai.parsing.parts_told import (
    PARTS,
    divides,
    is_of_a_level,
    is_of_like_units,
    is_of_one_column,
    is_part,
    tells_levels,
    total_of,
    without_parts,
    without_sums_of_years,
)
from gongkai.parsing.passages import Wrapped
from gongkai.parsing.phrases import MONTHS, PART_OF_A_YEAR, SEVERAL_YEARS, YEAR, folded, year_of
from gongkai.parsing.results_told import is_of_unclear_way
from gongkai.parsing.stream import simplified
from gongkai.parsing.subjects import counts_since_long, subjects
from gongkai.parsing.told_around import of_this_year
from gongkai.parsing.told_concepts import single_concepts, summed_concepts
from gongkai.parsing.told_of_one import of_one_or_all
from gongkai.parsing.told_otherwise import all_of_them, behind_the_answer, full_text, shared
from gongkai.parsing.unspoken import HEADING, unspoken_concept, without_heading
from gongkai.parsing.word_classes import topic
from gongkai.parsing.wording import CARRIED_OVER, plain_statements, years_beside, years_told
from gongkai.records import Claim, ClaimKind

# the longest sentences of reports have some 600 characters
MAX_SENTENCE_CHARACTERS = 2_000
# blanks that a page sets between Chinese characters and figures
_SPACES = re.compile(r"(?<=[\u4e00-\u9fff，,：:；;]) +| +(?=[\u4e00-\u9fff，,：:；;])")
# what is to come is not stated as done
_PLANNED = re.compile(r"(?:20[0-9]{2}年)?(?:下一步|今后|明年|来年|力争|预计|计划|拟|目标)")
# whose or which year's figures a clause begins to tell; those behind it are theirs until it says 全年, 我局 …
_OTHERS = re.compile(
    r"(?:其中)?(?:去年|上一?年(?!度?(?:无|没有)?结转)|各乡镇|各镇|各街道|各部门|各单位|各[区县市]|所属|下属|[省市区县]直"
    r"|[^,。]{0,8}政府办公[厅室](?!代表)|指导|协助|配合|代表[省市区县]|代[省市区县]政府)"
)
_OWN = re.compile(
    r"(?:其中)?(?:全年|今年|本年|[我本][省市区县局委办镇乡院厅单部机中街]|全[省市区县州盟旗镇乡])"
)
# the years that a clause begins with, or that it is this year's again
_BEGINS_WITH_A_YEAR = re.compile(rf"(?:其中)?(?:在)?(?P<year>{YEAR}) ?年")
_THIS_YEAR = re.compile(r"(?:其中)?(?:全年|今年|本年|当年|年内)")
# what stands before a number whose outcome stands behind it
_COUNTS_FIRST = re.compile("(?:其中|其余|另外|另有|另|有|剩余|尚有|还有|共|的|,)*")
_NOUN = re.compile("^(?:的)?(?:(?:政府)?信息公开|依申请公开)?(?:申请)?(?:均|全部(?!公开)|都)?(?=.)")
_OUTCOMES = re.compile(
    "@(?:granted|refused|unable|not_processed|other_outcome)|granted|refused|unable|not_processed|other_(?!services)|replies_|requests_c|outcomes|closed_"
)
_CARRIED_IN = "requests_carried_in"
_ALL_OUTCOMES = re.compile("outcomes_total|replies_total|a_replies_total")
_WHOLE_REGION = re.compile(r"全(?:省|市|区|县|州|盟|旗|镇|乡)")
# outcomes that the form heads together without a line of their own: parts of all outcomes
_GROUPS = ("@granted", "@refused", "@unable", "@not_processed", "@other_outcome")


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
    reader = _NarrativeReader(form, year, agency, is_one_body)
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
            if self._is_of_another_year(sentence):
                total = None
                continue
            continues = divides(sentence, total)
            statement, remarks = plain_statements(sentence)
            self.alike = []
            stated = without_parts(self._stated(statement, source, total if continues else None))
            yield from (*stated, *self.alike, *full_text(stated, self.form, statement))
            for remark in remarks:  # what a figure includes divides nothing and is divided by nothing
                yield from self._stated(remark, source, None)
            total = total if continues else total_of(stated)
            self.told = statement if topic(statement) or not self.told else self.told
            said = f"{self.before}:{sentence}" if NOTHING.fullmatch(sentence) else sentence
            self.before = sentence.rstrip(" 。")
            told = {claim.item for claim in stated if claim.kind == "figure" and claim.value}
            implied = implied_claims(said, source, self.form, above)
            # 接到5项,…未产生依申请公开案例: what the sentence counts it does not deny
            yield from (claim for claim in implied if claim.kind != "zero" or claim.item not in told)
        self.total = total

    def _in_own_words(self, sentence: str) -> str:
        """The body as 本单位, the years beside the report's own as the last and the next one."""
        if self.year is not None:
            sentence = years_beside(sentence, self.year)
        sentence = CARRIED_OVER.sub("上年结转", sentence)
        return in_own_words(sentence, self.agency) if self.agency else sentence

    def _is_of_another_year(self, text: str) -> bool:
        """Whether a text names other years and not the report's own."""
        if any(year_of(first) != year_of(last) for first, last in SEVERAL_YEARS.findall(text)):
            return True
        named = years_told(text)
        return bool(named) and self.year is not None and self.year not in named

    def _stated(self, sentence: str, source: Source, total: Claim | None) -> Iterator[Claim]:
        """The figures of a sentence; after 其中 the parts of the figure said before it."""
        listing = total is not None
        parts = clauses(sentence)
        is_of_others = is_of_other_year = is_of_a_part = False
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
            is_of_other_year = self._is_of_other_year(clause, is_of_other_year)
            if numbers or PART_OF_A_YEAR.match(clause):
                is_of_others = self._is_of_others(clause, is_of_others)
            if MONTHS.match(clause) or _THIS_YEAR.match(clause) or _BEGINS_WITH_A_YEAR.match(clause):
                is_of_a_part = bool(MONTHS.match(clause))
            for number in numbers:
                is_foreign = is_of_others or is_of_other_year or is_of_a_part
                item = None if is_foreign else self._item_of(number, sentence, source.text, heard, total)
                said, total, listing = self._said(number, item, source, total, listing=listing)
                yield from said
                following = behind_the_answer(parts, at) if number is numbers[-1] else []
                for claim in said[-1:]:
                    yield from self._beside(claim, [number.rest, *following], sentence)
                    chain = parts[at + 1 : at + 4] if not number.rest else []
                    self.alike += of_one_or_all(claim, chain, self.form, sentence)
            yield from shared(self.ended, clause, self.form) if self.ended and not numbers else ()
            if clause.count(")") > clause.count("("):  # what brackets list ends with them
                total, listing = (None, False) if listing else (total, False)

    def _beside(self, claim: Claim, texts: Sequence[str], sentence: str) -> Iterator[Claim]:
        """The changes told right behind a figure; what all that it counts were is kept for the sentence's end."""
        yield from comparing_claims(claim, texts[:2])
        self.alike += all_of_them(claim, texts, self.form, sentence)
        self.ended = claim if claim.kind == "figure" and _ALL_OUTCOMES.match(claim.item) else self.ended

    def _said(
        self, number: Counted, item: str | None, source: Source, total: Claim | None, *, listing: bool
    ) -> tuple[list[Claim], Claim | None, bool]:
        """What one number claims, the total that the numbers behind it divide, and whether they do."""
        if item and total and listing and (item == self._name(total) or is_of_one_column(item, total)):
            return [], total, listing  # 商业企业申请12件,其中予以公开5件: five of the twelve
        said = [self._claim(item, "figure", number, source)] if item else []
        is_part_item = item and total and self._is_part_of(item, total)
        if said and not (listing and is_part_item):
            # 其中 that follows divides this figure, but for one of several in a row that sums up none itself
            stays = is_part_item and not (item or "").startswith("@")
            is_open = (item or "").startswith(_CARRIED_IN)  # 收到9件,上年结转1件,其中…: of both
            return said, (total if stays else None if is_open else said[0]), False
        if total and listing and (is_part_item or is_part(number, total)):
            # parts of an item that the form splits would be taken for parts of its first cell
            if not (self._name(total) or "").startswith("@") and is_of_like_units(number, total):
                said.append(self._claim(total.item, "part", number, source))
            return said, total, listing
        # what is listed next belongs to a number that is not known; a change divides nothing
        return said, (total if IS_CHANGE.search(number.before) else None), listing

    def _is_of_others(self, clause: str, goes_on: bool) -> bool:
        """Whether the numbers of a clause are another body's or another year's."""
        if (
            _OTHERS.match(clause)
            or PART_OF_A_YEAR.match(clause)
            or (self.is_one_body and _WHOLE_REGION.match(clause))
            or (self.is_by_level and is_of_a_level(clause))
        ):
            return True
        return goes_on and not _OWN.match(clause) and not re.match(rf"{YEAR} ?年", clause)

    def _is_of_other_year(self, clause: str, goes_on: bool) -> bool:
        """Whether the numbers of a clause are those of a year that it, or one before it, begins with."""
        named = _BEGINS_WITH_A_YEAR.match(clause)
        if named and self.year is not None:
            return year_of(named["year"]) != self.year
        return goes_on and not _THIS_YEAR.match(clause)

    def _item_of(
        self, number: Counted, sentence: str, printed: str, heard: str, total: Claim | None
    ) -> str | None:
        """The one item the number is said of; None where no or several subjects fit."""
        is_of_region = self.is_one_body and _WHOLE_REGION.search(number.before)
        if is_of_region or self._is_of_another_year(number.before):
            return None
        items = self._items(number, sentence, heard + number.before, total)
        named = items or self._said_behind(number, sentence, heard, total)
        if not named and not counts_since_long(number, sentence):
            context = self.heading + self.told
            named = composed_items(number, self.form.name, heard + number.passed, context)
        named = of_those_in_hand(named, self.form, Spoken(number.before, heard, sentence, printed))
        spoken = heard + number.passed
        named = {item for item in named if not is_narrower(item, spoken, number, sentence)}
        named = {item for item in named if not is_of_unclear_way(item, number, spoken, total)}
        reviewed_under = None if self.is_one_body else self.heading
        named = without_all_received(named, sentence, heard, number.before, reviewed_under=reviewed_under)
        if not named and len(years_told(heard)) < 2:
            named = self._of_concept(unspoken_concept(number, heard, self.heading, sentence))
        return named.pop() if len(named) == 1 else None

    def _items(self, number: Counted, sentence: str, heard: str, total: Claim | None) -> set[str]:
        items = (
            subject.items.get(self.form.name)
            for subject in subjects()
            if subject.fits(number, sentence, heard, self._name(total))
        )
        return {item for item in items if item}

    def _said_behind(self, number: Counted, sentence: str, heard: str, total: Claim | None) -> set[str]:
        """The item of an outcome told behind its number: 60件已办结, 2件不予公开."""
        if number.rest != number.after or not _COUNTS_FIRST.fullmatch(number.before):
            return set()
        turned = replace(number, before=_NOUN.sub("", number.after), after="", rest="")
        items = self._items(turned, sentence, heard + number.before + number.after, total)
        return {item for item in items if _OUTCOMES.match(item)}

    def _of_concept(self, concept: str | None) -> set[str]:
        """The cell, or the concept itself where the form splits it."""
        if concept in summed_concepts(self.form.name):
            return {f"@{concept}"}
        return {item for item, of in single_concepts(self.form.name).items() if of == concept}

    def _is_part_of(self, item: str, total: Claim) -> bool:
        """Whether the form adds the item up to the whole; channels overlap, and outcomes stand under their own heads."""
        if item.startswith(("channel_", "granted_full__")):
            return False
        named = self._name(total)
        if any(
            named in subject.within and subject.items.get(self.form.name) == item for subject in subjects()
        ):
            return True
        if item in _GROUPS and total.item == "outcomes_total__total":
            return True
        line = self.form.by_code[summed_concepts(self.form.name)[item[1:]] if item.startswith("@") else item]
        return line.parent == total.item and line.relation in ("sum", "of_which")

    def _name(self, total: Claim | None) -> str | None:
        """What subjects.csv calls the item of a total."""
        if total is None:
            return None
        return f"@{total.concept}" if total.concept in summed_concepts(self.form.name) else total.item

    def _claim(self, item: str, kind: ClaimKind, number: Counted, source: Source) -> Claim:
        concept = single_concepts(self.form.name).get(item)
        if item.startswith("@"):
            concept = item[1:]
            item = summed_concepts(self.form.name)[concept]
        form_unit = self.form.by_code[item].unit
        value, low, high, unit = in_units_of(number, form_unit, is_rounded=item == "procurement__amount")
        return Claim(item, concept, kind, value, low, high, unit, source.text, source.locator)
