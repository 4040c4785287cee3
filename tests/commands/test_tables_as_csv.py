"""A CSV file may be a list of documents or the table of a report; what it says tells which."""

import csv
import io
import zipfile

import pytest

from gongkai.errors import UsageError
from gongkai.gathering import gather
from gongkai.selfcheck import check_documents
from tests.parsing.matrix_figures import consistent, wanted
from tests.parsing.matrix_layouts import tables


def table(values: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["海口市秀英区教育局2022年政府信息公开工作年度报告"])
    for rows in tables("2021", values):
        writer.writerows(rows)
    return out.getvalue()


def values_of(path) -> list[dict[str, object]]:
    checked = check_documents(gather([path]).found)
    return [{cell.item: cell.value for cell in one.report.cells if cell.value is not None} for one in checked]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_table_of_a_report_is_read_as_one(tmp_path, encoding):
    values = consistent("2021")
    file = tmp_path / "report.csv"
    file.write_text(table(values), encoding=encoding)
    assert values_of(file) == [wanted(values)]


def test_in_an_archive_too_where_a_list_is_passed_over(tmp_path):
    values = consistent("2021")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("report.csv", table(values))
        archive.writestr("list.csv", "path,agency\nreport.csv,信息公开申请行政复议统计局\n")
    assert values_of(tmp_path / "a.zip") == [wanted(values)]


def test_a_list_without_its_column_is_still_told(tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("file,agency\nreport.txt,教育局\n", encoding="utf-8")
    with pytest.raises(UsageError, match="needs a column `path` or `address`"):
        gather([file])
