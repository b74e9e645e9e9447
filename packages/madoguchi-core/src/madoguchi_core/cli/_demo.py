"""``madoguchi demo``: 見本の町で、主な仕事を一度に見せる。"""

from pathlib import Path
from tempfile import TemporaryDirectory

from madoguchi_core.cli._files import replace_files
from madoguchi_core.cli._judge_move import run_judge_move
from madoguchi_core.cli._okuyami import OkuyamiRequest, run_okuyami
from madoguchi_core.cli._residents import sample_town_of, write_sample
from madoguchi_core.cli._screen import console
from madoguchi_core.errors import ReleaseRefused
from madoguchi_core.municipality import SampleMove, SampleTown, SampleVisit
from madoguchi_core.plugins import default_registry


def run_demo(out: Path) -> None:
    """
    見本の町の来庁を順に動かす。実在の人のデータは使わない。

    Raises:
        PluginError: 見本の町を持つ部品が入っていないとき（MDG807）。
    """
    town = sample_town_of(default_registry())
    with TemporaryDirectory() as folder:
        sources = Path(folder)
        write_sample(sources, town)
        for index, visit in enumerate(town.visits, start=1):
            _run_visit(visit, town, sources, out / f"{index}")
    for index, move in enumerate(town.moves, start=1):
        _run_move(move, town, out / f"move-{index}")
    if default_registry().queue_setting is not None:
        _write_queue_pages(out / "queue", town)
    console().print(
        f"\n見本は {out} にあります。guide.html をブラウザーで開くと、そのまま A4 に印刷できます。",
    )


def _run_move(move: SampleMove, town: SampleTown, out: Path) -> None:
    console().print(f"\n■ {move.title}", style="bold")
    run_judge_move(
        default_registry(), move.situation, move.event, where=move.title, as_json=False, shows_all=False,
        out=out, now=town.now,
    )  # fmt: skip


def _write_queue_pages(out: Path, town: SampleTown) -> None:
    """番号札の作り物の一日。発券簿は作らない。"""
    from madoguchi_core.cli._queue._desk import town_of
    from madoguchi_core.cli._queue._practice import sample_pages

    files = sample_pages(town_of(), town.now.date())
    replace_files(out, files)
    console().print("\n■ 番号札の一日（作り物）", style="bold")
    for name, content in files:
        console().print(f"書き出し {out / name}（{len(content):,} バイト）")


def _run_visit(visit: SampleVisit, town: SampleTown, sources: Path, out: Path) -> None:
    console().print(f"\n■ {visit.title}", style="bold")
    answers = sources / "answers.yaml"
    answers.write_text(visit.answers, encoding="utf-8")
    request = OkuyamiRequest(
        residents=str(sources / "residents.csv"),
        number=visit.address_number,
        died=visit.died_on.isoformat(),
        known=visit.known_on.isoformat(),
        answers=answers,
        protected=sources / "support.csv",
        data_as_of=town.data_as_of.isoformat(),
    )
    try:
        run_okuyami(request, out=out, as_json=False, now=town.now)
    except ReleaseRefused as refused:
        console().print(f"出口が止めました: {refused}")
