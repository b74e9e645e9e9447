"""住民の表と見本の町を、コマンドの引数から開く。"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.calendar import format_wareki
from madoguchi_core.cli._files import workspace
from madoguchi_core.errors import PluginError
from madoguchi_core.findings import Finding, Severity
from madoguchi_core.municipality import SampleTown
from madoguchi_core.records import ResidentSpec
from madoguchi_core.registry import Registry
from madoguchi_core.store import ResidentCopy, open_residents, read_protections


def resident_spec(registry: Registry) -> ResidentSpec:
    """
    住民の表の宣言。

    Raises:
        PluginError: 宣言を持つ部品が無いとき（MDG807）。
    """
    if registry.resident_spec is None:
        hint = "自治体パッケージを入れてください"
        raise PluginError("MDG807", "住民の表の宣言を持つ部品がありません", hint=hint)
    return registry.resident_spec


@contextmanager
def opened_residents(
    registry: Registry, source: str, *, protected: Path | None, data_as_of: date | None, now: datetime
) -> Iterator[tuple[ResidentCopy, tuple[Finding, ...]]]:
    """
    住民の表と支援措置の名簿を開く。CSV から作る写しは一時の置き場に置き、使い終わると消す。

    Args:
        registry: 登録簿。
        source: 表か写しの場所。
        protected: 支援措置の名簿。無ければ、照合しない。
        data_as_of: 表の基準日。
        now: いま。

    Raises:
        PluginError: 表の宣言を持つ部品が無いとき（MDG807）。
        DataRejected: 表か名簿に、続けられない誤りがあるとき。
        StoreError: 開けないとき。
    """
    spec = resident_spec(registry)
    with workspace() as folder:
        protections = None if protected is None else read_protections(protected, spec)
        copy, findings = open_residents(
            source,
            spec,
            workspace=folder,
            data_as_of=data_as_of,
            protections=protections,
            imported_at=now,
        )
        with copy:
            yield copy, findings


def copy_title(as_of: date | None) -> str:
    """事実の出どころとして残す、写しの名。"""
    day = "基準日不明" if as_of is None else f"{format_wareki(as_of)} 現在"
    return f"住民基本台帳の写し（{day}）"


def staleness(registry: Registry, data_as_of: date | None, today: date) -> list[Finding]:
    """写しが古いか、いつのものか分からないという知らせ。"""
    limit = 1 if registry.municipality is None else registry.municipality.data_stale_after_days
    if data_as_of is None:
        hint = "--data-as-of で基準日を渡してください"
        return [Finding("MDG808", Severity.WARNING, "住民の写し", "基準日が分かりません", hint)]
    if (today - data_as_of).days > limit:
        message = f"{format_wareki(data_as_of)} 現在の写しです"
        hint = "写しを新しくするか、急ぐときは台帳の担当に確かめてください"
        return [Finding("MDG808", Severity.WARNING, "住民の写し", message, hint)]
    return []


def sample_town_of(registry: Registry) -> SampleTown:
    """
    見本の町。

    Raises:
        PluginError: 見本の町を持つ部品が入っていないとき（MDG807）。
    """
    if registry.sample_town is None:
        hint = "madoguchi-memuro を入れてください"
        raise PluginError("MDG807", "見本の町を持つ部品がありません", hint=hint)
    return registry.sample_town


def write_sample(folder: Path, town: SampleTown) -> tuple[Path, Path]:
    """見本の町の住民の表と、支援措置の名簿を書く。"""
    residents, support = folder / "residents.csv", folder / "support.csv"
    residents.write_text(town.residents_csv(), encoding="utf-8-sig", newline="")
    support.write_text(town.support_csv(), encoding="utf-8-sig", newline="")
    return residents, support
