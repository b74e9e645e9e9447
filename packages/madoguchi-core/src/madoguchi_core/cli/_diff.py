"""``madoguchi diff``。"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from madoguchi_core.calendar import parse_exact_date
from madoguchi_core.cli._diff_json import diff_json
from madoguchi_core.cli._diff_view import show_difference
from madoguchi_core.cli._events import events_named
from madoguchi_core.cli._files import replace_files, workspace
from madoguchi_core.cli._outputs import gate_at, this_requester
from madoguchi_core.cli._residents import opened_residents, sample_town_of, write_sample
from madoguchi_core.cli._screen import console, json_text, print_json, progress, show_findings
from madoguchi_core.cli._states import Side, read_sides
from madoguchi_core.differences import (
    SUPPOSED_EVENTS,
    HouseholdDifference,
    RulesDifference,
    RulesState,
    difference_html,
    household_difference,
    rules_difference,
)
from madoguchi_core.errors import DataRejected, InvalidValue
from madoguchi_core.findings import Finding
from madoguchi_core.gate import OutputKind, ReleaseRequest, Subject
from madoguchi_core.plugins import default_registry


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """
    コマンドの引数。まだ確かめていない。

    Attributes:
        before: 前の規則の状態。
        after: 後の規則の状態。
        residents: 住民の表か写し。空なら世帯は見ない。
        uses_sample: 見本の町で見るか。
        on: 出来事が起きたとみる日。
        event: 見る出来事。空ならすべて。
        protected: 支援措置の名簿。
        data_as_of: 表の基準日。
        lists: 結論の変わる人の宛名番号を、書き出すものに載せるか。
    """

    before: str
    after: str
    residents: str = ""
    uses_sample: bool = False
    on: str = ""
    event: str = ""
    protected: Path | None = None
    data_as_of: str = ""
    lists: bool = False


def run_diff(request: DiffRequest, *, out: Path | None, as_json: bool) -> None:
    """
    規則の違いと、結論の変わる世帯を言う。違いがあっても、終了コードは 0。

    Args:
        request: 引数。
        out: 紙と JSON を書き出すフォルダー。None なら書かない。
        as_json: 端末に JSON を出すか。

    Raises:
        DataRejected: 引数や控えや住民の表が読めないとき。
        InvalidValue: 引数どうしが合わないとき（MDG806）、控えで世帯を比べようとしたとき（MDG830）。
    """
    _check(request, out)
    now = datetime.now().astimezone()
    on, data_as_of = _days(request, now.date())
    before, after = read_sides(request.before, request.after, usual_on=on)
    difference = rules_difference(before.text, after.text)
    findings: list[Finding] = []
    households = None
    if request.residents or request.uses_sample:
        states = _judgeable(before, after)
        households, found = _households(request, states, on=on, data_as_of=data_as_of, now=now)
        findings += found
    if as_json:
        print_json(diff_json(difference, households, lists=False))
    else:
        show_difference(difference, households)
    if out is not None:
        _write(difference, households, request, out=out, now=now)
    show_findings([*findings, *difference.findings])


def _check(request: DiffRequest, out: Path | None) -> None:
    if request.residents and request.uses_sample:
        hint = "--residents か --sample の、どちらか一つにしてください"
        raise InvalidValue("MDG806", "住民の表と見本の町の、両方が書かれています", hint=hint)
    is_checked = request.uses_sample or (request.residents and request.protected is not None)
    if request.lists and not (out is not None and is_checked):
        hint = "--list には、支援措置の名簿（--protected）と、記録を残すフォルダー（--out）を添えてください"
        raise InvalidValue("MDG806", "宛名番号を並べるのに要るものがありません", hint=hint)


def _days(request: DiffRequest, today: date) -> tuple[date, date | None]:
    """出来事の日と、表の基準日。見本の町では、見本の中の今を使い、いつ動かしても同じ結果にする。"""
    usual = sample_town_of(default_registry()).now.date() if request.uses_sample else today
    on = parse_exact_date(request.on, where="--on") if request.on else usual
    as_of = parse_exact_date(request.data_as_of, where="--data-as-of") if request.data_as_of else None
    if isinstance(on, Finding) or isinstance(as_of, Finding):
        wrong = [one for one in (on, as_of) if isinstance(one, Finding)]
        hint = "令和8年4月10日 か 2026-04-10 のように書いてください"
        raise DataRejected("MDG806", "引数の日付が読めません", findings=wrong, hint=hint)
    return on, as_of


def _judgeable(before: Side, after: Side) -> tuple[RulesState, RulesState]:
    if before.state is None or after.state is None:
        hint = "住民の表を外すか、控えの代わりに日か部品を書いてください"
        raise InvalidValue("MDG830", "控えは言葉だけなので、世帯の結論を比べられません", hint=hint)
    return before.state, after.state


def _households(
    request: DiffRequest,
    states: tuple[RulesState, RulesState],
    *,
    on: date,
    data_as_of: date | None,
    now: datetime,
) -> tuple[HouseholdDifference, tuple[Finding, ...]]:
    registry = default_registry()
    events = events_named(SUPPOSED_EVENTS, request.event)
    with workspace() as folder, progress("住民を、前と後の決まりで判定しています"):
        source, protected = request.residents, request.protected
        if request.uses_sample:
            table, protected = write_sample(folder, sample_town_of(registry))
            source = str(table)
        with opened_residents(registry, source, protected=protected, data_as_of=data_as_of, now=now) as (
            copy,
            findings,
        ):
            return household_difference(*states, copy, on=on, events=events), findings


def _write(
    difference: RulesDifference,
    households: HouseholdDifference | None,
    request: DiffRequest,
    *,
    out: Path,
    now: datetime,
) -> None:
    """人の番号の載る紙は、出口を通す。数だけの紙には、だれも載らない。"""
    lists = request.lists and households is not None

    def write(_: object = None) -> None:
        page = difference_html(difference, households, printed_on=now.date(), lists=lists)
        told = json_text(diff_json(difference, households, lists=lists))
        replace_files(out, [("diff.html", page.encode()), ("diff.json", told.encode())])

    people = [person for row in households.rows for person in row.people] if households and lists else []
    if people:
        subjects = {person.address_number: person.protection for person in people}
        asked = ReleaseRequest(
            OutputKind.DIFFERENCE,
            this_requester(),
            "規則の違い",
            tuple(Subject(number, protection) for number, protection in subjects.items()),
            document="diff.html",
        )
        gate_at(out).release(asked, write, at=now)
    else:
        write()
    for name in ("diff.html", "diff.json"):
        console(is_error=True).print(f"書き出し {out / name}")
