"""国で共通の欄の名前（語彙）。個人番号の欄は、どの様式でも手で書くので、ここに無い。"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from madoguchi_core.forms._fields import FieldKind, FormField


def _of(kind: FieldKind, list_name: str = "", **titles: str) -> tuple[FormField, ...]:
    # 名前の「.」は引数名に書けないので「__」で受ける。
    return tuple(
        FormField(name=name.replace("__", "."), title=title, kind=kind, list_name=list_name)
        for name, title in titles.items()
    )


def _person(start: str, who: str) -> tuple[FormField, ...]:
    """届け出る人・請求する人など、誰の様式にもある欄。"""
    return (
        *_of(
            FieldKind.TEXT,
            **{
                f"{start}__name": f"{who}の氏名",
                f"{start}__kana": f"{who}のフリガナ",
                f"{start}__address": f"{who}の住所",
                f"{start}__phone": f"{who}の電話番号",
            },
        ),
        *_of(FieldKind.DIGITS, **{f"{start}__postcode": f"{who}の郵便番号"}),
        *_of(FieldKind.DATE, **{f"{start}__born_on": f"{who}の生年月日"}),
    )


_DEATH: Final = (
    *_of(
        FieldKind.TEXT,
        deceased__name="亡くなった方の氏名",
        deceased__kana="亡くなった方のフリガナ",
        deceased__address="亡くなった方の住所",
        deceased__head_name="世帯主の氏名",
        deceased__relation="亡くなった方の世帯主との続柄",
        deceased__honseki="亡くなった方の本籍",
        deceased__koseki_head="亡くなった方の筆頭者",
        funeral__place="葬祭を行った場所",
    ),
    *_of(
        FieldKind.DIGITS,
        deceased__resident_id="亡くなった方の宛名番号",
        deceased__household_id="世帯番号",
        deceased__postcode="亡くなった方の郵便番号",
        deceased__insurance_number="被保険者番号",
    ),
    *_of(
        FieldKind.DATE,
        deceased__born_on="亡くなった方の生年月日",
        deceased__died_on="死亡年月日",
        funeral__held_on="葬祭を行った日",
    ),
    *_of(FieldKind.CHOICE, deceased__sex="亡くなった方の性別"),
)

_COMING_PEOPLE: Final = (
    *_person("applicant", "申請者"),
    *_of(FieldKind.TEXT, applicant__relation="亡くなった方との続柄", applicant__signature="申請者の署名"),
    *_person("agent", "代理人"),
    *_of(FieldKind.TEXT, agent__relation="申請者と代理人の関係", agent__reason="代理人が届け出る理由"),
)

_ACCOUNT: Final = (
    *_of(
        FieldKind.TEXT,
        account__bank="金融機関名",
        account__branch="支店名",
        account__holder="口座名義",
        account__holder_kana="口座名義（フリガナ）",
    ),
    *_of(
        FieldKind.DIGITS,
        account__bank_code="金融機関コード",
        account__branch_code="支店コード",
        account__number="口座番号",
    ),
    *_of(FieldKind.CHOICE, account__kind="口座の種別"),
    *_of(FieldKind.YEN, amount__yen="申請額"),
)

# 国民健康保険・介護保険の資格喪失届
_INSURANCE: Final = (
    *_of(FieldKind.TEXT, insurance__loss_reason="資格喪失の事由", insurance__symbol="被保険者証の記号"),
    *_of(FieldKind.DIGITS, insurance__number="被保険者証の番号", care__number="介護保険の被保険者番号"),
    *_of(FieldKind.DATE, insurance__lost_on="資格喪失日"),
    *_of(
        FieldKind.CHOICE,
        insurance__card_return="被保険者証・資格確認書の回収",
        care__card_return="介護保険被保険者証の回収",
    ),
)

# 住民異動届
_MOVE: Final = (
    *_of(
        FieldKind.TEXT,
        move__new_address="新しい住所",
        move__old_address="これまでの住所",
        move__new_head_name="新しい住所の世帯主",
        move__old_head_name="これまでの住所の世帯主",
        move__honseki="本籍",
        move__koseki_head="筆頭者",
        move__reason="異動の理由",
        move__filer_relation="届出人と異動する人の関係",
    ),
    *_of(
        FieldKind.DIGITS,
        move__new_postcode="新しい住所の郵便番号",
        move__old_postcode="これまでの住所の郵便番号",
    ),
    *_of(FieldKind.DATE, move__on="異動日"),
    *_of(FieldKind.CHOICE, move__kind="届出の種類", move__extent="異動する人の範囲"),
)

# 世帯主変更届
_HEAD: Final = (
    *_of(
        FieldKind.TEXT,
        head__old_name="旧世帯主の氏名",
        head__old_kana="旧世帯主のフリガナ",
        head__new_name="新世帯主の氏名",
        head__new_kana="新世帯主のフリガナ",
        head__address="世帯の住所",
        head__reason="世帯主を変更する理由",
    ),
    *_of(FieldKind.DATE, head__new_born_on="新世帯主の生年月日", head__changed_on="世帯主を変更した日"),
)

# 相続人代表者指定届
_INHERITANCE: Final = (
    *_person("representative", "相続人代表者"),
    *_of(FieldKind.TEXT, representative__relation="相続人代表者の続柄"),
    *_of(
        FieldKind.TEXT,
        "heirs",
        heir__name="相続人の氏名",
        heir__kana="相続人のフリガナ",
        heir__address="相続人の住所",
        heir__relation="相続人の続柄",
        heir__share="相続分",
        heir__phone="相続人の電話番号",
    ),
    *_of(FieldKind.DATE, "heirs", heir__born_on="相続人の生年月日"),
)

# 住民票等交付請求書。欄の名は、どの証明が何通要るかを「copies.」で始める
_REQUEST: Final = (
    *_person("requester", "請求者"),
    *_of(FieldKind.TEXT, requester__relation="必要な人から見た請求者の関係"),
    *_of(
        FieldKind.TEXT,
        subject__name="必要な人の氏名",
        subject__kana="必要な人のフリガナ",
        subject__address="必要な人の住所",
        subject__head_name="必要な人の世帯主",
        subject__honseki="必要な人の本籍",
        subject__koseki_head="必要な人の筆頭者",
        request__purpose="使用目的",
        request__submitted_to="提出先",
        identity__document="本人確認書類",
    ),
    *_of(FieldKind.DATE, subject__born_on="必要な人の生年月日"),
    *_of(
        FieldKind.COUNT,
        copies__household="住民票の写し（世帯全員）の通数",
        copies__person="住民票の写し（世帯の一部）の通数",
        copies__removed="住民票の除票の写しの通数",
        copies__entry="住民票記載事項証明書の通数",
        copies__koseki="戸籍全部事項証明書の通数",
        copies__koseki_person="戸籍個人事項証明書の通数",
        copies__koseki_old="除籍・改製原戸籍謄本の通数",
        copies__koseki_address="戸籍の附票の写しの通数",
        copies__seal="印鑑登録証明書の通数",
        copies__status="身分証明書の通数",
    ),
    *_of(
        FieldKind.CHOICE,
        request__shows_relation="世帯主・続柄の記載",
        request__shows_honseki="本籍・筆頭者の記載",
        identity__kind="本人確認の区分",
    ),
)

# 印鑑登録申請書
_SEAL: Final = (
    *_person("registrant", "登録する人"),
    *_of(FieldKind.CHOICE, registrant__sex="登録する人の性別"),
    *_of(
        FieldKind.TEXT,
        seal__reason="印鑑登録の事由",
        guarantor__name="保証人の氏名",
        guarantor__address="保証人の住所",
    ),
    *_of(
        FieldKind.CHOICE,
        seal__applied_by="印鑑登録を申請する人",
        seal__confirmation="印鑑登録の確認の方法",
    ),
    *_of(FieldKind.DIGITS, seal__number="印鑑登録番号", guarantor__seal_number="保証人の印鑑登録番号"),
    *_of(FieldKind.DATE, seal__inquired_on="照会書を送った日", seal__reply_due_on="回答の期限"),
)

# 世帯員の一覧（住民異動届・世帯主変更届・国民健康保険の届）
_MEMBERS: Final = (
    *_of(
        FieldKind.TEXT,
        "members",
        member__name="世帯員の氏名",
        member__kana="世帯員のフリガナ",
        member__relation="世帯員の続柄",
        member__new_relation="世帯員の新しい世帯主との続柄",
        member__address="世帯員の住所",
    ),
    *_of(FieldKind.DATE, "members", member__born_on="世帯員の生年月日"),
    *_of(FieldKind.DIGITS, "members", member__resident_id="世帯員の宛名番号"),
    *_of(
        FieldKind.CHOICE,
        "members",
        member__sex="世帯員の性別",
        member__has_card="個人番号カードの有無",
        member__is_moving="異動する人か",
    ),
)

_ALL: Final = (
    *_of(FieldKind.DATE, filed_on="届出日"),
    *_of(FieldKind.TEXT, municipality__name="市区町村名", municipality__mayor_title="市区町村長の職名"),
    *_DEATH,
    *_COMING_PEOPLE,
    *_ACCOUNT,
    *_INSURANCE,
    *_MOVE,
    *_HEAD,
    *_INHERITANCE,
    *_REQUEST,
    *_SEAL,
    *_MEMBERS,
)

FORM_FIELDS: Final[Mapping[str, FormField]] = MappingProxyType({field.name: field for field in _ALL})

LISTS: Final[Mapping[str, str]] = MappingProxyType({"members": "世帯員", "heirs": "相続人"})
"""人の数だけ繰り返す一覧の名と、その日本語。"""

FIELDS_BY_WORD: Final[Mapping[str, FormField]] = MappingProxyType(
    {word: item for item in _ALL if not item.list_name for word in (item.name, item.title)}
)
"""記入の見出しに書ける言葉から、欄への対応。一覧の欄は、誰の物か言えないので書けない。"""

FIELD_WORDS = tuple(FIELDS_BY_WORD)
"""記入の見出しに書ける言葉。欄の名でも、日本語の名でも書ける。"""
