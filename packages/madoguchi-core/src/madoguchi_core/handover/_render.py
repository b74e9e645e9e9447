"""ご案内・職員用の紙・照会票・停止時マニュアル・手続きの本を HTML にする。値は変えず、並べるだけ。"""

from functools import cache
from typing import TYPE_CHECKING

from madoguchi_core.handover._book_rows import BookModel
from madoguchi_core.handover._certificate_sheet import AnswerModel, CertificateStaffModel
from madoguchi_core.handover._guide_rows import GuideModel
from madoguchi_core.handover._guide_staff import StaffModel
from madoguchi_core.handover._inquiry_sheet import InquiryModel
from madoguchi_core.handover._manual_rows import ManualModel

if TYPE_CHECKING:
    from jinja2 import Environment


def render_guide(model: GuideModel) -> str:
    """ご家族へのご案内（A4 で印刷できる HTML）。外の部品を読みに行かない。"""
    return sheet_environment("madoguchi_core.handover").get_template("guide.html").render(model=model)


def render_staff_sheet(model: StaffModel) -> str:
    """判定の理由（職員用、A4 で印刷できる HTML）。"""
    return sheet_environment("madoguchi_core.handover").get_template("staff.html").render(model=model)


def render_inquiry_sheet(model: InquiryModel) -> str:
    """照会票（職員用、A4 で印刷できる HTML）。窓口ごとにページを改める。"""
    return sheet_environment("madoguchi_core.handover").get_template("inquiry.html").render(model=model)


def render_certificate_sheet(model: CertificateStaffModel) -> str:
    """証明書の判定（職員用、A4 で印刷できる HTML）。"""
    return sheet_environment("madoguchi_core.handover").get_template("certificate.html").render(model=model)


def render_answer_sheet(model: AnswerModel) -> str:
    """窓口の方への返事（A4 で印刷できる HTML）。"""
    return sheet_environment("madoguchi_core.handover").get_template("answer.html").render(model=model)


def render_manual(model: ManualModel) -> str:
    """停止時マニュアル（A4 で印刷できる HTML）。外の部品を読みに行かない。"""
    return sheet_environment("madoguchi_core.handover").get_template("manual.html").render(model=model)


def render_book(model: BookModel) -> str:
    """手続きの本（A4 で印刷できる HTML）。外の部品を読みに行かない。"""
    return sheet_environment("madoguchi_core.handover").get_template("book.html").render(model=model)


@cache
def sheet_environment(package: str) -> "Environment":
    """
    紙のひな形を読む環境。無い値を空にせず止め、値は必ず文字として書く。

    Args:
        package: ひな形（``templates``）を持つパッケージの名。紙の土台（``base.html``）は、どのパッケージからも使える。
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader(
            [PackageLoader(name, "templates") for name in dict.fromkeys((package, "madoguchi_core.handover"))]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
