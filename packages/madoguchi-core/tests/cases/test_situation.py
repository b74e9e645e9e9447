"""状況ファイルの約束: 誤りは全部まとめて、行と次の手を言い、書かれた中身は言わない。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.cases import read_answers, read_situation, with_answers
from madoguchi_core.cases._yaml import read_yaml
from madoguchi_core.national.choices import MedicalInsurance
from madoguchi_core.national.facts import DEATH_FACTS, death, deceased, funeral
from madoguchi_core.records import Missing
from madoguchi_core.rules import Among, Facts, Origin, OriginKind, known

BROKEN = """\
題名: 誤りだらけ
出来事: 引越
日付: 令和8年2月30日
世帯:
  - 人: 夫
    亡くなった方: たぶん
    生年月日: きのう
    国保: はい
    後期高齢: いいえ
  - 人: 妻
回答:
  葬儀の日: 令和8年3月7日
  葬祭: おそらく
  死亡日の医療保険: 国保かも
期待:
  nhi-loss: いる
"""
SOUND = """\
出来事: 死亡
日付: 令和8年3月3日
世帯:
  - 亡くなった方: はい
    続柄: 世帯主
"""


def codes(text: str) -> list[str]:
    return [finding.code for finding in read_situation(text, where="例.yaml", facts=DEATH_FACTS).findings]


def test_誤りは全部まとめて_行と次の手を言う() -> None:
    found = read_situation(BROKEN, where="例.yaml", facts=DEATH_FACTS)
    assert found.situation is None
    assert [(finding.where.split()[1], finding.code) for finding in found.findings] == [
        ("2行目", "MDG227"),
        ("3行目", "MDG001"),
        ("6行目", "MDG223"),
        ("4行目", "MDG224"),
        ("9行目", "MDG222"),
        ("7行目", "MDG225"),
        ("12行目", "MDG222"),
        ("13行目", "MDG223"),
        ("14行目", "MDG223"),
        ("16行目", "MDG229"),
    ]
    assert all(finding.hint for finding in found.findings)
    assert "葬祭の日" in next(
        finding.hint for finding in found.findings if finding.where.startswith("例.yaml 12行目")
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("出来事: [死亡", "MDG220"),
        ("- 並び", "MDG220"),
        ("出来事: &e {本人: *e}", "MDG220"),
        ("出来事: " + "[" * 5000, "MDG220"),
        (SOUND + "出来事: 死亡\n", "MDG221"),
        ("出来事: 死亡\n", "MDG228"),
        (SOUND.replace("続柄: 世帯主", "国保: {はい: はい}"), "MDG223"),
        (SOUND.replace("続柄: 世帯主", "生年月日: [令和8年]"), "MDG223"),
        (SOUND.replace("続柄: 世帯主", "続柄: {世帯主: はい}"), "MDG223"),
        (SOUND.replace("続柄: 世帯主", "生年月日: 令和8年3月4日"), "MDG230"),
        (SOUND + "知った日: 令和8年3月2日\n", "MDG231"),
        (SOUND.replace("  - 亡くなった方: はい", "  - 亡くなった方: はい\n  - 亡くなった方: はい"), "MDG224"),
    ],
)
def test_壊れたファイルは番号で断る(text: str, code: str) -> None:
    assert code in codes(text)


def test_書いていないことは推測しない() -> None:
    found = read_situation(SOUND, where="例.yaml", facts=DEATH_FACTS)
    assert found.situation is not None
    person = found.situation.case.person
    assert person is not None
    assert person.qualifications.nhi.held is Missing.NOT_SUPPLIED
    assert person.born_on is Missing.NOT_SUPPLIED
    assert person.protection is Missing.NOT_SUPPLIED


@given(st.text(min_size=1, max_size=30))
def test_指摘に書かれた中身は出ない(secret: str) -> None:
    text = "回答:\n  葬祭: ひみつ" + "".join(letter for letter in secret if letter.isalnum()) + "\n"
    _, findings = read_answers(text, where="例.yaml", facts=DEATH_FACTS)
    assert findings
    assert all("ひみつ" not in str(finding) for finding in findings)


def test_未入力と不明と該当なしは別の値になる() -> None:
    text = "回答:\n  葬祭: 不明\n  葬祭の日: 該当なし\n  土地・家屋:\n"
    answers, findings = read_answers(text, where="例.yaml", facts=DEATH_FACTS)
    assert findings == ()
    assert list(answers.given.values()) == [Missing.UNKNOWN, Missing.NOT_APPLICABLE, Missing.NOT_ASKED]


def test_事実の名でも日本語の名でも書ける() -> None:
    for word in ("葬祭", "funeral.held"):
        answers, _ = read_answers(f"回答:\n  {word}: はい\n", where="例.yaml", facts=DEATH_FACTS)
        assert answers.given == {funeral.is_held: True}


REGISTER = Origin(OriginKind.REGISTER, "台帳")


def test_職員が確かめたことは台帳に勝ち_ご家族の回答は空きだけを埋める() -> None:
    facts = Facts(known({deceased.is_head: True, death.place: Missing.NOT_ASKED}, REGISTER))
    text = "確認済み:\n  世帯主かどうか: いいえ\n回答:\n  亡くなった所: 国内\n"
    answers, _ = read_answers(text, where="例.yaml", facts=DEATH_FACTS)
    merged, conflicts = with_answers(facts, answers)
    assert conflicts == ()
    assert merged[deceased.is_head].value is False
    assert merged[death.place].origin.kind is OriginKind.ANSWER


def test_分からないという回答は_台帳で分かっていることを消さない() -> None:
    others = Among(frozenset(MedicalInsurance) - {MedicalInsurance.NHI})
    facts = Facts(known({deceased.medical_insurance: others}, REGISTER))
    answers, _ = read_answers("回答:\n  死亡日の医療保険: 不明\n", where="例.yaml", facts=DEATH_FACTS)
    merged, _ = with_answers(facts, answers)
    assert merged[deceased.medical_insurance].value is others
    # 途中までしか分からないことを「分からない」と答えた人に、もう一度尋ねない
    assert merged[deceased.medical_insurance].origin.kind is OriginKind.ANSWER


def test_台帳と回答が食い違えば_どちらも採らず不明にする() -> None:
    others = frozenset(MedicalInsurance) - {MedicalInsurance.NHI}
    for registered in (MedicalInsurance.LATTER_STAGE, Among(others)):
        facts = Facts(known({deceased.medical_insurance: registered}, REGISTER))
        text = "回答:\n  死亡日の医療保険: 国民健康保険\n"
        answers, _ = read_answers(text, where="例.yaml", facts=DEATH_FACTS)
        merged, conflicts = with_answers(facts, answers)
        assert [finding.code for finding in conflicts] == ["MDG226"]
        assert merged[deceased.medical_insurance].value is Missing.UNKNOWN


def test_読んだ行の_repr_に_書かれた中身は出ない() -> None:
    table, _ = read_yaml("世帯:\n  - 人: 芽室太郎\n    生年月日: 昭和25年1月2日\n", where="例.yaml")
    assert table is not None
    assert "芽室" not in repr(table)
    assert "昭和" not in repr(table.entries[0].value)
