"""請求の状況ファイルの約束: 誤りは行を言って全部そろい、申し立てと確かめたことを取り違えず、中身を指摘に出さない。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.cases import CertificateRequest, ReadRequest, read_request
from madoguchi_core.certificates import AnswerKind
from madoguchi_core.national.certificate_choices import Capacity, Relation
from madoguchi_core.national.certificate_parameters import accepts_checks, mandate_has_term
from madoguchi_core.national.facts import request as said
from madoguchi_core.national.facts import subject
from madoguchi_core.national.situation import REQUEST_WORDS
from madoguchi_core.procedures import Outcome
from madoguchi_core.records import Household, Missing
from madoguchi_core.registry import build_registry

BOOK = build_registry({}).certificates
HEAD = "出来事: 証明書の請求\n日付: 令和8年4月6日\n証明書: juminhyo-household\n"


def read(text: str) -> ReadRequest:
    return read_request(text, where="例", certificates=BOOK, words=REQUEST_WORDS)


def ready(text: str) -> CertificateRequest:
    found = read(HEAD + text)
    assert found.request is not None, [str(one) for one in found.findings]
    return found.request


def codes(text: str) -> list[tuple[str, str]]:
    """番号と場所。"""
    return [(one.code, one.where) for one in read(text).findings]


def test_来た方の言葉は_その方が述べたことだけになる() -> None:
    given_by = ready("窓口に来た方: 本人\n").answers
    assert given_by.given == {said.capacity: Capacity.OWN, said.relation: Relation.SELF}
    assert given_by.confirmed == {}


@pytest.mark.parametrize("word", list(REQUEST_WORDS.visitors))
def test_どの来た方の言葉も_そのまま書ける(word: str) -> None:
    assert ready(f"窓口に来た方: {word}\n").answers.given == REQUEST_WORDS.visitors[word]


def test_書類は_使えるものだけを種類ごとに数える() -> None:
    answers = ready(
        "見せた書類:\n  運転免許証: 写し\n  旅券: はい\n  資格確認書: はい\n  診察券: 期限切れ\n  通知カード: はい\n"
    ).answers
    counted = [answers.given[fact] for fact in REQUEST_WORDS.paper_facts]
    assert counted == [1, 1, 0]


def test_書類を見せなかったことと_まだ見ていないことは違う() -> None:
    assert ready("見せた書類: なし\n").answers.given == dict.fromkeys(REQUEST_WORDS.paper_facts, 0)
    assert ready("題名: 例\n").answers.given == {}


def test_世帯は_書いた人と_見つからないことと_見ていないことを分ける() -> None:
    assert ready("世帯: 見つからない\n").household is Missing.EMPTY
    assert ready("題名: 例\n").household is Missing.NOT_ASKED
    found = ready("世帯:\n  - 人: 母\n    請求される方: はい\n  - 人: 子\n    請求する方: はい\n")
    assert isinstance(found.household, Household)
    assert (found.subject, found.entitled, len(found.household)) == ("1", "2", 2)


def test_請求する方は_世帯の外の人と_まだ照合していないことを分ける() -> None:
    assert ready("請求する方: 世帯の外の人\n").entitled is Missing.NOT_APPLICABLE
    assert ready("題名: 例\n").entitled is Missing.NOT_ASKED


def test_台帳の基準日を書かなければ_請求の日の台帳とする() -> None:
    assert ready("題名: 例\n").is_fresh
    assert not ready("台帳の基準日: 令和8年4月5日\n").is_fresh
    assert not ready("台帳の基準日: 不明\n").is_fresh


def test_町の設定は_値と_決めていないことを書ける() -> None:
    settings = ready("町の設定:\n  mandate.has-term: いいえ\n  id.accepts-checks: 不明\n").settings
    assert settings == {mandate_has_term: False, accepts_checks: None}


def test_期待と返事は_言葉でも_項目ごとでも_文そのものでも書ける() -> None:
    found = read(f"{HEAD}期待: 出せる\n返事: 待ってもらう\n").expected
    assert (found.outcome, found.answer) == (Outcome.REQUIRED, AnswerKind.PENDING)
    found = read(f"{HEAD}期待:\n  結論: 要確認\n  個人番号: 載せない\n返事: お渡しできます。\n").expected
    assert (found.outcome, found.items) == (Outcome.TO_CONFIRM, {"item-my-number": False})
    assert found.answer == "お渡しできます。"


WRONG = [
    ("窓口に来た方: 隣の人\n", "MDG223", 4),
    ("見せた書類:\n  うんてん免許証: はい\n", "MDG222", 5),
    ("見せた書類:\n  旅券: 本物\n", "MDG223", 5),
    ("載せる項目:\n  血液型: はい\n", "MDG222", 5),
    ("載せる項目:\n  個人番号: 少し\n", "MDG223", 5),
    ("請求する方: 隣の人\n", "MDG223", 4),
    ("台帳の基準日: 令和8年4月7日\n", "MDG264", 4),
    ("町の設定:\n  ない設定: はい\n", "MDG222", 5),
    ("世帯:\n  - 人: 母\n", "MDG224", 4),
    (
        "請求する方: 世帯の外の人\n世帯:\n  - 人: 母\n    請求される方: はい\n    請求する方: はい\n",
        "MDG224",
        5,
    ),
    ("回答:\n  申し立てに合う住民票: はい\n", "MDG266", 5),
    ("確認済み:\n  委任状: はい\n", "MDG266", 5),
    ("窓口に来た方: 本人\n回答:\n  請求の立場: 第三者として\n", "MDG238", 6),
    ("期待: 必要\n", "MDG229", 4),
    ("世帯:\n  - 人: 母\n    請求される方: はい\n    亡くなった方: はい\n", "MDG222", 7),
    (
        "窓口に来た方: 本人\n世帯:\n  - 人: 母\n    請求される方: はい\n  - 人: 子\n    請求する方: はい\n",
        "MDG265",
        4,
    ),
]


@pytest.mark.parametrize(
    ("text", "code", "line"), WRONG, ids=[f"{index}-{code}" for index, (_, code, _) in enumerate(WRONG)]
)
def test_誤りは_番号と行を言う(text: str, code: str, line: int) -> None:
    assert (code, f"例 {line}行目") in codes(HEAD + text)


def test_知らない証明書と_まだ無い証明書も_行を言う() -> None:
    head = "出来事: 証明書の請求\n日付: 令和6年2月29日\n"
    assert codes(f"{head}証明書: koseki-wide\n") == [("MDG294", "例 3行目")]
    assert codes(f"{head}証明書: 住民票のうつし\n") == [("MDG222", "例 3行目")]
    assert codes(head) == [("MDG228", "例")]


def test_誤りは一つ目で止まらず_全部そろう() -> None:
    text = f"{HEAD}窓口に来た方: 隣の人\n見せた書類:\n  旅券: 本物\n世帯:\n  - 人: 母\n期待: 必要\n"
    assert {code for code, _ in codes(text)} == {"MDG223", "MDG224", "MDG229"}
    assert read(text).request is None


def test_ほかの出来事のファイルは_どの命令を使うかを言って断る() -> None:
    (found,) = read("出来事: 死亡\n日付: 令和8年4月6日\n証明書: fuhyo\n").findings
    assert (found.code, "madoguchi judge" in found.hint) == ("MDG227", True)


HIDDEN = "霧島ひみつ子"


def test_指摘に_書かれた中身は出ない() -> None:
    keys = ["証明書", "窓口に来た方", "請求する方", "世帯", "台帳の基準日", "期待", "載せる項目"]
    for key in keys:
        for one in read(f"{HEAD}{key}: {HIDDEN}\n").findings:
            assert HIDDEN not in str(one), key


def test_申し立てを回答に書いても_台帳の事実にはならない() -> None:
    """窓口の方が「同じ世帯です」と言うことと、住民票の上で同じ世帯であることは、別の事実。"""
    answers = ready("窓口に来た方: 同じ世帯の方\n").answers
    assert subject.is_in_household not in {**answers.given, **answers.confirmed}


@given(st.text(alphabet="- :：\n　 はい世帯人求方見0本日付証明書期待[]{}*&#", max_size=120))
def test_何が書かれていても_例外にならず_読めたか_指摘があるか(text: str) -> None:
    found = read(text)
    assert found.findings or found.request is not None


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "世帯",
                "窓口に来た方",
                "見せた書類",
                "載せる項目",
                "確認済み",
                "回答",
                "期待",
                "返事",
                "請求する方",
            ]
        ),
        st.sampled_from(["", "不明", "なし", "はい", "[]", "{}", "[はい]", "{はい: いいえ}", "[{人: 母}]"]),
        max_size=5,
    )
)
def test_どの見出しにどんな形を書いても_例外にならない(lines: dict[str, str]) -> None:
    text = HEAD + "".join(f"{key}: {value}\n" for key, value in lines.items())
    found = read(text)
    assert found.request is not None or found.findings
    assert found.request is None or found.request.requested_on == date(2026, 4, 6)
