"""固定資産の評価証明・公課証明・名寄帳。"""

from madoguchi_core.certificates import Alternative, Certificate, IssuedAt
from madoguchi_core.national import certificate_parameters as settings
from madoguchi_core.national.certificate_choices import ForKin, PropertyRight
from madoguchi_core.national.certificates._common import (
    OWN_SIDE,
    PROFESSIONAL_FORM,
    PROTECTED_TOWN,
    acts_by_right,
    cleared_where,
    identified,
    is_own,
    is_professional,
    is_stopped_person,
)
from madoguchi_core.national.certificates._sources import pages
from madoguchi_core.national.facts import request, subject
from madoguchi_core.procedures import Amount, Document, SectionRole
from madoguchi_core.rules import all_of, any_of, label, law

_TAX_ACT = "地方税法"
_has_interest = request.property_right.one_of(
    PropertyRight.NEW_OWNER, PropertyRight.TENANT, PropertyRight.LITIGANT
)

CERTIFICATES = (
    Certificate(
        id="property",
        title="固定資産評価証明・公課証明・名寄帳",
        place=IssuedAt.TAXED,
        issued_when=all_of(
            identified,
            label("申し立てに合う固定資産がある", subject.has_property_record, law(_TAX_ACT, "382条の3")),
            label(
                "所有者側、または法令で認められた方の請求",
                any_of(
                    all_of(
                        acts_by_right,
                        request.property_right == PropertyRight.OWNER,
                        subject.is_owner_confirmed,
                    ),
                    all_of(acts_by_right, _has_interest, request.has_property_proof),
                    all_of(is_own, request.is_heir, request.has_heir_proof),
                    all_of(
                        is_own,
                        request.is_of_household,
                        subject.is_in_household,
                        settings.tax_for_household == ForKin.ALLOWED,
                    ),
                    all_of(is_professional, request.has_professional_form),
                ),
                law(_TAX_ACT, "382条の2", "382条の3", 387),
                law("地方税法施行令", "52条の14", "52条の15"),
            ),
            cleared_where(settings.stops_tax),
        ),
        who="1月1日の所有者・相続人・年の途中からの所有者・有償の借地人と借家人（その物件だけ）・訴訟や競売の申立人。ほかの方は請求できません",
        section=SectionRole.TAX,
        laws=(law(_TAX_ACT, "382条の2", "382条の3", 387), law("地方税法施行令", "52条の14", "52条の15")),
        lacking=(
            *OWN_SIDE,
            Document(
                "立場の分かる書類（登記事項証明書・契約書・申立書）",
                "所有者でない方のとき",
                all_of(_has_interest, ~request.has_property_proof),
            ),
            Document(
                "亡くなったことと相続の関係が分かる戸籍",
                "相続人の方のとき",
                all_of(request.is_heir, ~request.has_heir_proof),
            ),
            PROFESSIONAL_FORM,
        ),
        alternatives=(Alternative("所有者の委任状（自署）があれば、代理の方でも請求できます。"),),
        fee=Amount(settings.property_fee, "1所有者または5筆ごとなど、町の条例による額"),
        protected_when=is_stopped_person,
        protection_note="所有者の住所が載ります。" + PROTECTED_TOWN,
        sources=pages("hyoka-ishikari", "hyoka-saku", "hyoka-ageo", "hyoka-iga", "hyoka-kashima"),
        note="共有は別の所有者として数える。縦覧期間の名寄帳は無料の町がある。登記用の評価通知書は廃止が進む。",
    ),
)
