"""番号ひとつ分の説明の形。"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodePage:
    """
    ``madoguchi explain MDGnnn`` が表示する説明。

    Attributes:
        title: 見出し。
        meaning: 何が起きているか。
        action: 何をすればよいか。
    """

    title: str
    meaning: str
    action: str
