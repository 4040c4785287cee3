"""What a finding says of a figure of the text: of which cells it is the sum, and whether the table speaks for itself."""

from __future__ import annotations

from typing import Any

from invented import tables
from test_mechanisms import PRINTED, TRUE

from gongkai.checks import Finding, check


def _against(rule: str, claim: dict[str, Any], changes: dict[str, int]) -> Finding:
    con = tables({"r": {**PRINTED, "values": {**TRUE, **changes}, "claims": [{"kind": "figure", **claim}]}})
    return next(finding for finding in check(con).findings if finding.rule == rule)


def test_the_sum_of_two_cells_is_not_called_one_cells():
    claim = {"concept": "litigation_total", "item": "litigation_total", "value": 64}
    finding = _against("X-TT-06", claim, {})
    assert set(finding.items) == {"lit_after_total", "lit_direct_total"}
    assert f"合计为{TRUE['lit_after_total'] + TRUE['lit_direct_total']}" in finding.statement
    assert "the sum of" in finding.statement_en


def test_a_figure_of_one_cell_is_called_its_own():
    finding = _against("X-TT-05", {"item": "requests_carried_out__total", "value": 3}, {})
    assert "合计为" not in finding.statement
    assert "the sum of" not in finding.statement_en


def test_the_table_speaks_for_itself_only_where_its_sums_hold():
    claim = {"item": "requests_carried_out__total", "value": 3}
    assert "支持表中的数" in _against("X-TT-05", claim, {}).statement
    elsewhere = {"recon_total": TRUE["recon_total"] + 1}  # a table of its own
    assert "支持表中的数" in _against("X-TT-05", claim, elsewhere).statement
    beside = {"granted_full__natural_person": TRUE["granted_full__natural_person"] + 1}
    assert "支持表中的数" not in _against("X-TT-05", claim, beside).statement
