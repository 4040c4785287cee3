from gongkai.documents.ocr_doubts import doubted, is_read_twice, of_flat_print
from gongkai.parsing.numbers import read_figure


def test_a_figure_is_certain_only_if_two_readings_agree_and_each_digit_is_sure():
    assert doubted("受理3001件", [1.0] * 7, "受理3001件") == "受理3001件"
    assert doubted("受理3001件", [1.0] * 7, "受理3007件") == "受理3001?件"
    assert doubted("12", [1.0, 0.98], "12") == "12?"
    assert doubted("10", [1.0, 0.9], "10") == "10"
    assert doubted("5和5", [1.0] * 3, "5") == "5和5?"
    assert doubted("总计", [1.0] * 2, None) == "总计"
    assert doubted("总计", [0.4] * 2, None) == "?"
    assert doubted("", [], None) == "?"


def test_what_may_mean_two_numbers_is_doubtful():
    assert doubted("1.234", [1.0] * 5, "1.234") == "1.234?"
    assert doubted("96171.6", [1.0] * 7, "96171.6") == "96171.6"
    assert doubted("1,234", [1.0] * 5, "1,234") == "1,234"


def test_nothing_is_repaired_and_no_doubtful_text_is_a_number():
    for text in ("O", "l", "S5", "1O"):
        assert doubted(text, [1.0] * len(text), text) == text
        assert read_figure(text).state == "text"
    for text in ("12", "0", "96171.6", "O"):
        assert read_figure(doubted(text, [0.6] * len(text), "9")).value is None


def test_the_numbers_of_list_items_are_not_worth_a_second_reading():
    assert not is_read_twice("1.属于国家秘密")
    assert is_read_twice("1.受理申请30件")
    assert is_read_twice("O")


def test_a_flat_stroke_is_a_dash_but_for_the_character_for_one():
    assert [of_flat_print(text) for text in ("-", "?", "“", "一", "7")] == ["—", "—", "—", "—?", "7"]
    assert read_figure("—").state == "na"
    assert read_figure("—?").state == "text"
