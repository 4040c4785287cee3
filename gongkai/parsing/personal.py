"""Where in a line personal numbers and addresses stand, by their own signs and by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from unicodedata import decimal

from gongkai.parsing.phrases import folded
from gongkai.records import Part

Span = tuple[int, int]

# all of ASCII has a full-width form; dashes and blanks have many more
_WIDE = {0xFEE0 + sign: sign for sign in range(0x21, 0x7F)} | str.maketrans(
    "‐‑‒–—﹣−﹫\u00a0\u2002\u2003\u2007\u2009\u202f", "-------@      "
)
# digits of other scripts and of other fonts, each of which means one of ours
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
# as one dictates a number; no amount is written so
SPOKEN_DIGITS = "〇零○一二三四五六七八九幺"
# a digit in a circle, in brackets or with a dot: one is a footnote or a head, eleven in a row are a number
_RINGED = (
    {
        start + place: str(place + 1)
        for start in (0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A)
        for place in range(9)
    }
    | {start + place: str(place + 1) for start in (0x3220, 0x3280) for place in range(9)}
    | dict.fromkeys((0x24EA, 0x24FF, 0x1F10B, 0x1F10C, 0x3007, 0x25CB), "0")
)
RINGED_DIGITS = "".join(map(chr, _RINGED))
_RINGED_RUN = re.compile(rf"(?:[{RINGED_DIGITS}0][ \-]{{0,2}}){{11,18}}")
# signs without width, and those that turn the direction: they may stand inside a number and are masked with it
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_DOT = (
    r"(?:\.|[\[(]dot[\])]|。(?=(?:gov|com|cn|net|org)\b)"
    r"| {0,2}\. {0,2}(?=(?:[A-Za-z0-9\-]{1,30} {0,2}\. {0,2}){0,3}(?:com|cn|net|org)\b))"
)
_HOST = rf"(?:[A-Za-z0-9][A-Za-z0-9\-]{{0,62}}{_DOT}){{1,4}}[A-Za-z]{{2,24}}(?![A-Za-z0-9])"
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9_][A-Za-z0-9._%+\-]{0,63}"
    r"(?: {0,2}(?:@|[\[({](?:at|a|@|#)[\])}]) {0,2}|(?:#| at )(?=(?:[a-z0-9\-]{1,30}\.){1,4}(?:com|cn|net|org)\b))"
    + _HOST,
    re.IGNORECASE,
)
_NAMED_MAIL = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{1,4}})(?P<host> ?@ ?{_HOST})", re.IGNORECASE)
_BEFORE_A_NAME = re.compile(r".*[为是箱件址系人：]")
_GAP = r"[ \-.·]{0,2}"
# what stands before and behind a number that is no more than a piece of an address or of a longer number
_NOT_AFTER = r"(?<![0-9A-Za-z=_&?])(?<![0-9][.:\-])(?<![A-Za-z]/)(?<!/[0-9]{4}/)(?<!/[0-9]{2}/)(?<!/[0-9]/)"
_NOT_BEFORE = r"(?![0-9A-Za-z_%‰])(?!-[0-9])(?!\.(?:[0-9]|s?html?|jsp|aspx?|pdf|docx?))"
_ABROAD = r"(?P<abroad>\(?(?:\+|00)?86\)?[ \-]?)?0?"
_MOBILE = re.compile(
    rf"{_NOT_AFTER}{_ABROAD}(?P<number>1[3-9][0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}){_NOT_BEFORE}"
)
# grouped otherwise than 3-4-4: only where the word beside it says whose number it is
_LOOSE_MOBILE = re.compile(
    rf"(?<![0-9]){_ABROAD}(?P<number>(?:\(1[3-9][0-9]\)|1[ \-_/]?[3-9][ \-_/]?[0-9])(?:[ \-_/]?[0-9]){{8}}){_NOT_BEFORE}"
)
_SPOKEN_MOBILE = re.compile(
    rf"(?<![{SPOKEN_DIGITS}])([一幺][三四五六七八九][{SPOKEN_DIGITS}]{{9}})(?![{SPOKEN_DIGITS}])"
)
# in brackets each, as no enumeration runs: (1)(3)(8)…
_BRACKETED_MOBILE = re.compile(r"(?<!\))\(1\)\([3-9]\)(?:\([0-9]\)){9}(?!\()")
# parted as the members of a list are: only behind what nothing but a number of somebody's follows
_LISTED_MOBILE = re.compile(
    r"(?<![0-9])(?<![0-9][,、])(1[3-9][0-9](?P<part>[,、]) ?[0-9]{4}(?P=part) ?[0-9]{4})(?![0-9A-Za-z_%‰.]|[,、] ?[0-9])"
)
_NAMES_A_LISTED_MOBILE = re.compile(
    r"(?<![、,和及与或/])(?:[联聯][系繫络絡](?:[电電][话話]|手[机機]|方式)[:(为為是 ]{0,3}"
    r"|(?:手[机機][号號][码碼]?|移[动動][电電][话話]|[电電][话話][号號][码碼])[:(为為是]{1,2} ?)$"
)
# the last of several channels, each of which may have its figure: 电话/微信/手机138/1234/5678
_OF_SEVERAL = re.compile(
    r"[、,/和及与或](?:手[机機]|移[动動][电電][话話]|[电電][话話]|微信)[^0-9]{0,4}$|分别|分別|依次"
)
_ONE_BY_ONE = re.compile("分别|分別|依次|各为")
# what the number behind a channel's name may be, and no number of somebody's: 手机138/1234/5678次
_COUNTED = re.compile(r" ?[余多]?(?:人次|次|条|件|篇|万|亿|元)")
# a list of figures that goes on as it is parted, to its unit: 微信13000/100/100/1件
_GOES_ON = {
    sign: re.compile(rf"(?:{sign}[0-9]{{1,6}}){{1,5}}" + _COUNTED.pattern) for sign in ("/", "_", " ")
}
# numbers that stand before one in its list: what names the first names them all
_LISTED_BEFORE = re.compile(r"(?:1[3-9][0-9]{9} ?[,、/;或和及] ?)+$")
_CARD = re.compile(rf"(?<![0-9A-Za-z])([1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx])(?![0-9A-Za-z])")
_OLD_CARD = re.compile(r"(?<![0-9A-Za-z.])([1-9][0-9]{14})(?![0-9A-Za-z%])(?!\.[0-9])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# the first two digits of an identity number: provinces, the special regions, foreigners' cards
_PROVINCES = frozenset(
    str(number)
    for run in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83), (91, 91))
    for number in range(run[0], run[1] + 1)
)
_OF_A_CARD = re.compile(r"身份证|身份證|证件号|證件號|公民身份|居民证|ID", re.IGNORECASE)
# so near that it names the number, whatever its check digit says: people mistype
_NAMES_A_CARD = re.compile(
    r"(?:(?:身份[证證]|[证證]件)(?:[号號]?[码碼]?|[编編][号號])|公民身份(?:[证證])?[号號][码碼]?)[:(为為是 |]{0,3}$"
)
_OF_A_PHONE = re.compile(
    r"手机|手機|[电電][话話]|联系|聯[系繫絡]|微信|致[电電]|拨打|撥打|来电|短信|号码|號碼|传真|小灵通|热线|咨询|phone|mobile|tel|cell|contact",
    re.IGNORECASE,
)
# a form has rows named 电话咨询 and 热线: there the word must end in a colon, or say whose number it is
_IN_A_FORM = re.compile(
    r"手机(?!短信|报|[^0-9]{0,4}[数量])|联系(?!群众)|拨打|致电|电话 ?(?:号码)?(?:[:+(]|0[0-9]|$)|号码|phone|mobile|tel",
    re.IGNORECASE,
)
_NAMES_A_MOBILE = re.compile(
    r"(?:(?:手[机機]|移[动動][电電][话話]|[联聯][系繫络絡][电電][话話]|微信|mobile)(?:[号號][码碼]?|[电電][话話])?[:(为為是 |]{0,3}"
    r"|(?:[电電][话話]|联系方式|tel|phone)(?:[号號][码碼]?)?[:(]\(?) ?$",
    re.IGNORECASE,
)
_OF_ANOTHER_NUMBER = re.compile(
    r"(?:信用代码|组织机构代码|索引号|编号|单号|文号|账号|帐号|卡号|流水号|案号|批号|代码|订单|条码|备案|许可证?号|ICP"
    r"|税号|学号|工号|合同号|(?<!身份)证号|发票|标准|标识码|公网安备|字第)(?P<between>[^,;。；、\n]{0,8})$"
    r"|(?:GB|DB|ISO|ISBN)(?:[ /]?[A-Z0-9]{1,4})? ?$"
)
# the running number of a document: 〔2016〕…号
_OF_A_DOCUMENT = re.compile(r"[〕\])年第] ?$")
# behind it a number counts or measures something
_UNIT = re.compile(
    r" ?(?:[多余几]?(?:[十百千万亿]+|元|件|条|人|次|个|份|项|篇|起|宗|户|家|册|张|部|吨|亩|公里|平方|立方|千瓦|公斤|千克|斤|度|字|美元|点击|位|号文|台|笔|批|期|米|升|倍|页|天|日|年|月|秒|分|辆|棵|株|头|只|套|幅|卷|盒|万|亿|美金|欧元|港币|港元|角|kg|km|kWh?\b|[KMGT]B\b|[Mm]bps|%|‰|％|℃)"
    r"|\(单位)"
)
_MONEY = re.compile(
    r"[¥￥$€]\s?$|(?:人民币|金额|资金|投资|支出|收入|预算|费用|总计|合计|总额|共计|累计"
    r"|(?<!号码)数|量|额|数据|阅读|浏览|点击|访问|转发|评论|播放|下载|曝光|拨款|发放|总值|GDP|\(元\)|结余|结转|支付|税收|债券|余款)[为达是:共约]{0,3} ?$|(?:达到?|约|近|超过?|共) ?$"
)
# whoever reads on knows that a person or a way to reach one is spoken of: anywhere in the line, or just before
_OF_CONTACTS = re.compile(
    rf"{_OF_A_PHONE.pattern}|地址|邮编|邮[箱件政]|网址|信箱|钉钉|QQ|@|索取|来信|来访|接听", re.IGNORECASE
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚"
    "谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文符邢云欧庄洪冼詹温"
)
_OF_A_PERSON = re.compile(
    r"(?:主任|[科局处所站镇乡县区市村校院股组队厂班]长|书记|秘书|干事|同志|先生|女士|小姐|老师|某{1,2}|[人员者]|群众|审核|审批|撰稿|供稿|填报"
    r"|编辑|作者|责编|登记|[拨向由找])[^0-9]{0,6}$"
    rf"|(?:^|[^\u4e00-\u9fff])[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}[ ,(:、]{{0,2}}$"
)
_CALLED = re.compile(
    r"\)?[ ,(]{0,2}(?:[\u4e00-\u9fff]{1,4}(?:同志|先生|女士|主任|书记|[科局处所站镇乡村]长)|[张王李赵刘陈]\))"
)
_OF_AN_ADDRESS = re.compile(r"(?:https?://|www\.|\.(?:gov|com|cn|net|org)/)[!-~]*$", re.IGNORECASE)
_NEARBY = 24
_ADDRESS = 200
_LONGEST_LIST = 200


def personal_spans(text: str, part: Part, label: str) -> Iterator[Span]:
    """Offsets in `text` of what is personal. `label` is the end of the line above, folded.

    Text after text as it is printed: signs without width and of full width are seen through.
    """
    shown = [at for at, sign in enumerate(text) if not _UNSEEN.match(sign)]
    plain = folded("".join(text[at] for at in shown)).translate(_WIDE)
    plain = _OTHER_DIGIT.sub(lambda digit: str(decimal(digit[0])), plain)
    plain = _RINGED_RUN.sub(lambda run: run[0].translate(_RINGED), plain)
    for start, end in _spans(plain, part, label):
        yield shown[start], shown[end - 1] + 1


def _spans(text: str, part: Part, label: str) -> Iterator[Span]:
    yield from (match.span() for match in _MAIL.finditer(text))
    yield from (_with_a_name(match) for match in _NAMED_MAIL.finditer(text))
    for pattern, is_one in _NUMBERS:
        for match in pattern.finditer(text):
            start = _start_of_list(text, match.start())
            before = text[max(0, start - _NEARBY) : start]
            if _OF_AN_ADDRESS.search(text, max(0, match.start() - _ADDRESS), match.start()):
                continue
            if is_one(match, before if before.strip() else label, part):
                yield match.span()


def _with_a_name(match: re.Match[str]) -> Span:
    """An address before whose at sign a name stands in characters: where that begins only surnames and labels tell."""
    name = match["name"]
    long = next((size for size in (3, 2) if name[-size:][0] in _SURNAMES and len(name) >= size), None)
    if long is None:
        long = len(_BEFORE_A_NAME.sub("", name))
    return match.end("name") - long, match.end()


def _start_of_list(text: str, at: int) -> int:
    """Where the numbers begin of whose list the one at `at` is a member; `at` where it stands alone."""
    listed = _LISTED_BEFORE.search(text, max(0, at - _LONGEST_LIST), at)
    return listed.start() if listed else at


def _is_mobile(match: re.Match[str], before: str, part: Part) -> bool:
    if match["number"].count(".") == 1:  # 138.00138001 is a decimal
        return False
    if _COUNTED.match(match.string, match.end()):
        return False
    if _NAMES_A_MOBILE.search(before):
        return True
    if _counts(match, before):
        return False
    # a blank between figures parts the cells of a row, in whatever part of a document the row stands
    is_in_table = part == "form" or " " in match["number"]
    if match["abroad"] or (_IN_A_FORM if is_in_table else _OF_A_PHONE).search(before):
        return True
    return not is_in_table and _speaks_of_a_person(match, before)


def _speaks_of_a_person(match: re.Match[str], before: str) -> bool:
    """Whether the line says so; a number of eleven digits of which nothing is said may be a figure."""
    around = match.string[: match.start()] + "\n" + match.string[match.end() :]
    is_listed = bool(re.search(r"[0-9],$", match.string[: match.start()][-2:])) and not _OF_A_PHONE.search(
        before
    )
    return not is_listed and bool(
        _OF_CONTACTS.search(around) or _OF_A_PERSON.search(before) or _CALLED.match(match.string, match.end())
    )


def _goes_on(match: re.Match[str]) -> bool:
    """Whether the figures of a number are the first of a list, parted alike to its end, which has a unit."""
    return any(
        sign in match["number"] and goes_on.match(match.string, match.end())
        for sign, goes_on in _GOES_ON.items()
    )


def _is_loose_mobile(match: re.Match[str], before: str, part: Part) -> bool:
    is_counted = _COUNTED if match["number"].isdigit() else _UNIT
    return (
        part != "form"
        and bool(_NAMES_A_MOBILE.search(before))
        and not is_counted.match(match.string, match.end())
        and not _goes_on(match)
        and not ("/" in match["number"] and _OF_SEVERAL.search(before))
    )


def _is_listed_mobile(match: re.Match[str], before: str, part: Part) -> bool:
    """Three members of a list, of three digits and twice four, may be figures: where that can be they are."""
    return (
        part != "form"
        and bool(_NAMES_A_LISTED_MOBILE.search(before))
        and not _ONE_BY_ONE.search(before)
        and not _counts(match, before)
    )


def _is_card(match: re.Match[str], before: str, part: Part) -> bool:
    digits = re.sub(r"[^0-9X]", "", match[1].upper())
    if _NAMES_A_CARD.search(before):
        return True
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:17], strict=True))
    return (
        digits[:2] in _PROVINCES
        and _is_birthday(digits[6:14])
        and _CHECKS[total % 11] == digits[17]
        and (" " not in match[1] or bool(_OF_A_CARD.search(before)))
        and not _OF_ANOTHER_NUMBER.search(before)
    )


def _is_old_card(match: re.Match[str], before: str, part: Part) -> bool:
    digits = match[1]
    if _NAMES_A_CARD.search(before):
        return True
    if digits[:2] not in _PROVINCES or not _is_birthday(f"19{digits[6:12]}") or _counts(match, before):
        return False
    return bool(_OF_A_CARD.search(before)) or (part != "form" and not _is_row(match.string))


_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, Part], bool]], ...] = (
    (_CARD, _is_card),
    (_OLD_CARD, _is_old_card),
    (_MOBILE, _is_mobile),
    (_LOOSE_MOBILE, _is_loose_mobile),
    (_LISTED_MOBILE, _is_listed_mobile),
    (_BRACKETED_MOBILE, lambda _, before, part: part != "form" and bool(_OF_A_PHONE.search(before))),
    (_SPOKEN_MOBILE, lambda _, before, part: part != "form" and bool(_OF_A_PHONE.search(before))),
)


def _counts(match: re.Match[str], before: str) -> bool:
    """Whether a number counts, measures or names something else than a person."""
    behind = match.string[match.end() : match.end() + 1]
    return bool(
        _UNIT.match(match.string, match.end())
        or _MONEY.search(before)
        or _names_another(before)
        or (behind == "号" and _OF_A_DOCUMENT.search(before))
    )


def _names_another(before: str) -> bool:
    """Whether the word before names a number of another kind, and no phone comes between: 备案联系人138…"""
    found = _OF_ANOTHER_NUMBER.search(before)
    return found is not None and not _OF_A_PHONE.search((found["between"] or "").replace("号码", ""))


def _is_row(text: str) -> bool:
    """Whether a line has no word at all: figures, as a table prints them."""
    return not re.search(r"[A-Za-z\u4e00-\u9fff]", text)


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2049
