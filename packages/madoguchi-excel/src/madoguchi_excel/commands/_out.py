"""書き出す先を確かめる。"""

from pathlib import Path

from madoguchi_core.errors import InvalidValue


def refuse_existing(out: Path) -> None:
    """
    もうあるファイルを断る。直した定義も、ひな形も、ほかの人の分も、先の無いリンクも、上書きしない。

    Raises:
        InvalidValue: 書き出す先がもうあるとき（MDG453）。

    >>> refuse_existing(Path("."))
    Traceback (most recent call last):
    madoguchi_core.errors.InvalidValue: MDG453 書き出す先の . は、もうあります（別の名にするか、前のファイルを移してください）
    """
    if out.exists() or out.is_symlink():
        hint = "別の名にするか、前のファイルを移してください"
        raise InvalidValue("MDG453", f"書き出す先の {out.name or out} は、もうあります", hint=hint)
