"""端末ひとつの、操作ひとつ: 発券簿と町の決まりと、だれがいつどの操作として、をそろえる。"""

import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from madoguchi_core.cli._queue._random import fresh_key
from madoguchi_core.cli._queue._words import number_text, wrong
from madoguchi_core.errors import DataRejected, InvalidValue, PluginError, StoreError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.queue import (
    AnyChange,
    Board,
    Counter,
    Operation,
    QueueSetting,
    Recorded,
    RecordedAll,
    Refusal,
    RefusalReason,
    TicketCategory,
    TicketState,
    is_code,
)

if TYPE_CHECKING:
    # 一覧（--help）では、発券簿の部品も登録簿も読み込まない
    from madoguchi_core.registry import Registry
    from madoguchi_core.store.queue import QueueStore

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Town:
    """
    町の決まり。

    Attributes:
        registry: 登録簿。
        setting: 番号札の決まり。
        categories: 区分の id から区分へ。画面に並べる順。
    """

    registry: "Registry"
    setting: QueueSetting
    categories: Mapping[str, TicketCategory]

    @property
    def name(self) -> str:
        """町の名。"""
        found = self.registry.municipality
        return "" if found is None else found.name

    def clock(self, at: datetime) -> str:
        """町の時計での時分。"""
        return f"{self.setting.local(at):%H:%M}"

    def today(self, at: datetime) -> date:
        """時計だけから見た営業日。"""
        return self.setting.day_rule.date_of(at)

    def category(self, name: str) -> TicketCategory:
        """
        id か頭の英字の区分。

        Raises:
            InvalidValue: 無いとき（MDG567）。
        """
        wanted = name.strip().lower()
        if wanted in self.categories:
            # ほかの区分の頭の英字が、この区分の id と同じでも、取り違えない
            return self.categories[wanted]
        for category in self.categories.values():
            if wanted and wanted == category.letter.lower():
                return category
        names = "・".join(f"{category.id}（{category.title}）" for category in self.categories.values())
        raise InvalidValue("MDG567", "その区分がありません", hint=f"{names} から選んでください")

    def called_category(self, name: str, option: str) -> TicketCategory:
        """
        番号で呼ぶ区分。件数だけの区分に並べると、だれも呼ばない札になる。

        Raises:
            InvalidValue: 無いか（MDG567）、件数だけの区分のとき（MDG806）。
        """
        found = self.category(name)
        if found.is_count_only:
            raise wrong(
                option, f"「{found.title}」は番号で呼ばない区分です", "番号を出す区分を選んでください"
            )
        return found

    def counter(self, name: str) -> Counter:
        """
        その id の窓口。

        Raises:
            InvalidValue: 無いとき（MDG567）。
        """
        for counter in self.setting.counters:
            if counter.id == name.strip():
                return counter
        names = "・".join(f"{counter.id}（{counter.title}）" for counter in self.setting.counters)
        raise InvalidValue("MDG567", "その窓口がありません", hint=f"{names} から選んでください")

    def counter_title(self, id_: str | None) -> str:
        """窓口の名。町の決まりから消えた窓口は、id で言う。"""
        titles = {counter.id: counter.title for counter in self.setting.counters}
        return "" if id_ is None else titles.get(id_, id_)


@dataclass(frozen=True, slots=True)
class Desk:
    """
    開いた発券簿と、操作。

    Attributes:
        store: 発券簿。
        address: 発券簿の宛先。
        town: 町の決まり。
        operation: だれが、いつ、どの操作として。
    """

    store: "QueueStore"
    address: str
    town: Town
    operation: Operation

    @property
    def now(self) -> datetime:
        """操作の時刻。"""
        return self.operation.at

    def act(self, number: str, change: Callable[[TicketState], AnyChange]) -> tuple[TicketState, Recorded]:
        """
        番号で指した札に、操作ひとつを起こす。

        Args:
            number: 番号の表記。
            change: 札の今の姿から、起こすことを決める関数。

        Returns:
            その後の札と、記した結果。

        Raises:
            DataRejected: 断られたとき。何も記していない。
        """

        def decide(board: Board) -> Recorded | Refusal | Finding:
            from madoguchi_core.queue import record

            ticket = ticket_named(board, number)
            if isinstance(ticket, Finding):
                return ticket
            return record(board, change(ticket), self.operation, ticket=ticket.id)

        recorded = accepted(self.store.decide(decide, self.operation))
        return recorded.board.tickets[recorded.event.ticket or 0], recorded


def now() -> datetime:
    """今。時計を読むのは、ここだけ。"""
    return datetime.now().astimezone()


@contextmanager
def desk_at(store: str, terminal: str, key: str, *, is_new: bool = False) -> Iterator[Desk]:
    """
    発券簿を開く。

    Args:
        store: 発券簿の場所。
        terminal: 端末の id。空なら、この機械の名。
        key: 操作の鍵。空なら、新しく作る。
        is_new: 無ければ作ってよいか。

    Raises:
        InvalidValue: 場所が書かれていない（MDG565）、端末の id か鍵の形が違う（MDG538）。
        StoreError: 開けない、または無い（MDG576）。
        PluginError: 番号札の決まりを持つ部品が無い（MDG572）。
    """
    address = address_of(store)
    operation = Operation(now(), terminal_of(terminal), key or fresh_key())
    path = file_of(address)
    if path is not None and not is_new and not path.exists():
        hint = "場所を確かめてください。初めて使うなら、madoguchi queue open で作ります"
        raise StoreError("MDG576", f"発券簿 {path.name} がありません", hint=hint)
    town = town_of()
    from madoguchi_core.store.queue import QueueStore

    with QueueStore(address) as opened:
        yield Desk(opened, address, town, operation)


def town_of() -> Town:
    """
    入っている部品の、番号札の決まり。

    Raises:
        PluginError: 決まりを持つ部品が無いとき（MDG572）。
    """
    from madoguchi_core.plugins import default_registry

    registry = default_registry()
    if registry.queue_setting is None or not registry.ticket_categories:
        hint = "番号札の区分と窓口を持つ自治体パッケージを入れてください（madoguchi_queue_setting）"
        raise PluginError("MDG572", "番号札の決まりを持つ部品がありません", hint=hint)
    return Town(registry, registry.queue_setting, registry.ticket_categories)


def address_of(store: str) -> str:
    """
    発券簿の宛先。

    Raises:
        InvalidValue: 書かれていないとき（MDG565）。
    """
    if not store:
        hint = "--store に場所を書くか、環境変数 MADOGUCHI_QUEUE に置いてください"
        raise InvalidValue("MDG565", "発券簿の場所が決まっていません", hint=hint)
    return store


def file_of(address: str) -> Path | None:
    """
    発券簿のファイル。PostgreSQL なら ``None``。別の名（シンボリックリンク）で指されても、同じファイルを返す。

    >>> file_of("sqlite:////srv/queue.sqlite3").as_posix(), file_of("postgresql://host/queue")
    ('/srv/queue.sqlite3', None)
    """
    if address.startswith("sqlite:///"):
        return Path(address.removeprefix("sqlite:///")).resolve()
    return None if "://" in address else Path(address).resolve()


def terminal_of(terminal: str) -> str:
    """
    端末の id。書かれていなければ、この機械の名。

    Raises:
        InvalidValue: 機械の名が符号に使えないとき（MDG566）。
    """
    found = terminal or platform.node()
    if not terminal and not is_code(found, longest=64):
        hint = "--terminal desk-1 のように書くか、環境変数 MADOGUCHI_TERMINAL に置いてください"
        raise InvalidValue("MDG566", "端末の id が決まりません", hint=hint)
    return found


def ticket_named(board: Board, number: str) -> TicketState | Finding:
    """その営業日の、その番号の札。終わった札も指せる（同じ番号が使われていれば、使われている方）。"""
    if board.business_date is None:
        reason = RefusalReason.DAY_NOT_OPEN
        return Refusal(reason, "linked", None, None, board.sequence, "番号札").finding()
    text = number_text(number)
    known = [ticket for ticket in board.tickets.values() if ticket.number_text == text]
    if not known:
        hint = "番号を確かめてください（A012 のように書く）。待つ番号は madoguchi queue board に出ます"
        return Finding("MDG568", Severity.ERROR, "番号札", "その番号の札が、今日の盤面にありません", hint)
    return latest(known)


def latest(tickets: Iterable[TicketState]) -> TicketState:
    """同じ番号の札のうち、使われているもの。どれも終わっていれば、後に出たもの。"""
    return max(tickets, key=lambda ticket: (ticket.is_open, ticket.id))


def accepted(outcome: T | Refusal | Finding) -> T:
    """
    起こせた結果だけを通す。

    Raises:
        DataRejected: 断られたとき。
    """
    if isinstance(outcome, Refusal):
        raise rejected(outcome.finding())
    if isinstance(outcome, Finding):
        raise rejected(outcome)
    return outcome


def accepted_all(outcome: RecordedAll | Recorded | Refusal | Finding) -> RecordedAll | Recorded:
    """いくつかの出来事になった結果だけを通す。"""
    return outcome if isinstance(outcome, RecordedAll) else accepted(outcome)


def rejected(finding: Finding) -> DataRejected:
    """指摘ひとつで止めるときの例外。"""
    return DataRejected(finding.code, f"{finding.where}: {finding.message}", findings=(), hint=finding.hint)
