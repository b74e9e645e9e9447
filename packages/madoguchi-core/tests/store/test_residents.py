"""住民の写しの約束: 壊れた表は全部まとめて断り、前の写しを残し、個人番号を持たない。"""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madoguchi_core.errors import DataRejected, StoreError
from madoguchi_core.records import Missing, ResidentSpec, ResidentStatus
from madoguchi_core.store import ResidentCopy, import_residents, open_residents, read_protections
from madoguchi_core.store._protections import matching_key

SPEC = ResidentSpec(id="mihon", title="見本の表", required=frozenset({"address_number", "name.official"}))
AS_OF = date(2026, 4, 1)
HEAD = "宛名番号,世帯番号,氏名,住民状態,最新フラグ\n"
MY_NUMBER = "983205673214"


def imported(tmp_path: Path, text: str, spec: ResidentSpec = SPEC) -> tuple[ResidentCopy, list[str]]:
    source = tmp_path / "residents.csv"
    source.write_text(text, encoding="utf-8-sig", newline="")
    found = import_residents(source, tmp_path / "copy.sqlite3", spec, data_as_of=AS_OF)
    return ResidentCopy(tmp_path / "copy.sqlite3", spec), [str(finding) for finding in found.findings]


def rejected(tmp_path: Path, content: bytes, spec: ResidentSpec = SPEC) -> list[str]:
    source = tmp_path / "residents.csv"
    source.write_bytes(content)
    with pytest.raises(DataRejected) as caught:
        import_residents(source, tmp_path / "copy.sqlite3", spec, data_as_of=AS_OF)
    assert not (tmp_path / "copy.sqlite3").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["residents.csv"]
    return [str(finding) for finding in caught.value.findings]


def test_最新の行だけを渡す(tmp_path: Path) -> None:
    copy, _ = imported(tmp_path, HEAD + "1,10,見本　太郎,1,0\n1,10,見本　太郎,3,1\n2,10,見本　花,1,1\n")
    with copy:
        person = copy.resident("1")
        assert person is not None
        assert person.status is ResidentStatus.DECEASED
        assert [member.address_number for member in copy.household("10")] == ["1", "2"]
        assert copy.resident("3") is None
        assert (copy.info.rows, copy.info.data_as_of) == (2, AS_OF)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO resident (number) VALUES ('9')",
        "UPDATE meta SET value = ''",
        "DELETE FROM resident",
        "DROP TABLE meta",
        "CREATE TABLE other (a)",
        "ATTACH 'other.sqlite3' AS other",
        "PRAGMA query_only = 0",
        "VACUUM INTO 'other.sqlite3'",
    ],
)
def test_開いた写しからは_読むほかに何もできない(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    monkeypatch.chdir(tmp_path)
    copy, _ = imported(tmp_path, HEAD + "1,10,見本　太郎,1,1\n")
    before = (tmp_path / "copy.sqlite3").read_bytes()
    with copy:
        with pytest.raises(sqlite3.DatabaseError):
            copy._db.execute(sql)
        assert [person.address_number for person in copy] == ["1"]
    assert (tmp_path / "copy.sqlite3").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.sqlite3", "residents.csv"]


def test_個人番号は列でも値でも捨て_値を言わない(tmp_path: Path) -> None:
    text = (
        "宛名番号,氏名,個人番号,住所_方書\n1,見本　太郎,秘密,9832 0567 3214\n2,見本　花,秘密,"
        + MY_NUMBER
        + "\n"
    )
    copy, findings = imported(tmp_path, text)
    with copy:
        assert [person.address.building for person in copy] == [Missing.EMPTY, Missing.EMPTY]
    dropped = [finding for finding in findings if "MDG116" in finding]
    assert len(dropped) == 2
    assert "列「住所_方書」" in dropped[1]
    assert "2行、最初は2行目" in dropped[1]
    stored = (tmp_path / "copy.sqlite3").read_bytes()
    for secret in (MY_NUMBER, "9832 0567 3214", "秘密"):
        assert secret.encode() not in stored
        assert all(secret not in finding for finding in findings)


def test_壊れた行は全部まとめて_行の番号で言う(tmp_path: Path) -> None:
    findings = rejected(tmp_path, (HEAD + "1,10,見本\n2,10,見本,1,1,余り\n3,10,見").encode())
    assert [finding.split(":")[0] for finding in findings] == [
        f"[誤り] MDG114 residents.csv {line}行目" for line in (2, 3, 4)
    ]
    assert "途中で切れています" in findings[-1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "MDG112"),
        (HEAD.encode() + '1,10,"閉じない,1,1\n'.encode(), "MDG114"),
        (HEAD.encode() + "1,10,見\0本,1,1\n".encode(), "MDG114"),
        ("宛名番号,住民状態\n1,1\n".encode(), "MDG101"),
        (HEAD.encode(), "MDG112"),
        (HEAD.encode() + "1,10,見本　太郎,1,0\n".encode(), "MDG112"),
        (HEAD.encode() + "1,10,見本　太郎,1,1\n2,10,見".encode()[:-1], "MDG114"),
        (HEAD.encode() + ",10,見本　太郎,1,1\n".encode(), "MDG105"),
        (HEAD.encode() + f"{MY_NUMBER},10,見本　太郎,1,1\n".encode(), "MDG116"),
        (HEAD.encode() + "1,10,見本　太郎,1,1\n1,10,見本　太郎,1,1\n".encode(), "MDG117"),
        (HEAD.encode() + "1,10,見本　太郎,1,9\n".encode(), "MDG119"),
    ],
    ids=[
        "空",
        "引用符",
        "NUL",
        "列がない",
        "見出しだけ",
        "最新の行がない",
        "字の途中で切れた",
        "番号が空",
        "宛名番号が個人番号の形",
        "番号が重なる",
        "最新か不明",
    ],
)
def test_続けられない表は番号で断る(tmp_path: Path, content: bytes, code: str) -> None:
    findings = rejected(tmp_path, content)
    assert any(code in finding for finding in findings)
    assert all("太郎" not in finding for finding in findings)


def test_文字コードは推測せず_宣言どおりに読む(tmp_path: Path) -> None:
    content = (HEAD + "1,10,髙橋　﨑,1,1\n").encode("cp932")
    assert any("MDG113" in finding and "1行目" in finding for finding in rejected(tmp_path, content))
    spec = ResidentSpec(id="mihon", title="見本の表", encoding="cp932")
    (tmp_path / "residents.csv").write_bytes(content)
    import_residents(tmp_path / "residents.csv", tmp_path / "copy.sqlite3", spec, data_as_of=None)
    with ResidentCopy(tmp_path / "copy.sqlite3", spec) as copy:
        person = copy.resident("1")
        assert person is not None
        assert person.name.official == "髙橋　﨑"


def test_誤りが多すぎるときは_残りを数で言う(tmp_path: Path) -> None:
    findings = rejected(tmp_path, (HEAD + "1,10\n" * 50).encode())
    assert len(findings) == 21
    assert "ほかに 30 件" in findings[-1]


def test_写しは素性を覚える(tmp_path: Path) -> None:
    (tmp_path / "residents.csv").write_text(HEAD + "1,10,見本　太郎,1,1\n", encoding="utf-8")
    at = datetime(2026, 4, 1, 6, 0, tzinfo=UTC)
    args = (tmp_path / "residents.csv", tmp_path / "copy.sqlite3", SPEC)
    made = import_residents(*args, data_as_of=AS_OF, imported_at=at)
    with ResidentCopy(tmp_path / "copy.sqlite3", SPEC) as copy:
        assert copy.info == made.info
        assert (copy.info.source, copy.info.encoding, copy.info.imported_at) == ("residents.csv", "utf-8", at)
        assert copy.info.sha256 == sha256((tmp_path / "residents.csv").read_bytes()).hexdigest()


def test_並びの違う版の写しは読み違えずに断る(tmp_path: Path) -> None:
    copy, _ = imported(tmp_path, HEAD + "1,10,見本　太郎,1,1\n")
    copy.__exit__(None, None, None)
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as db:
        db.execute("UPDATE meta SET value = 'x' WHERE key = 'layout'")
        db.commit()
    with pytest.raises(StoreError, match="MDG704"):
        ResidentCopy(tmp_path / "copy.sqlite3", SPEC)


@pytest.mark.parametrize("written", ["１２", "12-", "1 2", "'12", "12\u200b", "00012"])
def test_名簿の宛名番号は_書き方が違っても抑止が外れない(tmp_path: Path, written: str) -> None:
    (tmp_path / "residents.csv").write_text(HEAD + "0012,10,見本　太郎,1,1\n", encoding="utf-8")
    (tmp_path / "support.csv").write_text(f"宛名番号,支援措置区分\n{written},1\n99,1\n", encoding="utf-8")
    copy, findings = open_residents(
        str(tmp_path / "residents.csv"),
        SPEC,
        workspace=tmp_path,
        data_as_of=None,
        protections=read_protections(tmp_path / "support.csv", SPEC),
    )
    with copy:
        assert copy.household("10").is_protected is True
    assert [finding.code for finding in findings] == ["MDG120"]


def test_取り込みに失敗しても前の写しはそのまま(tmp_path: Path) -> None:
    copy, _ = imported(tmp_path, HEAD + "1,10,見本　太郎,1,1\n")
    copy.__exit__(None, None, None)
    before = (tmp_path / "copy.sqlite3").read_bytes()
    (tmp_path / "residents.csv").write_text("壊れた表", encoding="utf-8")
    with pytest.raises(DataRejected):
        import_residents(tmp_path / "residents.csv", tmp_path / "copy.sqlite3", SPEC, data_as_of=AS_OF)
    assert (tmp_path / "copy.sqlite3").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.sqlite3", "residents.csv"]


def test_知らない住民状態は_列と行を言い_住民にならない(tmp_path: Path) -> None:
    copy, findings = imported(tmp_path, HEAD + "1,10,見本　太郎,7,1\n")
    with copy:
        person = copy.resident("1")
        assert person is not None
        assert person.status is Missing.UNKNOWN
        assert copy.household("10").current_members == ()
    assert any("列「住民状態」" in finding and "最初は2行目" in finding for finding in findings)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
def test_氏名は一字も変わらずに戻る(name: str) -> None:
    from tempfile import TemporaryDirectory

    if not name.strip():
        return
    with TemporaryDirectory() as folder:
        copy, _ = imported(Path(folder), HEAD + f'1,10,"{name.replace(chr(34), chr(34) * 2)}",1,1\n')
        with copy:
            person = copy.resident("1")
            assert person is not None
            assert person.name.official == name


def test_名簿に無い人は措置なし_名簿が無ければ照合していない(tmp_path: Path) -> None:
    (tmp_path / "residents.csv").write_text(
        HEAD + "1,10,見本　太郎,1,1\n2,10,見本　花,1,1\n", encoding="utf-8"
    )
    roster = tmp_path / "support.csv"
    roster.write_text(
        "宛名番号,支援措置開始年月日,支援措置終了年月日,支援措置区分,最新フラグ\n2,2024-01-01,2025-01-01,1,1\n",
        encoding="utf-8",
    )
    protections = read_protections(roster, SPEC)
    for given_list, expected in (
        (protections, (False, True)),
        (None, (Missing.NOT_SUPPLIED, Missing.NOT_SUPPLIED)),
    ):
        copy, _ = open_residents(
            str(tmp_path / "residents.csv"),
            SPEC,
            workspace=tmp_path,
            data_as_of=AS_OF,
            protections=given_list,
        )
        with copy:
            found = tuple(
                person.protection
                if isinstance(person.protection, Missing)
                else person.protection.is_suppressed
                for person in copy
            )
            assert found == expected


def test_意味の分からない区分の人は守り_だれか分からない名簿は断る(tmp_path: Path) -> None:
    roster = tmp_path / "support.csv"
    roster.write_text("宛名番号,支援措置区分\n2,8\n", encoding="utf-8")
    assert read_protections(roster, SPEC)["2"].is_suppressed
    roster.write_text("宛名番号,支援措置区分\n,1\n", encoding="utf-8")
    with pytest.raises(DataRejected, match="MDG115"):
        read_protections(roster, SPEC)
    roster.write_text("宛名番号,支援措置区分,支援措置区分\n2,1,3\n", encoding="utf-8")
    with pytest.raises(DataRejected, match="MDG115"):
        read_protections(roster, SPEC)
    roster.write_text("番号,支援措置区分\n2,1\n", encoding="utf-8")
    with pytest.raises(DataRejected):
        read_protections(roster, SPEC)


@pytest.mark.parametrize("number", ["1009.0", "1.009E+03", "#N/A", "1009（柊）", "柊", "1009?", "1;2"])
def test_表計算で壊れた宛名番号の名簿は断る(tmp_path: Path, number: str) -> None:
    """読み替えて合わせると、1009.0 が 10090 の人になり、守るべき人の住所が出る。"""
    roster = tmp_path / "support.csv"
    roster.write_text(f"宛名番号,支援措置区分\n{number},1\n", encoding="utf-8")
    with pytest.raises(DataRejected) as refused:
        read_protections(roster, SPEC)
    assert [finding.code for finding in refused.value.findings] == ["MDG118"]
    assert number not in str(refused.value.findings[0])


@pytest.mark.parametrize("number", ["１００９", "001009", "1 009", "1,009", "10-09", "'1009", "\u00a01009"])
def test_書き方だけの違う宛名番号は_同じ人と見る(tmp_path: Path, number: str) -> None:
    roster = tmp_path / "support.csv"
    roster.write_text(f'宛名番号,支援措置区分\n"{number}",1\n', encoding="utf-8")
    assert [matching_key(listed) for listed in read_protections(roster, SPEC)] == ["1009"]


def test_だれも載っていない名簿を渡せば_守る人がいないまま出すことを言う(tmp_path: Path) -> None:
    (tmp_path / "residents.csv").write_text(HEAD + "1,10,見本　太郎,1,1\n", encoding="utf-8")
    copy, findings = open_residents(
        str(tmp_path / "residents.csv"), SPEC, workspace=tmp_path, data_as_of=AS_OF, protections={}
    )
    copy.__exit__(None, None, None)
    assert [finding.code for finding in findings] == ["MDG121"]


def test_写しでないものや別の宣言の写しは開かない(tmp_path: Path) -> None:
    copy, _ = imported(tmp_path, HEAD + "1,10,見本　太郎,1,1\n")
    copy.__exit__(None, None, None)
    with pytest.raises(StoreError, match="MDG704"):
        ResidentCopy(tmp_path / "copy.sqlite3", ResidentSpec(id="other", title="別"))
    with pytest.raises(StoreError, match="MDG703"):
        ResidentCopy(tmp_path / "residents.csv", SPEC)
    with pytest.raises(StoreError, match="MDG703"):
        ResidentCopy(tmp_path / "nothing.sqlite3", SPEC)
    for source, code in (("postgresql://db/town", "MDG705"), (str(tmp_path / "none.csv"), "MDG701")):
        with pytest.raises(StoreError, match=code):
            open_residents(source, SPEC, workspace=tmp_path, data_as_of=None, protections=None)


def test_写しの場所を渡せば取り込まずに開く(tmp_path: Path) -> None:
    copy, _ = imported(tmp_path, HEAD + "1,10,見本　太郎,1,1\n")
    copy.__exit__(None, None, None)
    opened, findings = open_residents(
        f"sqlite:///{tmp_path / 'copy.sqlite3'}", SPEC, workspace=tmp_path, data_as_of=None, protections=None
    )
    with opened:
        assert findings == ()
        assert [person.address_number for person in opened] == ["1"]


def test_書けない所には何も残さない(tmp_path: Path) -> None:
    source = tmp_path / "residents.csv"
    source.write_text(HEAD + "1,10,見本　太郎,1,1\n", encoding="utf-8")
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreError, match="MDG702"):
        import_residents(source, tmp_path / "taken", SPEC, data_as_of=AS_OF)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["residents.csv", "taken"]
