"""国で共通の欄の名前の約束。"""

from collections import Counter

from madoguchi_core.forms import FIELD_WORDS, FORM_FIELDS, LISTS, FieldKind, FieldSubject


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


def test_住んでいる所の手がかりにならない欄は_言い切れる物だけ() -> None:
    """欄を足すときは、ここに足してよいかを考える。迷えば足さない（空けて、手で書いてもらう）。"""
    text = {field.name: field for field in FORM_FIELDS.values() if field.kind is FieldKind.TEXT}
    safe = {name for name, field in text.items() if not field.may_tell_home}
    people = {name for name in text if name.endswith(("name", "kana", "holder", "koseki_head"))}
    assert safe - people == {"account.bank", "insurance.symbol", "identity.document", "heir.share"}
    assert {
        "funeral.place",
        "applicant.phone",
        "applicant.relation",
        "agent.reason",
        "move.old_address",
        "move.honseki",
        "account.branch",
        "request.submitted_to",
    } <= text.keys() - safe


def test_番号の欄では_郵便番号と支店コードだけが_住んでいる所の手がかりになる() -> None:
    found = {
        field.name
        for field in FORM_FIELDS.values()
        if field.kind is not FieldKind.TEXT and field.may_tell_home
    }
    assert found == {
        *(field.name for field in FORM_FIELDS.values() if field.name.endswith("postcode")),
        "account.branch_code",
    }
