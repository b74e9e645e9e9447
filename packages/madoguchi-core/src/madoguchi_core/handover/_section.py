"""窓口の案内に出す、課・係・窓口の名。"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionGuide:
    """
    役割を受け持つ窓口。分からない項目は空にし、紙には出さない。

    Attributes:
        name: 課・係の名。
        counter: 窓口の番号。
        floor: 階。
        phone: 電話番号。

    >>> SectionGuide(name="住民係", counter="1番窓口").counter
    '1番窓口'
    """

    name: str
    counter: str = ""
    floor: str = ""
    phone: str = ""
