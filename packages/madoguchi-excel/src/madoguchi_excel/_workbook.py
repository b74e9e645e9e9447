"""ブックの部品に、開いたときの全部の計算を頼む。"""

from typing import Final

from madoguchi_excel._package import Package
from madoguchi_excel._xml import plain, prefix_of, start_tag, with_child, without

# 計算の決まり（calcPr）は、この並びのものより前に置く（CT_Workbook の順）
_AFTER: Final = (
    b"oleSize",
    b"customWorkbookViews",
    b"pivotCaches",
    b"smartTagPr",
    b"smartTagTypes",
    b"webPublishing",
    b"fileRecoveryPr",
    b"webPublishObjects",
    b"extLst",
)


def asks_full_calculation(package: Package) -> bytes:
    """
    開いたときに全部を計算し直すように頼んだ、ブックの部品。ほかの決まりは変えない。

    Args:
        package: ブック。
    """
    xml = plain(package.archive.read(package.book_part))
    prefix = prefix_of(xml, b"workbook")
    found = start_tag(prefix, b"calcPr").search(xml)
    if found is not None:
        is_closed = found["attributes"].rstrip().endswith(b"/")
        kept = without(found["attributes"].rstrip().removesuffix(b"/"), b"fullCalcOnLoad").rstrip()
        tail = b' fullCalcOnLoad="1"' + (b"/>" if is_closed else b">")
        return b"".join((xml[: found.start()], b"<", prefix, b"calcPr", kept, tail, xml[found.end() :]))
    return with_child(xml, b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>', before=_AFTER)
