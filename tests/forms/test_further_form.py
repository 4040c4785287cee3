"""A further provincial form is one more file: the program reads it without a line of code about it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import gongkai

HEAD = "item,label_zh,label_en,unit,kind,parent,relation,balance,table_no,level,section,aliases,note"
LABELS = (
    "公开目录条目数",
    "公报刊登条目数",
    "查阅接待人数",
    "书面申请件数",
    "口头申请件数",
    "答复件数",
    "投诉件数",
    "补正件数",
    "培训次数",
)
FORM = [
    HEAD,
    "col_year,全年,Year,,column,,none,,1,1,,,",
    "col_half,下半年,Second half,,column,col_year,of_which,,1,1,,,",
    *(f"qy_{at},{at}.{label},Line {at},件,row,,none,,1,1,,,invented" for at, label in enumerate(LABELS, 1)),
]


def test_one_file_makes_a_form_known(tmp_path):
    package = tmp_path / "gongkai"
    shutil.copytree(Path(gongkai.__file__).parent, package)
    shutil.copytree(
        Path(gongkai.__file__).parents[1] / "data",
        tmp_path / "data",
        ignore=shutil.ignore_patterns("store", "reports"),
    )
    (package / "forms" / "2014_qingyuan.csv").write_text("\n".join(FORM) + "\n", encoding="utf-8")
    table = [f"{at}.{label} | 件 | {1000 + 7 * at} | {100 + 3 * at} |" for at, label in enumerate(LABELS, 1)]
    text = ["清源区示例局2016年政府信息公开工作年度报告", "项目 | 单位 | 全年 | 下半年 |", *table]
    document = tmp_path / "a.txt"
    document.write_text("\n".join(text), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", "from gongkai.cli import main; main()", "check", str(document), "--json"]
    done = subprocess.run(command, capture_output=True, env=environment, cwd=tmp_path, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)["reports"][0]
    assert report["edition"] == "2014_qingyuan", done.stderr
    assert {cell["item"]: cell["value"] for cell in report["cells"]} == {
        f"qy_{at}__{column}": str(value)
        for at in range(1, len(LABELS) + 1)
        for column, value in (("year", 1000 + 7 * at), ("half", 100 + 3 * at))
    }
    assert report["unread"] == []
