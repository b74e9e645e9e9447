"""番号（MDGnnn）ごとのページと、その目次を書き出す Sphinx の拡張。"""

from itertools import groupby
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from madoguchi_core.codes import CODES, CodePage

AREAS = {
    "0": "暦と文字", "1": "住民データ", "2": "規則・場面・回答", "3": "自治体パッケージと登録簿", "4": "様式",
    "5": "番号札と印字", "6": "出口と RPA", "7": "置き場所", "8": "コマンド",
}  # fmt: skip


def page(code: str, entry: CodePage) -> str:
    """番号ひとつのページ。"""
    return f"({code})=\n# {code} {entry.title}\n\n{entry.meaning}\n\n## 次にすること\n\n{entry.action}\n"


def index(codes: list[str]) -> str:
    """百の位ごとの目次。"""
    parts = ["# 番号から引く\n\n`madoguchi explain MDG301` でも同じ説明が読めます。\n"]
    for area, members in groupby(sorted(codes), key=lambda code: code[3]):
        toctree = "\n".join(members)
        parts.append(f"## {area}xx {AREAS[area]}\n\n```{{toctree}}\n:maxdepth: 1\n\n{toctree}\n```\n")
    return "\n".join(parts)


def write(app: Sphinx) -> None:
    """ページを書く。中身が同じなら触らない（作り直しを速くする）。"""
    folder = Path(app.srcdir) / "codes"
    folder.mkdir(exist_ok=True)
    texts = {f"{code}.md": page(code, entry) for code, entry in CODES.items()}
    texts["index.md"] = index(list(CODES))
    for stale in {path.name for path in folder.iterdir()} - set(texts):
        (folder / stale).unlink()
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """ソースを読む前に書き出す。"""
    app.connect("builder-inited", write)
    return {"version": "1", "parallel_read_safe": True}
