"""Invented findings to decide on."""

from gongkai.review import Subject


def subject(key: str = "k1", **changes: object) -> Subject:
    usual = {
        "finding_key": key, "agency_id": "990101-b1", "year": 2017, "scope": "body", "rule": "B-ID-01",
        "items": ("requests_received", "requests_fax"), "suspect": "requests_received", "statement": "收到申请数不平",
        "statement_en": "Requests do not add up", "basis": {"found": "12", "expected": None},
    }  # fmt: skip
    return Subject(**{**usual, **changes})
