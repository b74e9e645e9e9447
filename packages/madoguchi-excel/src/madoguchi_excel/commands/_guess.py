"""下書きの一行ぶんの思い付き。"""

from dataclasses import dataclass

from madoguchi_excel.commands._zones import Piece


@dataclass(frozen=True, slots=True)
class Guess:
    """
    欄ひとつの思い付き。

    Attributes:
        place: 書く所（``申請書!C5``）。一覧の中では列（``C+1``）。
        field: 欄の名前。
        piece: 書き方。
        why: そう思った訳。
        is_sure: 見出しと人がはっきりしているか。はっきりしない物は、注釈にして渡す。
    """

    place: str
    field: str
    piece: Piece
    why: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class GuessedList:
    """
    一覧の思い付き。

    Attributes:
        name: 一覧の名。
        title: 一覧の見出し。
        lines: 一人ずつの行（``異動届!15,17,19``）。シートごと。
        guesses: 一人ぶんの欄。
        is_sure: 見出しから一覧の名が決まったか。
    """

    name: str
    title: str
    lines: tuple[str, ...]
    guesses: tuple[Guess, ...]
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Guesses:
    """
    ひな形ひとつの思い付きのすべて。

    Attributes:
        title: 様式の名。
        cells: 欄。
        lists: 一覧。
        bound: ひな形の中に、もう書いてある対応。
    """

    title: str
    cells: tuple[Guess, ...] = ()
    lists: tuple[GuessedList, ...] = ()
    bound: tuple[str, ...] = ()
