"""思い付きを、定義（TOML）の文字にする。はっきりしない物は注釈にする。"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from madoguchi_core.forms import CellStyle, Fit
from madoguchi_excel.commands._guess import Guess, GuessedList, Guesses

_HEAD = """# {title} の欄とセルの対応の下書き。見出しと名前から作ったので、一行ずつ確かめて直してください。
# 「# 」の付いた欄は、はっきりしない物です。合っていれば「# 」を外してください。
# 欄の名前は文書「様式の欄の名前」に、書き方は「様式の手引き」にあります。直したら madoguchi forms lint で確かめます。
"""


def draft_text(guesses: Guesses, *, template: str) -> str:
    """
    下書きの文字。

    Args:
        guesses: 思い付き。
        template: ひな形のファイル名。
    """
    title = " ".join(guesses.title.split()) or PurePath(template).stem
    parts = [_HEAD.format(title=title), *_top(title, template), *_bound(guesses.bound)]
    parts += [_cell(guess, "cells", "cell") for guess in guesses.cells]
    parts += [text for each in guesses.lists for text in _list(each)]
    return "\n".join(parts)


def _top(title: str, template: str) -> Iterator[str]:
    stem = re.sub(r"[^a-z0-9]+", "-", PurePath(template).stem.lower()).strip("-")
    name = stem if stem[:1].isalpha() else f"form-{stem}".rstrip("-")
    is_usable = bool(re.fullmatch(r"[A-Za-z0-9_.-]+\.xls[xm]", template))
    file = template if is_usable else f"{name}{PurePath(template).suffix}"
    if not is_usable:
        yield f"# ひな形の名は半角の英数字にします。「{template}」を {file} に変えてください。"
    yield f"id = {_quoted(name)}\ntitle = {_quoted(title)}\ntemplate = {_quoted(file)}"
    yield "# この様式を使う手続きの id（madoguchi explain で調べる）。手で選んで使う様式なら、消してください。\n# procedure_ids = []\n"


def _bound(cells: Iterable[str]) -> Iterator[str]:
    listed = "、".join(cells)
    if listed:
        yield f"# ひな形の中の名前か印で、もう決まっているセル: {listed}\n"


def _list(each: GuessedList) -> Iterator[str]:
    lines = ", ".join(map(_quoted, each.lines))
    text = (
        f"# 人の数だけ繰り返す表。人が行より多いときに二枚目を作るなら、overflow を copy にしてください。\n[[lists]]\n"
        f"name = {_quoted(each.name)}\ntitle = {_quoted(each.title)}\nlines = [{lines}]\n"
    )
    sure = [guess for guess in each.guesses if guess.is_sure]
    yield text if each.is_sure and sure else _commented(text, "何の一覧か、見出しから分かりません")
    for guess in each.guesses:
        yield _cell(guess, "lists.cells", "columns", is_sure=each.is_sure and guess.is_sure)


def _cell(guess: Guess, table: str, key: str, *, is_sure: bool | None = None) -> str:
    lines = [
        f"[[{table}]]",
        f"{key} = {_quoted(guess.place)}",
        f"field = {_quoted(guess.field)}",
        *_style(guess),
    ]
    text = "\n".join(lines) + "\n"
    is_shown = guess.is_sure if is_sure is None else is_sure
    return f"# {guess.why}\n{text}" if is_shown else _commented(text, f"確かめてください: {guess.why}")


def _style(guess: Guess) -> Iterator[str]:
    piece = guess.piece
    if piece.style is not CellStyle.TEXT:
        yield f"style = {_quoted(piece.style.value)}"
    for name, value in (("choice", piece.choice), ("part", piece.part), ("label", piece.label)):
        if value:
            yield f"{name} = {_quoted(value)}"
    if piece.width:
        yield f"max_width = {piece.width:g}"
    if piece.lines:
        yield f"max_lines = {piece.lines}"
    if piece.fit is not Fit.AS_IS:
        yield f"fit = {_quoted(piece.fit.value)}"


def _commented(text: str, why: str) -> str:
    return "\n".join([f"# {why}", *(f"# {line}" for line in text.splitlines())]) + "\n"


def _quoted(text: str) -> str:
    # 文字の書き方は TOML と JSON で同じ
    return json.dumps(text, ensure_ascii=False)
