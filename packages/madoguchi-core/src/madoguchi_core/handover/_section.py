"""窓口の案内に出す、課・係・窓口の名。"""

from pydantic import BaseModel, ConfigDict, Field


class SectionGuide(BaseModel):
    """
    役割を受け持つ窓口。分からない項目は空にし、紙には出さない。

    >>> SectionGuide(name="住民係", counter="1番窓口").counter
    '1番窓口'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(title="課・係の名", min_length=1)
    counter: str = Field(default="", title="窓口の番号")
    floor: str = Field(default="", title="階")
    phone: str = Field(default="", title="電話番号")
