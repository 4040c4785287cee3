"""Lines of a form that a text lists beside each other: their short names mean what they mean there."""

from __future__ import annotations

import re

# lines of the form's part on who does the work: two of them beside each other are meant as such
_OWN_WORK = (
    re.compile("专门机构"), re.compile("查阅(?:点|场所)"), re.compile("[专全]职.{0,20}兼职"), re.compile("专项经费"),
    re.compile("指定(?:政府信息公开)?(?:工作)?人员"), re.compile("从事(?:该项|政府信息公开|信息公开)工作"),
)  # fmt: skip
_OTHER_WORK = re.compile(
    "安全|综治|禁毒|消防|信访|调解|网格|执法|仲裁|法律|宣传|各(?:乡|镇|部门|单位|区|县)|队伍(?!建设)"
)
# 现有专职2人、兼职3人, and not 社区民警专职45人、兼职12人
_STAFF_LISTED = re.compile(
    r"(?:(?<=[,;。:、(])|(?<=其中)|(?<=现有)|(?<=配备)|(?<=人员)|(?<=共有)|(?<=由))[专全]职(?:工作)?(?:人员)?(?:仅|共|为|有)?[0-9零一二两三四五六七八九十]{1,3}[人名位].{0,6}兼职"
    r"|[0-9零一二两三四五六七八九十]{1,3}[人名位](?:为|系)?[专全]职.{0,4}[0-9零一二两三四五六七八九十]{1,3}[人名位](?:均|为|系)*兼职"
)
# 工作人员4人(专职1人、兼职3人)
_STAFF_DIVIDED = re.compile(
    r"人员(?:共|为|有)?[0-9零一二两三四五六七八九十]{1,3}[人名位](?:,|\()(?:其中)?(?:[0-9]{1,2}[名人])?[专全]职"
)
# 制发4件,废止2件,有效41件: the lines of the form on documents
_DOCUMENTS = re.compile(
    "制[发定作](?:件数)?[0-9][^。]{0,24}废止(?:件数)?[0-9]|废止(?:件数)?[0-9][^。]{0,24}有效[^。0-9]{0,8}[0-9]"
)
_OTHER_DOCUMENTS = re.compile(
    "起草|代拟|备案|会同|联合|协助|配合|[省市县]政府|全[省市区县州]|政策(?:文件|措施)?和|与规范性"
)

# what a list shows to be spoken of; told_subjects.csv asks for it as for what was heard
LISTS = frozenset({"own_work", "own_work_here", "staff_listed", "staff_divided", "documents"})


def listed_with(around: str) -> frozenset[str]:
    """What the lines of the form that a sentence lists beside each other show it to speak of."""
    is_own = not _OTHER_WORK.search(around)
    is_own_work = is_own and sum(bool(line.search(around)) for line in _OWN_WORK) > 1
    sentence = around.rstrip("。").rpartition("。")[2]
    lists = {
        "own_work": is_own_work,
        "own_work_here": is_own and sum(bool(line.search(sentence)) for line in _OWN_WORK) > 1,
        "staff_listed": is_own_work and bool(_STAFF_LISTED.search(around)),
        "staff_divided": is_own and bool(_STAFF_DIVIDED.search(around)),
        "documents": bool(_DOCUMENTS.search(around)) and not _OTHER_DOCUMENTS.search(around),
    }
    return frozenset(name for name, is_listed in lists.items() if is_listed)
