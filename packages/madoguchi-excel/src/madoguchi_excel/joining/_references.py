"""式・飛び先・つながったセルに書かれたシートの名を、足した後の名に替える。"""

import re
from collections.abc import Mapping
from typing import Final

from madoguchi_core.errors import FormError
from madoguchi_excel._xml import attribute, quoted, start_tag, text_of
from madoguchi_excel.joining._tags import ANY_PREFIX, retagged, with_value, without_element

Renames = Mapping[str, str]
"""シートの元の名（小文字）から、新しい名へ。"""

_STRINGS: Final = re.compile(r'"(?:[^"]|"")*"')
_REFERENCED: Final = re.compile(
    r""""(?:[^"]|"")*"|'(?P<quoted>(?:[^']|'')+)'!|(?P<bare>[^\s'"!(),;+\-*/^&=<>{}]+)!|(?P<table>[^\W\d][\w.\\]*)?\["""
)
_CELL: Final = re.compile(r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}|\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}")
_INDIRECT: Final = re.compile(r"(?i)\bINDIRECT\(")
_WORD: Final = re.compile(r"[^\W\d][\w.\\?]*")
# セルの式・条件付き書式・入力規則・グラフ・スパークライン（f）と、VML のコントロールの式
_FORMULA_TEXT: Final = re.compile(
    rb"(<(?:[\w.-]+:)?(?:f|formula|formula1|formula2|sqref|calculatedColumnFormula|totalsRowFormula|FmlaLink|FmlaRange|FmlaTxbx|FmlaGroup|FmlaPict)(?=[\s>])[^>]*>)"
    rb"([^<]+)(?=</)"
)
_LINKED: Final = (
    *(b"fmlaLink", b"fmlaRange", b"fmlaTxbx", b"fmlaGroup", b"fmlaPict", b"linkedCell", b"listFillRange"),
    *(b"textlink", b"cellRange", b"val", b"link"),
)
_LINKED_TAGS: Final = rb"(?:formControlPr|controlPr|sp|cameraTool|cfvo|oleLink|oleObject)"
_RELATION_ID: Final = re.compile(rb"\s[\w.-]+:id\s*=")


class References:
    """
    シートの名の替え方。

    写した先で指す物が無くなる式（外のブック・足さないシートをまたぐ範囲）は断る。

    Args:
        renames: シートの名の替え方。
        title: 断るときに言う、様式の題。
        tables: 表（テーブル）の元の名（小文字）から、新しい名へ。
    """

    def __init__(self, renames: Renames, title: str = "", tables: Renames | None = None) -> None:
        self._renames = renames
        self._title = title
        self._tables = tables or {}
        self.reads_text = False
        """文字から番地を作る式があるか。"""
        self.words: set[str] = set()
        """替えた式に出てきた言葉（小文字）。足すブックの名前のうち、写す物を選ぶのに使う。"""

    def formula(self, text: str) -> str:
        """
        式の中のシートの名を替えたもの。

        Raises:
            FormError: 写した先で指す物が無くなるとき（MDG484）。

        >>> References({"申請書": "葬祭費"}).formula("申請書!$A$1:$H$9")
        "'葬祭費'!$A$1:$H$9"
        """
        bare = _STRINGS.sub("", text)
        if _INDIRECT.search(bare):
            self._check_texts(_STRINGS.findall(text))
        self.words.update(word.casefold() for word in _WORD.findall(bare))
        return _REFERENCED.sub(self._moved, text)

    def uses(self, name: str) -> bool:
        """替えた式が、その名前を使うか。"""
        return self.reads_text or name.casefold() in self.words

    def _check_texts(self, texts: list[str]) -> None:
        """文字から番地を作る式（INDIRECT）は、どの名前も指しうる。シートの名まで文字で書いてあれば替えられない。"""
        self.reads_text = True
        if any(name in text.casefold() for text in texts for name in self._renames):
            raise self._refusal("シートの名を文字で書いた式")

    def table(self, name: str) -> str:
        """表（テーブル）の、足した後の名。"""
        return self._tables.get(name.casefold(), name)

    def _moved(self, found: re.Match[str]) -> str:
        if found[0].startswith('"'):
            return found[0]
        if found[0].endswith("["):
            return self._moved_table(found[0], found["table"] or "")
        written = (found["quoted"] or found["bare"]).replace("''", "'")
        if "[" in written:
            raise self._refusal("ほかのブックを読む式")
        first, between, last = written.rpartition(":")
        if between and _CELL.fullmatch(first) and first.casefold() not in self._renames:
            return f"{first}:{self._quoted(last) or last}!"
        if between and not (self._quoted(first) and self._quoted(last)):
            raise self._refusal("足さないシートをまたぐ範囲の式")
        name = self._quoted(first, last) if between else self._quoted(last)
        return found[0] if name is None else f"{name}!"

    def _moved_table(self, written: str, name: str) -> str:
        """表の名の無い「［」は、その表の中の列の名。"""
        if not self._tables or (name and name.casefold() not in self._tables):
            raise self._refusal("ほかのブックか、無い表を読む式")
        return f"{self.table(name)}[" if name else written

    def _quoted(self, *names: str) -> str | None:
        after = [self._renames.get(name.casefold()) for name in names]
        found = [name.replace("'", "''") for name in after if name is not None]
        return f"'{':'.join(found)}'" if len(found) == len(names) else None

    def place(self, written: str) -> str:
        """
        ブックの中の飛び先（``#申請書!A1``）。

        >>> References({"申請書": "葬祭費 控え"}).place("#申請書!A1")
        "#'葬祭費%20控え'!A1"
        """
        from urllib.parse import unquote

        before = unquote(written.removeprefix("#"))
        after = self.formula(before)
        return written if after == before else "#" + after.replace("%", "%25").replace(" ", "%20")

    def part(self, xml: bytes) -> bytes:
        """部品の中の、式・飛び先・つながったセルのすべてを替えたもの。マクロの名は外す。"""
        texts = _FORMULA_TEXT.sub(lambda found: found[1] + quoted(self.formula(text_of(found[2]))), xml)
        linked = retagged(texts, ANY_PREFIX, _LINKED_TAGS, self._linked)
        jumps = retagged(linked, ANY_PREFIX, b"hyperlink", self._jump)
        sources = retagged(jumps, ANY_PREFIX, b"dataRef", self._source)
        return _without_macros(sources)

    def _linked(self, attributes: bytes) -> bytes:
        for name in _LINKED:
            attributes = with_value(attributes, name, self.formula)
        return attributes

    def _jump(self, attributes: bytes) -> bytes:
        """外のファイルへの飛び先では、場所はそのファイルのもの。"""
        if _RELATION_ID.search(attributes):
            return attributes
        return with_value(attributes, b"location", self.formula)

    def _source(self, attributes: bytes) -> bytes:
        if _RELATION_ID.search(attributes):
            raise self._refusal("ほかのブックを集計する設定")
        return with_value(attributes, b"sheet", lambda name: self._renames.get(name.casefold(), name))

    def refuse(self, what: str) -> None:
        """写せない物があるので断る。"""
        raise self._refusal(what)

    def _refusal(self, what: str) -> FormError:
        hint = "その式を値にするか、その物を除いたひな形にしてください"
        where = f"「{self._title}」に、" if self._title else ""
        return FormError("MDG484", f"{where}写すと指す先を失う物があります（{what}）", hint=hint)


def _without_macros(xml: bytes) -> bytes:
    """マクロは写さないので、図形やコントロールから呼ぶ名も外す。"""
    if b"acro" not in xml:
        return xml
    for prefix in {found[1] for found in re.finditer(rb"<([\w.-]+:)FmlaMacro", xml)}:
        xml = without_element(xml, prefix, b"FmlaMacro")
    return retagged(
        xml,
        ANY_PREFIX,
        rb"(?:sp|pic|cxnSp|graphicFrame|controlPr)",
        lambda attributes: with_value(attributes, b"macro", lambda _: ""),
    )


def value_in(xml: bytes, tag: bytes, name: bytes) -> str | None:
    """初めの要素の属性の値。"""
    found = start_tag(ANY_PREFIX, tag).search(xml)
    return None if found is None else attribute(found["attributes"], name)
