"""下見をフォルダーに書く。"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from madoguchi_core.errors import FormError
from madoguchi_core.store import in_turn, staging
from madoguchi_excel.preview._preview import Preview

_LIST: Final = "previews.txt"
"""書いた下見の控え。ここに無いファイルは、下見の名に見えても消さない。"""
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def save(previews: Sequence[Preview], folder: Path) -> tuple[Path, ...]:
    """
    PDF と PNG を書く。どのファイルも、全部書けてからその名に置き換える。前に書いたと控えにある余ったページは消す。

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
    if not previews:
        return ()
    try:
        with in_turn(folder):
            return tuple(_save(previews, folder))
    except OSError as error:
        hint = "場所と権利、ほかの人が開いていないかを確かめてください"
        raise FormError("MDG449", f"下見を {folder.name} に書けません", hint=hint) from error


def _refuse_same_names(previews: Sequence[Preview]) -> None:
    stems = Counter(shown.book.stem.casefold() for shown in previews)
    if any(times > 1 for times in stems.values()):
        hint = "名を変えるか、別のフォルダーに書いてください"
        raise FormError("MDG449", "同じ名のブックが二つあり、下見の名が重なります", hint=hint)


def _save(previews: Sequence[Preview], folder: Path) -> list[Path]:
    files = [file for shown in previews for file in shown.files]
    names = [name for name, _ in files]
    if any((folder / name).is_dir() for name in names):
        raise IsADirectoryError
    listed = _listed(folder)
    spare = [name for name in listed if name not in names and any(_is_of(name, shown) for shown in previews)]
    with staging(folder) as place:
        for name, content in (*files, (_LIST, "\n".join(dict.fromkeys((*listed, *names))).encode())):
            _write(place / name, content)
        # 置く前に控える。途中で止まっても、次の下見で余りを消せる
        (place / _LIST).replace(folder / _LIST)
        for name in spare:
            (folder / name).unlink(missing_ok=True)
        return [(place / name).replace(folder / name) for name in names]


def _write(path: Path, content: bytes) -> None:
    """人の情報が写るので、本人だけが読める。"""
    with os.fdopen(os.open(path, _NEW, 0o600), "wb") as file:
        file.write(content)


def _listed(folder: Path) -> list[str]:
    path = folder / _LIST
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _is_of(name: str, shown: Preview) -> bool:
    """その下見の名か。控えが書き換えられていても、よそのファイルは指せない。"""
    return re.fullmatch(re.escape(shown.book.stem) + r"-[0-9]+\.png", name) is not None
