"""下見をフォルダーに書く。"""

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from madoguchi_core.errors import FormError
from madoguchi_excel.preview._preview import Preview


def save(previews: Sequence[Preview], folder: Path) -> tuple[Path, ...]:
    """
    PDF と PNG を書く。どのファイルも、全部書けてからその名に置き換える。前の下見の余ったページは消す。

    Args:
        previews: 下見。
        folder: 書き出す先。無ければ作る。

    Returns:
        書いたファイル。

    Raises:
        FormError: 書けないか、同じ名のブックが二つあるとき（MDG449）。

    >>> save([], Path("下見"))
    ()
    """
    _refuse_same_names(previews)
    try:
        return tuple(path for shown in previews for path in _save(shown, folder))
    except OSError as error:
        hint = "場所と権利、ほかの人が開いていないかを確かめてください"
        raise FormError("MDG449", f"下見を {folder.name} に書けません", hint=hint) from error


def _refuse_same_names(previews: Sequence[Preview]) -> None:
    stems = Counter(shown.book.stem.casefold() for shown in previews)
    if any(times > 1 for times in stems.values()):
        hint = "名を変えるか、別のフォルダーに書いてください"
        raise FormError("MDG449", "同じ名のブックが二つあり、下見の名が重なります", hint=hint)


def _save(shown: Preview, folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    written = [_replace(folder / name, content) for name, content in shown.files]
    spare = len(shown.pages) + 1
    while (old := folder / f"{shown.book.stem}-{spare}.png").exists():
        old.unlink()
        spare += 1
    return written


def _replace(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".madoguchi-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path
