"""``madoguchi okuyami``。"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cases import Answers, Case, read_answers
from madoguchi_core.cli._files import read_text
from madoguchi_core.cli._outputs import (
    Outputs,
    make_outputs,
    request_for,
    setting_for,
)
from madoguchi_core.cli._plan_json import plan_json
from madoguchi_core.cli._plan_view import show_visit
from madoguchi_core.cli._residents import copy_title, opened_residents, staleness
from madoguchi_core.cli._screen import console, print_json, progress, show_findings
from madoguchi_core.cli._sheets import write_released
from madoguchi_core.errors import DataRejected, FormError, InvalidValue
from madoguchi_core.findings import Finding, has_errors
from madoguchi_core.form_set import saved_handwriting
from madoguchi_core.forms import FIELD_WORDS
from madoguchi_core.gate import OutputKind
from madoguchi_core.plugins import default_registry
from madoguchi_core.procedures import LifeEvent
from madoguchi_core.records import Missing, is_surely_after
from madoguchi_core.registry import Registry
from madoguchi_core.store import ResidentCopy
from madoguchi_core.visit import Visit, judge_case


@dataclass(frozen=True, slots=True)
class OkuyamiRequest:
    """
    コマンドの引数。まだ確かめていない。

    Attributes:
        residents: 住民の表か写し。
        number: 宛名番号。
        died: 死亡日。
        known: 知った日。
        answers: 回答のファイル。
        protected: 支援措置の名簿。
        data_as_of: 表の基準日。
        shows_all: 不要のものも、理由と一緒に端末に出すか。
    """

    residents: str
    number: str = field(repr=False)
    died: str = field(repr=False)
    known: str = field(default="", repr=False)
    answers: Path | None = None
    protected: Path | None = None
    data_as_of: str = ""
    shows_all: bool = False


def run_okuyami(request: OkuyamiRequest, *, out: Path, as_json: bool, now: datetime | None = None) -> Outputs:
    """
    読み、判定し、出口を通して書き出す。

    Args:
        request: 引数。
        out: 書き出す先。
        as_json: 端末に JSON を出すか。
        now: 今の日時。渡さなければ時計を見る（見本だけが渡す）。

    Raises:
        MadoguchiError: 続けられないとき。書きかけのものは残らない。
    """
    registry = default_registry()
    moment = now if now is not None else datetime.now().astimezone()
    case, data_as_of, findings = read_case(registry, request, now=moment)
    setting = setting_for(registry, out, now=moment, data_as_of=data_as_of)
    visit = judge_case(registry, case)
    outputs = write_released(setting, lambda setting: make_outputs(setting, visit))
    setting.gate.release(
        request_for(setting, case, OutputKind.SCREEN, document="画面"),
        lambda _: _show(visit, as_json=as_json, shows_all=request.shows_all),
        at=moment,
    )
    stale = staleness(registry, data_as_of, moment.date())
    show_findings([*findings, *stale, *visit.findings, *outputs.findings])
    if not as_json:
        _show_files(outputs, out)
    if outputs.skipped:
        raise FormError(
            "MDG809",
            f"作らなかったものがあります: {'、'.join(outputs.skipped)}",
            hint="上の指摘を直して、もう一度動かしてください",
        )
    return outputs


def read_case(
    registry: Registry, request: OkuyamiRequest, *, now: datetime
) -> tuple[Case, date | None, list[Finding]]:
    """引数を確かめ、住民の表から一件の届出を作る。引数の誤りは全部まとめて言う。"""
    died_on, known_on, as_of = _dates(request)
    if max(died_on, known_on or died_on, as_of or died_on) > now.date():
        hint = "--died と --known と --data-as-of を確かめてください"
        raise InvalidValue("MDG810", "これから先の日付です", hint=hint)
    answers, findings = _answers(registry, request, died_on)
    with (
        progress("住民の表を読んでいます"),
        opened_residents(
            registry, request.residents, protected=request.protected, data_as_of=as_of, now=now
        ) as (copy, problems),
    ):
        case = _case(copy, request, died_on, known_on, answers)
        return case, copy.info.data_as_of, [*findings, *problems]


def _dates(request: OkuyamiRequest) -> tuple[date, date | None, date | None]:
    died = parse_exact_date(request.died, where="--died")
    known = parse_exact_date(request.known, where="--known") if request.known else None
    as_of = parse_exact_date(request.data_as_of, where="--data-as-of") if request.data_as_of else None
    wrong = [value for value in (died, known, as_of) if isinstance(value, Finding)]
    if isinstance(died, Finding) or isinstance(known, Finding) or isinstance(as_of, Finding):
        raise DataRejected(
            "MDG806",
            "引数の日付が読めません",
            findings=wrong,
            hint="令和8年3月3日 か 2026-03-03 のように書いてください",
        )
    if known is not None and known < died:
        raise InvalidValue(
            "MDG231", "亡くなる前に知ったことになっています", hint="--died と --known を確かめてください"
        )
    return died, known, as_of


def _answers(registry: Registry, request: OkuyamiRequest, died_on: date) -> tuple[Answers, list[Finding]]:
    if request.answers is None:
        return Answers(), []
    text = read_text(request.answers)
    answers, findings = read_answers(
        text,
        where=request.answers.name,
        facts=registry.facts_for(LifeEvent.DEATH),
        event_on=died_on,
        entries=FIELD_WORDS,
    )
    if has_errors(findings):
        raise DataRejected(
            "MDG801", "回答のファイルに誤りがあります", findings=findings, hint="示された行を直してください"
        )
    return answers, list(findings)


def _case(
    copy: ResidentCopy, request: OkuyamiRequest, died_on: date, known_on: date | None, answers: Answers
) -> Case:
    person = copy.resident(request.number.strip())
    if person is None:
        raise InvalidValue(
            "MDG240",
            "その宛名番号の人は、住民の表にいません",
            hint="宛名番号と、表の基準日を確かめてください",
        )
    if isinstance(person.household_number, Missing):
        raise InvalidValue("MDG240", "世帯番号が分からない人です", hint="元の表の世帯番号を確かめてください")
    home = copy.household(person.household_number)
    # 支援措置の世帯には、生年月日を探れる答えを返さない。出口が止めて記録する
    if home.is_protected is not True and is_surely_after(person.born_on, died_on):
        raise InvalidValue(
            "MDG230", "生まれる前に亡くなったことになっています", hint="宛名番号と死亡日を確かめてください"
        )
    register = copy_title(copy.info.data_as_of)
    return Case(LifeEvent.DEATH, died_on, known_on, home, person.address_number, register, answers)


def _show(visit: Visit, *, as_json: bool, shows_all: bool) -> None:
    if as_json:
        print_json(plan_json(visit))
    else:
        show_visit(visit, shows_all=shows_all)


def _show_files(outputs: Outputs, out: Path) -> None:
    screen = console()
    for name, content in outputs.files:
        screen.print(f"書き出し {out / name}（{len(content):,} バイト）")
    saved = saved_handwriting(outputs.forms)
    if saved.total:
        counts = (
            f"氏名 {saved.names}回、住所 {saved.addresses}回、日付 {saved.dates}回、ほか {saved.others}回"
        )
        screen.print(f"様式で手で書かずに済んだ回数 {saved.total}回（{counts}）")
