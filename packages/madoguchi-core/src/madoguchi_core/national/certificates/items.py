"""求めがあったときだけ載せる項目。"""

from madoguchi_core.certificates import CertificateItem
from madoguchi_core.national.certificate_choices import Capacity
from madoguchi_core.national.certificates._common import JUKI_LAWS, JUKI_RULES, TAX_LAWS, is_agent
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.rules import Confidence, all_of, any_of, label, law

_by_right = label("本人側の請求", request.capacity.one_of(Capacity.OWN, Capacity.STATUTORY, Capacity.AGENT))
_when_needed = any_of(_by_right, label("第三者などでは、載せる必要を認めたとき", subject.is_item_needed))
_STANDARD = pages("std5.1")
_FUHYO_LAWS = (law("住民基本台帳法", 17, 20), law("戸籍の附票の写しの交付に関する省令", 1))
_NEVER_THIRD = "第三者には、どの理由でも載せない。"
_MAILED = "代理人が求めたときは、その場で渡さず、本人の住民登録地へ郵送する。"

relation = CertificateItem(
    id="item-relation",
    title="世帯主の氏名・続柄",
    included_when=_when_needed,
    laws=JUKI_LAWS,
    sources=_STANDARD,
)
honseki = CertificateItem(
    id="item-honseki",
    title="本籍・筆頭者",
    included_when=_when_needed,
    laws=JUKI_LAWS,
    sources=_STANDARD,
)
foreign = CertificateItem(
    id="item-foreign",
    title="国籍・地域、在留資格など（外国籍の方）",
    included_when=_when_needed,
    laws=JUKI_LAWS,
    sources=_STANDARD,
)
insurance = CertificateItem(
    id="item-insurance",
    title="国保・後期・介護・年金・児童手当・選挙の欄",
    included_when=_by_right,
    laws=JUKI_LAWS,
    sources=_STANDARD,
)
my_number = CertificateItem(
    id="item-my-number",
    title="個人番号",
    included_when=_by_right,
    mailed_when=is_agent,
    laws=JUKI_LAWS,
    sources=pages("std5.1", "akabira", "isahaya"),
    note=_NEVER_THIRD + _MAILED,
)
juminhyo_code = CertificateItem(
    id="item-juminhyo-code",
    title="住民票コード",
    included_when=_by_right,
    mailed_when=is_agent,
    laws=JUKI_LAWS,
    sources=pages("std5.1", "akabira", "isahaya"),
    note=_NEVER_THIRD + _MAILED,
)
removed_numbers = CertificateItem(
    id="item-removed-numbers",
    title="除票の個人番号・住民票コード",
    included_when=all_of(_by_right, label("死亡した人の分でない", ~subject.is_dead)),
    mailed_when=is_agent,
    laws=(law("住民基本台帳法", "15条の4"), JUKI_RULES),
    sources=pages("std1.1.5", "sakado"),
    note="死亡した人の分には載せられない。" + _NEVER_THIRD + _MAILED,
)
fuhyo_honseki = CertificateItem(
    id="item-fuhyo-honseki",
    title="附票の本籍・筆頭者",
    included_when=_when_needed,
    laws=_FUHYO_LAWS,
    sources=pages("fuhyo-hinokage"),
    note="2022年1月11日から、はじめは載せない。省くと氏名が出て、載せると名だけになる。",
)
overseas_voter = CertificateItem(
    id="item-overseas-voter",
    title="在外選挙人名簿の登録",
    included_when=_when_needed,
    laws=_FUHYO_LAWS,
    sources=pages("fuhyo-jplaws"),
)
fuhyo_code = CertificateItem(
    id="item-fuhyo-code",
    title="附票の住民票コード",
    included_when=_by_right,
    mailed_when=is_agent,
    laws=_FUHYO_LAWS,
    confidence=Confidence.UNSOURCED,
    note="2024年5月27日からの記載事項とされる（公開の資料で確かめられていない）。" + _NEVER_THIRD,
)
tax_details = CertificateItem(
    id="item-tax-details",
    title="扶養・控除の内訳",
    included_when=_by_right,
    laws=TAX_LAWS,
    sources=pages("zei-adachi", "zei-shimotsuma"),
    note="載せるかどうかを選べる町がある。",
)

ITEMS = (
    relation,
    honseki,
    foreign,
    insurance,
    my_number,
    juminhyo_code,
    removed_numbers,
    fuhyo_honseki,
    overseas_voter,
    fuhyo_code,
    tax_details,
)
