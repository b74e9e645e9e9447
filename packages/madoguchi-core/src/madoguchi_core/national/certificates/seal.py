"""印鑑登録と、印鑑登録証明書。"""

from madoguchi_core.calendar import Attained
from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import Capacity
from madoguchi_core.national.certificates._common import (
    ID_PAPERS,
    PROTECTED_TOWN,
    cleared_where,
    has_photo_paper,
    identified,
    is_own,
    is_self,
    is_stopped_person,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import Law, all_of, any_of, label, legal_age

_ORDINANCE = Law("町印鑑条例")
_GUIDELINE = Law("印鑑登録証明事務処理要領")
_age = legal_age(subject.born_on, request.requested_on, attained=Attained.EVE)

registration = Certificate(
    id="seal-registration",
    title="印鑑登録（新規・変更・廃止）",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        label("この町の住民票がある", subject.is_resident, _ORDINANCE),
        label("登録できる年齢", _age >= settings.seal_min_age, _ORDINANCE, _GUIDELINE),
        label("意思能力がある", subject.has_mental_capacity, _GUIDELINE),
        label(
            "成年被後見人なら、法定代理人が同行している",
            any_of(~subject.is_ward, request.has_companion),
            _GUIDELINE,
        ),
        label(
            "本人の確認が、登録のやり方で済んでいる",
            any_of(
                all_of(is_own, is_self, any_of(has_photo_paper, request.has_guarantor)),
                request.has_inquiry_reply,
            ),
            _ORDINANCE,
            _GUIDELINE,
        ),
        label(
            "印影の大きさ",
            all_of(
                request.seal_short_side > settings.seal_min_mm,
                request.seal_long_side <= settings.seal_max_mm,
            ),
            _ORDINANCE,
        ),
        label("登録できる印影", subject.is_seal_acceptable, _ORDINANCE),
    ),
    who="この町に住民票のある15歳以上のご本人。代理の方のときは、ご本人に照会書を郵送し、後日になります",
    section=SectionRole.RESIDENCE,
    laws=(_ORDINANCE, _GUIDELINE),
    lacking=(
        Document(
            "官公署の顔写真付きの本人確認書類、または町内の登録者の保証",
            "その日のうちに登録するとき",
            all_of(~has_photo_paper, ~request.has_guarantor, ~request.has_inquiry_reply),
        ),
        Document(
            "照会書の回答書（ご本人の自署）",
            "代理の方のとき",
            all_of(request.capacity != Capacity.OWN, ~request.has_inquiry_reply),
        ),
    ),
    alternatives=(
        Alternative("書類が無いときや代理の方のときは、ご本人に照会書を郵送し、回答書で後日登録できます。"),
    ),
    fee=Amount(settings.seal_registration_fee, "登録の額"),
    protected_when=is_stopped_person,
    protection_note="住所の変更や廃止の通知を送らないでください。",
    sources=pages(
        "inkan-komatsushima", "inkan-shichigahama", "inkan-isehara", "inkan-sanda", "inkan-rumoi",
        "inkan-nanporo", "inkan-kijimadaira", "inkan-yotsukaido", "kyuuji-nara",
    ),
    note="一人1個、同じ世帯で同じ印影は登録できない。成年被後見人は、法定代理人が同行し、意思能力を確かめて登録できる（古い案内は不可のまま）。小さい方の限りは町により6mm・8mm。",
)  # fmt: skip
certificate = Certificate(
    id="seal-certificate",
    title="印鑑登録証明書",
    place=IssuedAt.RESIDENCE,
    issued_when=all_of(
        label("印鑑登録証がある", request.has_seal_card, _ORDINANCE),
        label("印鑑が登録されている", subject.is_seal_registered, _ORDINANCE),
        label("登録者の記載が正しい", subject.is_written_correctly, _ORDINANCE),
        label(
            "本人、または登録証を預かった方の請求",
            any_of(
                all_of(is_own, is_self),
                all_of(
                    request.capacity.one_of(Capacity.AGENT, Capacity.STATUTORY),
                    ~settings.seal_card_is_mynumber,
                ),
            ),
            _ORDINANCE,
        ),
        label("来た方の確認（町の設定）", any_of(~settings.seal_asks_identification, identified), _ORDINANCE),
        cleared_where(settings.stops_seal),
    ),
    who="印鑑登録証をお持ちのご本人と、登録証を預かり、登録した方の住所・氏名・生年月日を正しく書ける方",
    section=SectionRole.RESIDENCE,
    laws=(_ORDINANCE,),
    lacking=(
        Document(
            "印鑑登録証（カード）", "お持ちでないとき。ご本人でもお出しできません", ~request.has_seal_card
        ),
        Document(ID_PAPERS.item, ID_PAPERS.when, all_of(settings.seal_asks_identification, ~identified)),
    ),
    alternatives=(Alternative("印鑑そのものはお持ちいただかなくてかまいません。"),),
    fee=Amount(settings.seal_fee, "1通の額"),
    protected_when=is_stopped_person,
    protection_note=PROTECTED_TOWN,
    sources=pages("inkan-koga", "inkan-kijimadaira", "inkan-rumoi", "shosanbetsu"),
    note="代理の方のとき、住所・氏名・生年月日を先に埋めない（書けることが確認になる）。性別の欄は多くの町で廃止。",
)

CERTIFICATES = (registration, certificate)
