"""見本の町の人と世帯の書き方。すべて架空で、実在の人・住所ではない。"""

from dataclasses import dataclass, field
from itertools import count

TOWN_CODE = "999997"
AS_OF = "2026-04-01"
RELATIONS = {
    "世帯主": "02", "夫": "11", "妻": "12", "妻（未届）": "14", "子": "20", "父": "51", "母": "52",
    "弟": "74", "妹": "84", "縁故者": "96", "同居人": "99",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """
    一人分。空文字は、表でも空欄になる。

    Attributes:
        family: 氏。
        given: 名。
        kana: フリガナ（氏と名を全角の空白で区切る）。
        sex: 1 男、2 女。
        born: 生年月日。
        relation: 続柄。
        nhi: 国保の資格取得日。無ければ資格なし。
        latter: 後期高齢者医療の資格取得日。
        care: 介護保険の資格取得日。
        cells: そのほかの列の値。
    """

    family: str
    given: str
    kana: str
    sex: str
    born: str
    relation: str
    nhi: str = ""
    latter: str = ""
    care: str = ""
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Home:
    """
    世帯ひとつ。

    Attributes:
        id: 型の id。
        title: どんな世帯か。
        people: 世帯員。先頭が、亡くなったときに見せたい人とは限らない。
        deceased: 亡くなった人の位置（0 から）。
        is_protected: 支援措置の人がいるか。
    """

    id: str
    title: str
    people: tuple[Person, ...]
    deceased: int = 0
    is_protected: bool = False


def row_of(
    person: Person, *, number: str, household: str, order: int, head: Person | None, lot: int
) -> dict[str, str]:
    """一人を、表の列から値への対応にする。"""
    name = f"{person.family}　{person.given}"
    head_name = "" if head is None else f"{head.family}　{head.given}"
    return {
        "市区町村コード": TOWN_CODE, "宛名番号": number, "個人履歴番号": number, "個人履歴番号_枝番号": "1", "最新フラグ": "1",
        "改製番号": "1", "世帯番号": household, "住民種別": "1", "住民状態": "1", "住民票コード": f"998{int(number):08d}",
        "異動年月日": "2010-04-01", "異動年月日_不詳フラグ": "0", "異動届出年月日": "2010-04-01", "異動事由": "99", "異動区分": "99",
        "氏名": name, "氏_日本人": person.family, "名_日本人": person.given, "氏名_フリガナ": person.kana,
        "氏_日本人_フリガナ": person.kana.partition("　")[0], "名_日本人_フリガナ": person.kana.partition("　")[2],
        "氏名_フリガナ確認状況": "1", "性別": person.sex, "性別表記": "男" if person.sex == "1" else "女",
        "生年月日_元号": _era(person.born), "生年月日": person.born, "生年月日_不詳フラグ": "0",
        "続柄コード1": RELATIONS.get(person.relation, ""), "続柄表記": person.relation, "世帯主氏名": head_name,
        "住所_市区町村コード": TOWN_CODE, "住所_都道府県": "見本県", "住所_市区郡町村名": "見本町",
        "住所_町字": f"東{lot % 9 + 1}条南{lot % 5 + 1}丁目", "住所_番地号表記": f"{lot}番地", "住所_郵便番号": "９９９０００１",
        "住民となった年月日": "2010-04-01", "住民となった年月日_不詳フラグ": "0", "記載の事由": "99",
        "本籍": f"見本県見本町東{lot % 9 + 1}条{lot}番地", "戸籍_筆頭者": name, "住所を定めた年月日": "2010-04-01",
        "住所を定めた年月日_不詳フラグ": "0", "地区管理コード1": "901", "記載順位": str(order), "成年被後見人_該当有無": "0",
        "除票フラグ": "0", "履歴選択不可フラグ": "0", "処理年月日": AS_OF, "選挙人名簿登録有無": "1",
        **_qualification("国保", person.nhi), **_qualification("後期高齢", person.latter), **_qualification("介護", person.care),
        "年金資格有無": "0", "統合宛名フラグ": "0", "他業務参照不可フラグ": "0", "業務ID": "01", "削除フラグ": "0",
        "操作者ID": "SAMPLE", "操作年月日": AS_OF, "操作時刻": "02:00:00",
        **person.cells,
    }  # fmt: skip


def _qualification(name: str, since: str) -> dict[str, str]:
    return {f"{name}資格有無": "1" if since else "0", f"{name}資格取得年月日": since}


def _era(born: str) -> str:
    for first, code in (("2019-05-01", "5"), ("1989-01-08", "4"), ("1926-12-25", "3"), ("1912-07-30", "2")):
        if born >= first:
            return code
    return "1"


def numbered(homes: tuple[Home, ...]) -> list[tuple[Home, list[dict[str, str]]]]:
    """世帯に番号を振り、行にする。番号は並びだけで決まる。"""
    numbers = count(1001)
    return [(home, _rows(home, index, numbers)) for index, home in enumerate(homes, start=1)]


def _rows(home: Home, index: int, numbers: "count[int]") -> list[dict[str, str]]:
    head = next((person for person in home.people if person.relation == "世帯主"), None)
    return [
        row_of(
            person, number=str(next(numbers)), household=str(5000 + index), order=order, head=head, lot=index
        )
        for order, person in enumerate(home.people, start=1)
    ]
