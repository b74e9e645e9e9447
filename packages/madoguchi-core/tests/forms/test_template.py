"""文に差し込む約束。"""

import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.calendar import RegisterDate
from madoguchi_core.findings import Severity
from madoguchi_core.forms import BLANK, BoundForm, CellStyle, FormCell, FormSpec, FormValue, bind, check_form
from madoguchi_core.forms._template import FILTERS, parse_text
from madoguchi_core.records import Missing


def _bind(text: str, **values: FormValue) -> BoundForm:
    spec = FormSpec(id="f", title="届", template="f.xlsx", cells=(FormCell(cell="届!C5", text=text),))
    return bind(spec, {name.replace("__", "."): value for name, value in values.items()})


def _text(text: str, **values: FormValue) -> object:
    (cell,) = _bind(text, **values).cells
    return cell.value


def _codes(form: BoundForm) -> list[str]:
    return [finding.code for finding in form.findings]


def test_文の中に値を差し込める() -> None:
    form = _bind("{{ applicant.name }} 様", applicant__name="見本　花子")
    assert ([cell.value for cell in form.cells], form.findings) == (["見本　花子 様"], ())


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ filed_on }}", "令和8年4月10日"),
        ("{{ filed_on ~ 'から' }}", "令和8年4月10日から"),
        ("{{ filed_on | western }}", "2026年4月10日"),
        (
            "{{ filed_on | era }}{{ filed_on | era_year }}.{{ filed_on | month }}.{{ filed_on | day }}",
            "令和8.4.10",
        ),
        ("{% if filed_on > deceased.died_on %}後{% else %}前{% endif %}", "後"),
    ],
)
def test_日付は書き方と同じ名の_filter_で書ける(text: str, printed: str) -> None:
    assert _text(text, filed_on=date(2026, 4, 10), deceased__died_on=date(2026, 3, 3)) == printed


def test_金額と番号の_filter_は書き方と同じ物を刷る() -> None:
    assert _text("{{ amount.yen | yen }}", amount__yen=30000) == "30,000円"
    assert _text("{{ applicant.postcode | digits }}", applicant__postcode="082-0015") == "0820015"


def test_filter_の名は書き方の名と同じ() -> None:
    assert set(FILTERS) <= {style.value for style in CellStyle}


@pytest.mark.parametrize("missing", [missing for missing in Missing if missing is not Missing.NOT_APPLICABLE])
def test_値の無い欄は手で書く空白になり_その欄を言う(missing: Missing) -> None:
    form = _bind("{{ applicant.name }} 様", applicant__name=missing)
    assert form.cells[0].value == "　　　　　　　　 様"
    assert _codes(form) == ["MDG406"]
    assert "申請者の氏名" in form.findings[0].message
    assert missing.title in form.findings[0].message


def test_値の無い日付は_年月日を残す() -> None:
    assert _text("死亡日 {{ deceased.died_on | wareki }}") == "死亡日 　　　　年　　月　　日"
    assert _text("死亡日 {{ deceased.died_on }}") == "死亡日 　　　　年　　月　　日"
    assert _text("{{ deceased.died_on | month }}月") == "　　月"


def test_値の無い選択は_三字ぶんだけ空ける() -> None:
    assert _text("性別（{{ deceased.sex }}）") == "性別（　　　）"


def test_空白だけになる文は_印を残さず空ける() -> None:
    assert _text("{{ applicant.name }}") is None


@pytest.mark.parametrize(
    "text",
    [
        "{% if applicant.name %}有{% else %}無{% endif %}",
        "{{ '無' if not applicant.name else '有' }}",
        "{% if applicant.name == '見本' %}同{% else %}異{% endif %}",
        "{% if applicant.name != '見本' %}異{% endif %}",
        "{% if '見本' == applicant.name %}同{% else %}異{% endif %}",
        "{% if applicant.name in ['妻', '子'] %}身内{% else %}他人{% endif %}",
        "{% if '妻' in applicant.name %}身内{% else %}他人{% endif %}",
        "{{ applicant.name or 'なし' }}",
        "{{ applicant.name and 'あり' }}",
        "{{ applicant.name + '様' }}",
        "{{ 1 - applicant.name }}",
        "{% if applicant.name < 'ん' %}前{% else %}後{% endif %}",
    ],
)
def test_値の無い欄を_いいえにも0にもしない(text: str) -> None:
    form = _bind(text)
    assert form.cells[0].value is None
    assert _codes(form) == ["MDG406"]
    meant = _bind(text, applicant__name=BLANK)
    assert (meant.cells[0].value, meant.findings) == (None, ())


_LEAVES = st.sampled_from(
    [
        "applicant.name",
        "applicant.name == '見本'",
        "'見本' != applicant.name",
        "applicant.name in ['妻', '']",
        "'妻' in applicant.name",
        "applicant.name > ''",
        "amount.yen == 0",
        "amount.yen + 2 < 1",
        "(applicant.name | digits) == ''",
        "filed_on > deceased.died_on",
        "(filed_on | month) == '4'",
    ]
)
_CONDITIONS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        inner.map("not ({})".format),
        st.tuples(inner, st.sampled_from(["and", "or", "=="]), inner).map(
            lambda it: f"({it[0]}) {it[1]} ({it[2]})"
        ),
    ),
    max_leaves=5,
)


@given(_CONDITIONS, st.sampled_from(list(Missing)).filter(lambda it: it is not Missing.NOT_APPLICABLE))
def test_値の無い欄だけで組んだどんな条件も_有とも無とも刷らない(condition: str, missing: Missing) -> None:
    names = ("applicant__name", "amount__yen", "filed_on", "deceased__died_on")
    for text in (
        f"{{% if {condition} %}}有{{% else %}}無{{% endif %}}",
        f"{{{{ '有' if {condition} else '無' }}}}",
    ):
        form = _bind(text, **dict.fromkeys(names, missing))
        assert (form.cells[0].value, _codes(form)) == (None, ["MDG406"])


@pytest.mark.parametrize("text", ["{{ amount.yen + 2 }}", "{{ 30000 - amount.yen }}", "{{ -amount.yen }}"])
def test_値の無い金額を計算に使わない(text: str) -> None:
    form = _bind(text)
    assert (form.cells[0].value, _codes(form)) == (None, ["MDG406"])


@pytest.mark.parametrize("value", [BLANK, Missing.NOT_APPLICABLE])
def test_空いていることが正しい欄は_何も刷らず指摘もしない(value: FormValue) -> None:
    form = _bind("{{ agent.name }}（代理）", agent__name=value)
    assert (form.cells[0].value, form.findings) == ("（代理）", ())


def test_一日に決まらない日付は_登録どおりに刷り_分けたり比べたりしない() -> None:
    born = RegisterDate.unknown("昭和10年頃")
    assert _text("{{ deceased.born_on }}生", deceased__born_on=born) == "昭和10年頃生"
    split = _bind("{{ deceased.born_on | month }}月", deceased__born_on=born)
    assert (split.cells[0].value, _codes(split)) == ("　　月", ["MDG406"])
    compared = _bind(
        "{% if deceased.born_on < filed_on %}前{% endif %}", deceased__born_on=born, filed_on=date(2026, 1, 1)
    )
    assert (compared.cells[0].value, _codes(compared)) == (None, ["MDG406"])


@given(st.text(max_size=30))
def test_値の中の式は評価しない(value: str) -> None:
    text = "{{ 1 + 1 }}{% if x %}" + value.replace("\x00", "")
    printed = _bind("{{ applicant.name }}", applicant__name=text)
    assert printed.cells[0].value in {text, None}
    assert "2" not in str(printed.cells[0].value).replace(text, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ applicant.name", "書き方が違います"),
        ("{{ applicant.name | default('なし') }}", "知らない filter です（default）"),
        ("{{ amount.yen | int }}", "知らない filter です（int）"),
        ("{{ applicant.name.upper() }}", "使えない書き方です（Call）"),
        ("{{ range(9) }}", "使えない書き方です（Call）"),
        ("{% for c in applicant.name %}{{ c }}{% endfor %}", "使えない書き方です（For）"),
        ("{% set x = 1 %}{{ x }}", "使えない書き方です（Assign）"),
        ("{% include 'x' %}", "使えない書き方です（Include）"),
        ("{{ 9 ** 9 ** 9 }}", "使えない書き方です（Pow）"),
        ("{% if (applicant.name ~ '') == '' %}無{% else %}有{% endif %}", "使えない書き方です（Concat）"),
        ("{% if applicant.name ~ '' %}有{% endif %}", "使えない書き方です（Concat）"),
        ("{{ (applicant.name ~ '') and '有' }}", "使えない書き方です（Concat）"),
        ("{{ '有' if '%s' % applicant.name else '無' }}", "使えない書き方です（Mod）"),
        ("{{ applicant.name[0] }}", "使えない書き方です（Getitem）"),
        ("{{ filed_on['resolution'] }}", "使えない書き方です（Getitem）"),
        ("{{ (applicant.name ~ '様').real }}", "使えない書き方です（Getattr）"),
        ("{{ ['見本', applicant.name] }}", "使えない書き方です（List）"),
        ("{{ {1: 2} }}", "使えない書き方です（Dict）"),
        ("{% if applicant.name is none %}x{% endif %}", "使えない書き方です（Test）"),
        ("{{ " + "(" * 5000 + "1", "読めません"),
    ],
)
def test_式の誤りは_例外にせず理由を言い_セルを空ける(text: str, said: str) -> None:
    assert said in parse_text(text).reason
    form = _bind(text)
    assert form.cells[0].value is None
    assert [(finding.code, finding.severity) for finding in form.findings] == [("MDG415", Severity.ERROR)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 1000000000 }}",
        "{{ 1000000000 * 'a' }}",
        "{{ applicant.name * amount.yen }}",
        "{{ [0] * 100000000 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '%0*d' % (2000000000, 1) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 'a' ~ 'b' * 1000000000 }}",
        "{% if 'a' * 1000000000 == 'a' %}x{% endif %}",
        "{{ " + "-" * 100_000 + "1 }}",
        "{{ " + " * ".join(["9" * 4000] * 1000) + " }}",
    ],
    ids=range(11),
)
def test_機械の記憶を使い切る式は_計算せずに断る(text: str) -> None:
    """読むときに定数をまとめる仕組みがあるので、刷らなくても、点検だけで止まっていた。"""
    tracemalloc.start()
    assert parse_text(text).template is None
    cell = FormCell(cell="届!C5", text=text)
    spec = FormSpec(id="f", title="届", procedure_ids=("p",), template="f.xlsx", cells=(cell,))
    assert "MDG414" in {finding.code for finding in check_form(spec, where="f.toml")}
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000


def test_セルに入らない長さの文は_切らずに空けて指摘する() -> None:
    text = "{{ applicant.name }}{{ applicant.name }}"
    assert _text(text, applicant__name="あ" * 16_383) == "あ" * 32_766
    form = _bind(text, applicant__name="𠮷" * 8_192)
    assert (form.cells[0].value, _codes(form)) == (None, ["MDG415"])
    assert "𠮷" not in str(form.findings[0])


@pytest.mark.parametrize(
    "text",
    [
        "{{ applicant.name + 1 }}",
        "{{ applicant.name | month }}",
        "{{ applicant.name | digits }}",
        "{{ 1 / 0 }}",
    ],
)
def test_計算できない式は指摘になる(text: str) -> None:
    form = _bind(text, applicant__name="見本")
    assert (form.cells[0].value, _codes(form)) == (None, ["MDG415"])
    assert "見本" not in str(form.findings[0])


@pytest.mark.parametrize(
    "text", ["{{ applicant.nmae }}", "{{ self }}", "{{ applicant.name.__class__ }}", "{{ loop }}"]
)
def test_知らない名は_刷る前に分かる(text: str) -> None:
    form = _bind(text, applicant__name="見本")
    assert (form.cells[0].value, _codes(form)) == (None, ["MDG403"])


def test_種類の違う値は_文にも書かない() -> None:
    form = _bind("{{ filed_on }}", filed_on="令和8年")
    assert (form.cells[0].value, _codes(form)) == (None, ["MDG408"])
    form = _bind("{{ applicant.name }}", applicant__name="山\x00田")
    assert (form.cells[0].value, _codes(form)) == (None, ["MDG411"])


def test_外字と幅は_文でも見る() -> None:
    cell = FormCell(cell="届!C5", text="{{ applicant.name }}様", max_width=3)
    form = bind(
        FormSpec(id="f", title="届", template="f.xlsx", cells=(cell,)), {"applicant.name": "山\ue000田"}
    )
    assert (form.cells[0].value, _codes(form)) == ("山\ue000田様", ["MDG410", "MDG407"])


@given(st.text(max_size=60), st.text(max_size=20))
def test_どんな式と値を渡しても例外にならない(text: str, value: str) -> None:
    if text:
        form = _bind("{{ applicant.name }}" + text, applicant__name=value)
        assert len(form.cells) == 1
