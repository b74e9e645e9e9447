"""下見を書く: 全部書けた物だけがその名になり、書けなければ何も残さない。"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from madoguchi_core.errors import FormError
from madoguchi_excel.preview import Book, Preview, save

NOBODY = 65534


def _shown(name: str, pages: int) -> Preview:
    images = tuple(f"{at}枚目".encode() for at in range(1, pages + 1))
    return Preview(Book(name, b""), b"%PDF", images, (), (), (), ())


@contextmanager
def _without_root() -> Iterator[None]:
    """root は書けない所にも書けるので、その間だけ権利を手放す。"""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_日本語の名のまま_PDFとページごとの絵を書く(tmp_path: Path) -> None:
    folder = tmp_path / "下見"
    written = save([_shown("葬祭費 申請書.xlsx", 2), _shown("番号.札.xlsm", 1)], folder)

    names = [
        "葬祭費 申請書.pdf",
        "葬祭費 申請書-1.png",
        "葬祭費 申請書-2.png",
        "番号.札.pdf",
        "番号.札-1.png",
    ]
    assert [path.name for path in written] == names
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "previews.txt"])
    assert (folder / "葬祭費 申請書-2.png").read_bytes() == "2枚目".encode()


def test_書いた下見は_本人だけが読める(tmp_path: Path) -> None:
    save([_shown("申請書.xlsx", 1)], tmp_path / "下見")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "下見").iterdir()} == {0o600}


def test_ページが減れば_前の余った絵を消す(tmp_path: Path) -> None:
    save([_shown("申請書.xlsx", 3), _shown("別.xlsx", 3)], tmp_path)
    save([_shown("申請書.xlsx", 1)], tmp_path)

    left = sorted(path.name for path in tmp_path.glob("申請書*"))
    assert left == ["申請書-1.png", "申請書.pdf"]
    assert len(list(tmp_path.glob("別*"))) == 4


def test_下見の名に見えても_自分で書いていない絵は消さない(tmp_path: Path) -> None:
    """写真などを、同じフォルダーに置く人がいる。"""
    for at in (2, 3):
        (tmp_path / f"申請書-{at}.png").write_bytes(b"photo")
    save([_shown("申請書.xlsx", 1)], tmp_path)
    assert [(tmp_path / f"申請書-{at}.png").read_bytes() for at in (2, 3)] == [b"photo"] * 2

    (tmp_path / "previews.txt").write_text("../申請書-9.png\n申請書.docx\n申請書-2.png")
    (tmp_path / "申請書.docx").write_bytes(b"letter")
    save([_shown("申請書.xlsx", 1)], tmp_path)
    assert not (tmp_path / "申請書-2.png").exists()
    assert (tmp_path / "申請書.docx").read_bytes() == b"letter"


def test_書けないフォルダーは_断って何も残さない(tmp_path: Path) -> None:
    folder = tmp_path / "読むだけ"
    folder.mkdir(mode=0o555)

    with _without_root(), pytest.raises(FormError, match="MDG449"):
        save([_shown("申請書.xlsx", 1)], folder)
    assert list(folder.iterdir()) == []


def test_置き換えられないファイルがあれば_書きかけを残さない(tmp_path: Path) -> None:
    """ほかの人が開いているなど。ここでは、同じ名のフォルダーで邪魔をする。"""
    (tmp_path / "申請書.pdf").mkdir()

    with pytest.raises(FormError, match="MDG449"):
        save([_shown("申請書.xlsx", 1)], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["申請書.pdf"]


def test_同じ名のブックが二つあれば_どちらも書かない(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="MDG449"):
        save([_shown("申請書.xlsx", 1), _shown("申請書.XLSM", 1)], tmp_path / "下見")
    assert list(tmp_path.iterdir()) == []
