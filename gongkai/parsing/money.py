"""Numbers of a text in the unit of the cell they are said of: 元 and 万元."""

from __future__ import annotations

from decimal import Decimal

from gongkai.parsing.clauses import Counted

_SCALES = {("元", "万元"): Decimal("0.0001"), ("万元", "元"): Decimal(10_000)}
_COARSEST = Decimal(10_000)  # 20万元 is not told to the nearest 100000元
Bounds = tuple[Decimal | None, Decimal | None, Decimal | None, str]


def in_units_of(number: Counted, form_unit: str, *, is_rounded: bool) -> Bounds:
    """Value, low, high and unit of a number; a rounded one (217.5万元 of 2174860元) is as exact as its last digit."""
    scale = _SCALES.get((number.unit, form_unit), Decimal(1))
    unit = form_unit if scale != 1 else number.unit
    value, low, high = (None if n is None else n * scale for n in (number.value, number.low, number.high))
    if is_rounded and value:
        last_digit = min(Decimal((0, (1,), int(value.normalize().as_tuple().exponent))), _COARSEST)
        return None, value - last_digit, value + last_digit, unit
    return value, low, high, unit
