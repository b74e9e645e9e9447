"""間違った状況ファイルの約束: いくつ重なっても、誤りは全部いちどに、行と次の手を添えて出る。"""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.cases import Case, ReadSituation, read_answers, read_situation
from madoguchi_core.findings import Finding, Severity, has_errors
from madoguchi_core.national.death import DEATH_PROCEDURES
from madoguchi_core.national.facts import DEATH_FACTS
from madoguchi_core.national.situation import death_facts
from madoguchi_core.records import Missing
from madoguchi_core.rules import Facts

PROCEDURES = [word for item in DEATH_PROCEDURES for word in (item.id, item.title)]
SOUND = {
    "題名": "題名: 試験の世帯",
    "出来事": "出来事: 死亡",
    "日付": "日付: 令和8年3月3日",
    "知った日": "知った日: 令和8年3月4日",
    "世帯": "世帯:",
    "夫": "  - 人: 夫\n    亡くなった方: はい\n    続柄: 世帯主\n    生年月日: 昭和25年1月1日\n    住民種別: 日本人",
    "妻": "  - 人: 妻\n    続柄: 妻\n    生年月日: 昭和26年2月2日",
    "子": "  - 人: 子\n    続柄: 子\n    生年月日: 昭和50年3月3日",
    "確認済み": "確認済み:\n  印鑑登録: はい",
    "回答": "回答:\n  葬祭: はい\n  葬祭の日: 令和8年3月7日",
    "期待": "期待:\n  death-report: 要確認",
}
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "知らない出来事": ("出来事", "死亡", "引越", "MDG227"),
    "知る前の知った日": ("知った日", "3月4日", "3月2日", "MDG231"),
    "知らない見出し": ("題名", "題名:", "題目:", "MDG222"),
    "知らない人の見出し": ("夫", "住民種別: 日本人", "住民の種類: 日本人", "MDG222"),
    "選べない値": ("夫", "日本人", "日本", "MDG223"),
    "読めない生年月日": ("妻", "昭和26年2月2日", "昭和26年13月2日", "MDG225"),
    "標準に無い続柄": ("子", "続柄: 子", "続柄: 同居人の子", "MDG233"),
    "二人目の配偶者": ("子", "続柄: 子", "続柄: 妻（未届）", "MDG234"),
    "親より年上の子": ("子", "昭和50年3月3日", "昭和24年3月3日", "MDG235"),
    "後に生まれた人": ("子", "昭和50年3月3日", "令和8年3月4日", "MDG243"),
    "知らない事実": ("確認済み", "印鑑登録", "印鑑の登録", "MDG222"),
    "前の葬祭": ("回答", "令和8年3月7日", "令和8年3月2日", "MDG237"),
    "無い日の葬祭": ("回答", "令和8年3月7日", "令和8年2月30日", "MDG001"),
    "選べない回答": ("回答", "葬祭: はい", "葬祭: たぶん", "MDG223"),
    "二度書かれた事実": ("確認済み", "印鑑登録: はい", "印鑑登録: はい\n  funeral.held: はい", "MDG238"),
    "知らない手続き": ("期待", "death-report", "death-reports", "MDG222"),
    "知らない結論": ("期待", "要確認", "たぶん必要", "MDG229"),
}
SAME_PLACE = [
    {"標準に無い続柄", "二人目の配偶者", "親より年上の子", "後に生まれた人"},
    {"前の葬祭", "無い日の葬祭"},
    {"二度書かれた事実", "知らない事実"},
    {"選べない値", "知らない人の見出し"},
]


def text(*mistakes: str) -> str:
    parts = dict(SOUND)
    for name in mistakes:
        place, sound, wrong, _ = MISTAKES[name]
        if sound not in parts[place]:
            raise ValueError(name)
        parts[place] = parts[place].replace(sound, wrong)
    return "\n".join(parts.values()) + "\n"


def registered(case: Case) -> Facts:
    assert case.person is not None
    return death_facts(
        case.household, case.person, died_on=case.event_on, known_on=case.known_on, register=case.register
    )


def read(body: str) -> ReadSituation:
    return read_situation(
        body, where="例.yaml", facts=DEATH_FACTS, procedures=PROCEDURES, registered=registered
    )


def errors(body: str) -> list[Finding]:
    return [finding for finding in read(body).findings if finding.severity is Severity.ERROR]


def test_正しいファイルには指摘が無い() -> None:
    assert read(text()).findings == ()


@pytest.mark.parametrize("name", MISTAKES)
def test_誤り一つに_その番号の指摘が一つ出る(name: str) -> None:
    assert [finding.code for finding in errors(text(name))] == [MISTAKES[name][3]]


@given(st.sets(st.sampled_from(sorted(MISTAKES)), min_size=1))
def test_誤りをいくつ重ねても_その数だけ指摘が出て_場所と次の手がある(chosen: set[str]) -> None:
    for together in SAME_PLACE:
        for extra in sorted(chosen & together)[1:]:
            chosen.remove(extra)
    found = read(text(*sorted(chosen)))
    wrong = [finding for finding in found.findings if finding.severity is Severity.ERROR]
    assert found.situation is None
    assert sorted(finding.code for finding in wrong) == sorted(MISTAKES[name][3] for name in chosen)
    for finding in wrong:
        assert re.fullmatch(r"例\.yaml \d+行目.*", finding.where)
        assert finding.hint


@given(st.sets(st.sampled_from(sorted(MISTAKES)), min_size=1), st.text(max_size=20), st.integers(0, 400))
def test_どこに何を書き込んでも_例外にならない(chosen: set[str], scribble: str, at: int) -> None:
    try:
        body = text(*sorted(chosen))
    except ValueError:  # 同じ所を二度直すことはできない
        body = text()
    found = read(body[:at] + scribble + body[at:])
    assert (found.situation is None) is has_errors(found.findings)


def test_指摘に_書かれた続柄も日付も出ない() -> None:
    found = errors(text("標準に無い続柄", "読めない生年月日", "前の葬祭", "選べない値"))
    shown = " ".join(f"{finding.message}{finding.where}" for finding in found)
    for secret in ("同居人の子", "昭和26年", "3月2日", "「日本」"):
        assert secret not in shown


def test_似た名を示す() -> None:
    hints = [finding.hint for finding in errors(text("知らない事実", "知らない手続き", "知らない人の見出し"))]
    assert [hint for hint in hints if "ではありませんか" not in hint] == []
    assert any("印鑑登録" in hint for hint in hints)
    assert any("death-report" in hint for hint in hints)


def household(*people: str) -> list[str]:
    body = "出来事: 死亡\n日付: 令和8年3月3日\n世帯:\n" + "".join(f"  - {person}\n" for person in people)
    return [finding.code for finding in read(body).findings]


SUBJECT = "{亡くなった方: はい, 続柄: 世帯主, 生年月日: 昭和25年1月1日}"


@pytest.mark.parametrize(
    ("person", "codes"),
    [
        ("{続柄: 世帯主}", ["MDG234"]),
        ("{続柄: 世帯主, 住民状態: 死亡者}", []),
        ("{続柄: 子の子の子の子}", []),
        ("{続柄: 子の子の子の子の子}", ["MDG233"]),
        ("{続柄: 縁故者の妻}", ["MDG233"]),
        ("{続柄: 世帯主の妻}", ["MDG233"]),
        ("{続柄: 子（子の夫）}", []),
        ("{続柄: 不明}", []),
        ("{続柄: 父, 生年月日: 昭和25年1月2日}", ["MDG235"]),
        ("{続柄: 父, 生年月日: 昭和24年12月31日}", []),
        ("{続柄: 母, 生年月日: 昭和25年}", []),
        ("{続柄: 兄, 生年月日: 昭和26年1月1日}", ["MDG235"]),
        ("{続柄: 妹, 生年月日: 昭和24年1月1日}", ["MDG235"]),
        ("{続柄: 妻, 生年月日: 平成20年3月5日}", ["MDG236"]),
        ("{続柄: 妻, 生年月日: 平成20年3月4日}", []),
        ("{続柄: 子, 生年月日: 平成元年5月1日, 国保: はい, 国保の取得日: 昭和63年4月1日}", ["MDG244"]),
        ("{続柄: 子, 生年月日: 平成10年5月1日, 消除の日: 平成10年4月1日, 住民状態: 転出者}", ["MDG230"]),
        ("{続柄: 子, 生年月日: 平成32年4月1日}", ["MDG007"]),
        ("{続柄: 子, 生年月日: 令和元年0月1日}", ["MDG225"]),
        ("{続柄: 子, 生年月日: 令和8年2月30日}", ["MDG225"]),
        ("{続柄: 子, 生年月日: 年月日不詳}", []),
        ("{続柄: 子, 性別: 男, 本籍: 町外, 選挙人名簿: はい, 年金の種別: 第3号, 支援措置: 仮}", []),
        ("{続柄: 子, 性別: おとこ, 本籍: 見本県, 年金の種別: 3号, 30条の45の区分: 永住}", ["MDG223"] * 4),
    ],
)
def test_世帯の人の誤り(person: str, codes: list[str]) -> None:
    assert sorted(household(SUBJECT, person)) == codes


def test_孫は_親のだれとも順が合わないときだけ誤り() -> None:
    children = ["{続柄: 子, 生年月日: 昭和50年1月1日}", "{続柄: 子, 生年月日: 昭和60年1月1日}"]
    assert household(SUBJECT, *children, "{続柄: 子の子, 生年月日: 昭和55年1月1日}") == []
    assert household(SUBJECT, *children, "{続柄: 子の子, 生年月日: 昭和49年1月1日}") == ["MDG235"]
    assert household(
        SUBJECT, "{続柄: 妻, 生年月日: 昭和26年1月1日}", "{続柄: 妻の母, 生年月日: 昭和27年1月1日}"
    ) == ["MDG235"]


def test_生まれる前の死亡は_その人の生年月日の行を言う() -> None:
    found = errors(text().replace("昭和25年1月1日", "令和8年3月4日"))
    assert "MDG230" in [finding.code for finding in found]
    at = next(finding.where for finding in found if finding.code == "MDG230")
    assert at == "例.yaml 9行目"


def test_見出しの知った日と回答の両方に書けば_二度と言う() -> None:
    body = text().replace("回答:\n", "回答:\n  死亡を知った日: 令和8年3月4日\n  死亡日: 令和8年3月3日\n")
    assert [finding.code for finding in errors(body)] == ["MDG238", "MDG238"]


def test_台帳と食い違う回答は_ほかの誤りがあっても_行を添えて言う() -> None:
    body = text("知らない手続き").replace("  葬祭: はい\n", "  葬祭: はい\n  世帯主かどうか: いいえ\n")
    found = read(body)
    assert sorted(finding.code for finding in found.findings) == ["MDG222", "MDG226"]
    conflict = next(finding for finding in found.findings if finding.code == "MDG226")
    assert conflict.where.startswith("例.yaml 21行目")
    assert conflict.severity is Severity.WARNING


def test_事実の名と日本語の名で同じことを書いても_二度と言う() -> None:
    body = text().replace("  葬祭: はい\n", "  葬祭: はい\n  funeral.held: いいえ\n")
    assert [finding.code for finding in errors(body)] == ["MDG238"]


def test_並びや表は_どこに書いても断る() -> None:
    for sound, wrong in (
        ("題名: 試験の世帯", "題名: [試験]"),
        ("葬祭: はい", "葬祭: [はい]"),
        ("印鑑登録: はい", "印鑑登録: {はい: はい}"),
        ("death-report: 要確認", "death-report: [要確認]"),
    ):
        assert errors(text().replace(sound, wrong)), wrong
    assert [finding.code for finding in errors(text() + "記入:\n  申請者の氏名: {氏: 見本}\n")] == ["MDG223"]


def test_長すぎる数は断る() -> None:
    for number in ("9" * 10, "9" * 5000):
        body = f"確認済み:\n  第1号の納付と免除の月数: {number}\n"
        _, findings = read_answers(body, where="例.yaml", facts=DEATH_FACTS)
        assert [finding.code for finding in findings] == ["MDG223"]


def test_回答だけのファイルも_出来事の日を渡せば日付の前後を確かめる() -> None:
    body = "回答:\n  葬祭の日: 令和8年3月2日\n"
    _, unchecked = read_answers(body, where="例.yaml", facts=DEATH_FACTS)
    _, checked = read_answers(body, where="例.yaml", facts=DEATH_FACTS, event_on=date(2026, 3, 3))
    assert [unchecked, [finding.code for finding in checked]] == [(), ["MDG237"]]


@given(st.text(max_size=300))
def test_どんな文字のファイルも_例外にならず指摘になる(body: str) -> None:
    found = read(body)
    assert found.situation is None
    assert found.findings


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (": ", "：", "「：」が全角です"),
        (": ", ":　", "「:」の後が全角の空白です"),
        (": ", ":", "「:」の後に空白がありません"),
        ("    ", "　　", "字下げに全角の空白があります"),
        ("  ", "\t", "字下げにタブがあります"),
        ("試験", "試\x07験", "見えない文字があります"),
    ],
)
def test_読めない書き方は_直す行を全部_わけを添えて言う(right: str, wrong: str, message: str) -> None:
    lines = text().splitlines()
    broken = [number for number, line in enumerate(lines, start=1) if right in line]
    found = errors("\n".join(line.replace(right, wrong, 1) for line in lines))
    assert {finding.code for finding in found} == {"MDG220"}
    assert [finding.where for finding in found] == [f"例.yaml {number}行目" for number in broken[:20]]
    assert {finding.message for finding in found} == {message}


@pytest.mark.parametrize("body", ["", "\n\n", "# 注釈だけ\n"])
def test_何も書かれていなければ_そう言う(body: str) -> None:
    assert [finding.message for finding in errors(body)] == ["何も書かれていません"]


@pytest.mark.parametrize(
    ("said", "held"),
    [("", None), (" 未入力", None), (" 不明", Missing.UNKNOWN), (" 該当なし", Missing.NOT_APPLICABLE)],
)
def test_知った日も_空と不明と該当なしを書ける(said: str, held: Missing | None) -> None:
    found = read(text().replace("知った日: 令和8年3月4日", f"知った日:{said}"))
    assert found.situation is not None
    case = found.situation.case
    given = {fact.name: value for fact, value in case.answers.given.items()}
    assert (case.known_on, given.get("death.known_date")) == (None, held)


def test_先すぎる日付は_期限を数える前に断る() -> None:
    body = text().replace("日付: 令和8年3月3日", "日付: 9998-12-31").replace("知った日: 令和8年3月4日\n", "")
    assert "MDG225" in [finding.code for finding in errors(body)]


@pytest.mark.parametrize(
    ("said", "codes"),
    [("要確認(令和8年3月9日まで)", []), ("要確認（", ["MDG001"]), ("要確認（）", ["MDG001"])],
)
def test_期待の括弧は半角でもよく_日付の無い括弧は断る(said: str, codes: list[str]) -> None:
    found = read(text().replace("death-report: 要確認", f"death-report: {said}"))
    assert [finding.code for finding in found.findings] == codes
    assert found.situation is None or found.situation.expected[0].due_on == date(2026, 3, 9)


@pytest.mark.parametrize("body", ["夫", "\n  人: 夫", ""])
def test_世帯が並びでなければ_書き方を言う(body: str) -> None:
    found = errors(f"出来事: 死亡\n日付: 令和8年3月3日\n世帯: {body}\n")
    assert [finding.message for finding in found] == ["「世帯」の中身が並びになっていません"]
