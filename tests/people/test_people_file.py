"""people.toml: who it lets in as what, and that nothing in it is taken for what it is not."""

import pytest

from gongkai.errors import DeniedError, StoreError
from gongkai.people import EVERYWHERE, LOCAL, NOWHERE, ROLES, Person, account_of, read_people

WHOLE = """
["Wang@Example.gov.cn"]
auditor = ["460100", "460200"]
viewer = "everywhere"

["sub:2482"]
administrator = "everywhere"

[session]
hours = 8
"""


def told(folder, text):
    (folder / "people.toml").write_text(text, "utf-8")
    return read_people(folder)


def test_no_file_is_something_else_than_an_empty_one(tmp_path):
    assert read_people(tmp_path) is None
    entries = told(tmp_path, "")
    assert entries is not None
    assert entries.people == {}


def test_each_account_has_roles_by_region(tmp_path):
    entries = told(tmp_path, WHOLE)
    assert list(entries.people) == ["wang@example.gov.cn", "sub:2482"]
    wang = entries.people["wang@example.gov.cn"]
    assert wang.reach("viewer") is EVERYWHERE
    assert wang.reach("officer") == wang.reach("auditor") == {"460100", "460200"}
    assert wang.reach("administrator") == NOWHERE
    assert (entries.session.hours, entries.session.idle_minutes) == (8, 60)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[broken", "is no TOML"),
        ('["a@b.cn"]\nboss = "everywhere"', "no role 'boss'"),
        ('["a@b.cn"]\n', "has no role"),
        ('["a@b.cn"]\nviewer = []', "needs"),
        ('["a@b.cn"]\nviewer = "460100"', "needs"),
        ('["a@b.cn"]\nviewer = [460100]', "needs"),
        ('["a@b.cn"]\nadministrator = ["460100"]', 'is one "everywhere"'),
        ('[wang]\nviewer = "everywhere"', "is no account"),
        ('[local]\nviewer = "everywhere"', "is no account"),
        ('["a@b.cn"]\nviewer = "everywhere"\n["A@B.cn"]\nauditor = "everywhere"', "there twice"),
        (f'["{"a" * 60}@b.cn"]\nviewer = "everywhere"', "longer than 60"),
        ("[session]\nhours = 0", "whole number"),
        ("[session]\nhours = true", "whole number"),
        ("[session]\nminutes = 5", "takes hours, idle_minutes"),
        ("session = 3", "takes hours, idle_minutes"),
        ('viewer = "everywhere"', "is no account"),
    ],
)
def test_what_is_wrong_in_it_lets_nobody_in_and_is_told(tmp_path, text, complaint):
    with pytest.raises(StoreError, match=complaint):
        told(tmp_path, text)


def test_a_mail_address_counts_only_if_the_provider_has_verified_it(tmp_path):
    entries = told(tmp_path, WHOLE)
    mail = {"sub": "1", "email": "WANG@example.gov.cn"}
    assert account_of({**mail, "email_verified": True}, entries) == "wang@example.gov.cn"
    for verified in (False, None, "true", 1):
        assert account_of({**mail, "email_verified": verified}, entries) == "sub:1"
    assert account_of(mail, entries) == "sub:1"
    assert account_of({"sub": "2482"}, entries) == "sub:2482"


def test_a_subject_that_looks_like_a_mail_address_is_none(tmp_path):
    assert account_of({"sub": "wang@example.gov.cn"}, told(tmp_path, WHOLE)) == "sub:wang@example.gov.cn"


def test_a_role_may_all_that_those_before_it_may():
    for place, role in enumerate(ROLES):
        person = Person("a@b.cn", ((role, frozenset({"1"})),))
        assert [person.may(least) for least in ROLES] == [True] * (place + 1) + [False] * (3 - place)
    assert all(LOCAL.reach(role) is EVERYWHERE for role in ROLES)


def test_what_is_taken_out_must_be_of_regions_one_audits():
    person = Person("a@b.cn", (("viewer", frozenset({"1", "2"})), ("auditor", frozenset({"1"}))))
    with pytest.raises(DeniedError, match="for all regions in view"):
        person.demand_wherever("auditor", "viewer")
    person.demand_wherever("auditor", "officer")
    with pytest.raises(DeniedError, match="needs the role auditor"):
        Person("a@b.cn", (("viewer", EVERYWHERE),)).demand_wherever("auditor", "viewer")
    LOCAL.demand_wherever("auditor", "viewer")
