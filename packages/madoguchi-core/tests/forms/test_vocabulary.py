"""国で共通の欄の名前の約束。"""

from collections import Counter

from madoguchi_core.forms import FIELD_WORDS, FORM_FIELDS, LISTS, FieldSubject


def test_見出しも名前も_一つの欄だけを指す() -> None:
    words = Counter(word for field in FORM_FIELDS.values() for word in (field.name, field.title))
    assert [word for word, times in words.items() if times > 1] == []


def test_個人番号の欄は無い() -> None:
    assert [
        field.name for field in FORM_FIELDS.values() if field.title == "個人番号" or "my_number" in field.name
    ] == []


def test_一覧の欄は_決めた一覧のどれかにあり_記入の見出しには使えない() -> None:
    listed = [field for field in FORM_FIELDS.values() if field.list_name]
    assert {field.list_name for field in listed} == set(LISTS)
    assert [field.name for field in listed if field.name in FIELD_WORDS or field.title in FIELD_WORDS] == []


def test_人の住所の欄は_空けるべき住所として見分けられる() -> None:
    words = ("住所", "郵便番号", "本籍")
    named = {field.name for field in FORM_FIELDS.values() if field.title.endswith(words)}
    assert named == {field.name for field in FORM_FIELDS.values() if field.subject is FieldSubject.ADDRESS}
