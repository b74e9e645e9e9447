"""様式に刷られた言葉から、欄の名前を思い付くための言葉の表。"""

import re
from collections.abc import Mapping
from typing import Final

from madoguchi_core.forms import FORM_FIELDS
from madoguchi_excel.commands._grid import folded

LEAVES: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("氏名", "お名前", "名前"),
    "kana": ("フリガナ", "ふりがな", "カナ", "氏名フリガナ"),
    "address": ("住所", "現住所", "所在地"),
    "postcode": ("郵便番号",),
    "born_on": ("生年月日",),
    "phone": ("電話番号", "電話", "連絡先", "連絡先電話番号", "TEL", "日中の連絡先"),
    "sex": ("性別",),
    "honseki": ("本籍",),
    "koseki_head": ("筆頭者",),
    "head_name": ("世帯主", "世帯主氏名", "世帯主の氏名"),
    "relation": ("続柄",),
}  # fmt: skip
"""人ごとの欄。名前の終わりと、刷られる見出し。"""

ALONE: Final[Mapping[str, tuple[str, ...]]] = {
    "filed_on": ("届出日", "届出年月日", "申請日", "申請年月日", "請求日", "提出日"),
    "deceased.died_on": ("死亡年月日", "死亡日", "亡くなった日"),
    "deceased.household_id": ("世帯番号",),
    "deceased.resident_id": ("宛名番号",),
    "deceased.insurance_number": ("被保険者番号",),
    "funeral.held_on": ("葬祭を行った日", "葬祭執行日", "葬祭日", "葬儀の日"),
    "funeral.place": ("葬祭を行った場所", "葬祭の場所", "葬儀の場所", "葬祭執行場所"),
    "amount.yen": ("申請額", "支給申請額", "請求額", "請求金額"),
    "account.bank": ("金融機関", "金融機関名", "銀行名"),
    "account.branch": ("支店", "支店名", "本支店名"),
    "account.kind": ("種別", "口座種別", "預金種別", "口座の種類", "預金の種類", "預金種目", "口座種目"),
    "account.number": ("口座番号",),
    "account.holder": ("口座名義", "口座名義人", "名義人"),
    "insurance.lost_on": ("資格喪失日", "喪失日", "資格喪失年月日"),
    "insurance.loss_reason": ("喪失の事由", "事由", "資格喪失の事由", "喪失事由"),
    "insurance.symbol": ("記号", "被保険者証の記号"),
    "insurance.number": ("被保険者証の番号",),
    "insurance.card_return": ("資格確認書等の返還", "被保険者証の返還"),
    "care.card_return": ("返還の状況",),
    "move.kind": ("届出の種類", "異動の種類"),
    "move.on": ("異動日", "異動した日", "異動年月日"),
    "move.extent": ("異動する人", "異動の範囲"),
    "head.changed_on": ("変更した日", "変更年月日"),
    "head.reason": ("変更の理由",),
    "head.address": ("世帯の住所",),
    "request.purpose": ("使いみち", "使用目的", "使途"),
    "request.submitted_to": ("提出先",),
    "request.shows_relation": ("世帯主・続柄", "続柄の記載"),
    "request.shows_honseki": ("本籍・筆頭者", "本籍の記載"),
    "agent.reason": ("代理の理由",),
    "applicant.signature": ("署名", "自署", "署名欄"),
    "seal.reason": ("登録の事由",),
    "seal.applied_by": ("申請に来た人",),
    "guarantor.seal_number": ("登録番号",),
}  # fmt: skip
"""誰のものか、見出しだけで決まる欄。"""

PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "head.new_": ("新世帯主", "新しい世帯主"),
    "head.old_": ("旧世帯主", "前の世帯主"),
    "move.new_": ("新住所", "新しい住所", "これからの住所"),
    "move.old_": ("旧住所", "これまでの住所", "今までの住所"),
    "representative.": ("相続人代表者", "代表相続人"),
    "registrant.": ("登録する人", "登録者", "印鑑登録者"),
    "guarantor.": ("保証人",),
    "subject.": ("必要な人", "証明が必要な人", "対象者"),
    "requester.": ("請求者", "請求する人", "窓口に来た人"),
    "agent.": ("代理人", "代理の方", "受任者"),
    "account.": ("振込先", "振込口座", "口座", "受取口座"),
    "deceased.": (
        "亡くな", "死亡した", "死亡者", "故人", "被相続人", "被保険者",
        "資格を失う人", "資格を失った人", "世帯",
    ),
    "applicant.": ("申請者", "届出人", "届出者", "申請する方", "届け出る人", "申請人", "喪主"),
}  # fmt: skip
"""見出しの言葉から、欄の名前の始まり。先に書いた物を先に見る（「新世帯主」は「世帯」を含む）。"""

LISTS_BY_HEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "heirs": ("相続人",),
    "members": ("世帯員", "異動する人", "世帯の方", "転入する人"),
}
ITEMS: Final[Mapping[str, str]] = {"members": "member.", "heirs": "heir."}

BY_TITLE: Final[Mapping[str, Mapping[str, str]]] = {"介護": {"deceased.insurance_number": "care.number"}}
"""様式の名の中の言葉で、別の欄になる物。"""
BY_HAND: Final = re.compile("委任|役場記入|記入しないで|書かないで|職員記入|処理欄")
"""この言葉のある所は、手で書くか、役場が書く。"""
_SKIPPED: Final = re.compile(r"※.*|[(（].*?[)）]|[■◆●【】\[\]]|^[0-9]+[.．]")
_RELATIONS: Final = ("との続柄", "との関係")
_KANA: Final = re.compile("カナ|フリガナ|ふりがな")
_WITH_KANA: Final[Mapping[str, str]] = {"account.holder": "account.holder_kana"}
_ACCOUNT_ENDS: Final[Mapping[str, str]] = {
    "account.kana": "account.holder_kana",
    "account.name": "account.holder",
}


def label(text: str) -> str:
    """
    見比べるための見出し。括弧の中と飾りを除く。

    >>> label("氏　名（自署）")
    '氏名'
    """
    return folded(_SKIPPED.sub("", text))


def leaf_of(text: str) -> str:
    """人ごとの欄なら、名前の終わり。無ければ空。"""
    word = label(text)
    return "relation" if word.endswith(_RELATIONS) else _LEAF_OF.get(word, "")


def named_leaf(text: str) -> tuple[str, str]:
    """
    人と欄が一つの見出しに書かれているときの、名前の始まりと終わり。人が無ければ、始まりは空。

    >>> named_leaf("代理人住所"), named_leaf("届出人の氏名"), named_leaf("氏名")
    (('agent.', 'address'), ('applicant.', 'name'), ('', 'name'))
    """
    leaf, word = leaf_of(text), label(text)
    if leaf:
        return "", leaf
    people = ((start, each) for start, words in PEOPLE.items() for each in words if word.startswith(each))
    found = ((start, leaf_of(word.removeprefix(each).removeprefix("の"))) for start, each in people)
    return next((pair for pair in found if pair[1]), ("", ""))


def alone_of(text: str) -> str:
    """
    誰のものか、見出しだけで決まる欄の名前。無ければ空。

    >>> alone_of("口座名義人"), alone_of("口座名義（カナ）"), alone_of("氏名")
    ('account.holder', 'account.holder_kana', '')
    """
    name = _ALONE_OF.get(folded(text)) or _ALONE_OF.get(label(text), "")
    return _WITH_KANA.get(name, name) if has_kana(text) else name


def has_kana(text: str) -> bool:
    """見出しの括弧の中などに、フリガナと書いてあるか。"""
    return bool(_KANA.search(folded(text)))


def person_of(text: str) -> str:
    """
    見出しの言葉が表す人の、欄の名前の始まり。無ければ空。

    >>> person_of("新　世　帯　主"), person_of("届　出　人"), person_of("備考")
    ('head.new_', 'applicant.', '')
    """
    word = label(text)
    return next((start for start, words in PEOPLE.items() if any(each in word for each in words)), "")


def list_of(text: str) -> str:
    """見出しの言葉が表す一覧の名。無ければ空。"""
    word = label(text)
    return next((name for name, words in LISTS_BY_HEAD.items() if any(each in word for each in words)), "")


def titled(text: str) -> str:
    """語彙の見出しと同じ言葉の欄（「本籍」）。だれのものかは、見出しだけでは言い切れない。無ければ空。"""
    return _TITLE_OF.get(label(text), "")


def field_of(start: str, leaf: str) -> str:
    """人と欄から、語彙にある名前。語彙に無ければ空。"""
    name = f"{start}{leaf}"
    name = _ACCOUNT_ENDS.get(name, name)
    return name if name in FORM_FIELDS else ""


def guessed(leaf: str) -> str:
    """
    だれの欄か分からないときの仮の名。亡くなった方に無い欄（電話番号）なら、届け出る人。

    >>> guessed("name"), guessed("phone")
    ('deceased.name', 'applicant.phone')
    """
    return field_of("deceased.", leaf) or f"applicant.{leaf}"


def _by_word(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {folded(word): name for name, each in words.items() for word in each}


def _titles() -> dict[str, str]:
    """語彙の見出しと同じ言葉。通数の欄は、証明の名だけでも。"""
    alone = [field for field in FORM_FIELDS.values() if not field.list_name]
    return {folded(field.title.removesuffix("の通数")): field.name for field in alone}


_LEAF_OF: Final = _by_word(LEAVES)
_TITLE_OF: Final = _titles()
_ALONE_OF: Final = {
    **{word: name for word, name in _TITLE_OF.items() if word not in _LEAF_OF},
    **_by_word(ALONE),
}
