"""異動のとおりに、人を世帯に分ける。続柄・記載順位はここに無い（``_settle``）。"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from madoguchi_core.findings import Finding, Severity
from madoguchi_core.households._facts import Register, read_register
from madoguchi_core.records import Address, Household, Missing, RecordReason, Resident


class Draft:
    """
    組み立てている世帯ひとつ。``arrange`` の中でだけ変える。

    Attributes:
        number: 世帯番号。
        place: 指摘に書く場所（何番目の世帯か）。
        members: いまの世帯員。
        rows: 前から消除されている人の記録。
        register: もとの記録の読み取り。
        joined: 入ってきた人の宛名番号と、その異動事由（書き終えていれば None）。
        head: 届出に書かれた世帯主。書かれていなければ ``Missing``。
        is_touched: 異動に関わったか。
        is_new: 新しくできた世帯か。
        standing_head: 入った人の中にいる、もとの世帯主。
    """

    __slots__ = (
        "head",
        "is_new",
        "is_touched",
        "joined",
        "members",
        "number",
        "place",
        "register",
        "rows",
        "standing_head",
    )

    def __init__(self, number: str, place: str, rows: Sequence[Resident], *, is_new: bool = False) -> None:
        self.number = number
        self.place = place
        self.members = [row for row in rows if row.is_current is not False]
        self.rows = [row for row in rows if row.is_current is False]
        self.register: Register = read_register(rows)
        self.joined: dict[str, RecordReason | None] = {}
        self.head: str | Missing = Missing.NOT_ASKED
        self.standing_head: str | None = None
        self.is_touched = False
        self.is_new = is_new

    @property
    def names(self) -> tuple[str, ...]:
        """いまの世帯員の宛名番号。"""
        return tuple(member.address_number for member in self.members)

    @property
    def address(self) -> Address | None:
        """世帯の住所。世帯員がいなければ None。"""
        return self.members[0].address if self.members else None


class Drafts:
    """組み立てている世帯の全部と、離れた人、見つかった指摘。"""

    __slots__ = ("findings", "left", "on", "people", "reported_on", "rooms", "viewers")

    def __init__(self, households: Iterable[Household], on: date) -> None:
        self.rooms: dict[str, Draft] = {}
        self.left: list[Resident] = []
        self.findings: list[Finding] = []
        self.on = on
        self.reported_on: date | Missing = Missing.NOT_ASKED
        seen: set[str] = set()
        for at, household in enumerate(households, 1):
            draft = Draft(household.number, f"{at}つ目の世帯", household.members)
            if household.number in self.rooms or seen & set(draft.names):
                self.error(
                    "MDG271", draft.place, "同じ世帯か同じ人が二度渡されています", "一つだけを渡してください"
                )
            seen |= set(draft.names)
            self.rooms.setdefault(household.number, draft)
        self.people = [row for room in self.rooms.values() for row in (*room.members, *room.rows)]
        # その人の続柄が、誰から見て書かれているか
        self.viewers = {name: room.register.head for room in self.rooms.values() for name in room.names}

    def error(self, code: str, where: str, message: str, hint: str) -> None:
        """続けられない指摘を足す。"""
        self.findings.append(Finding(code, Severity.ERROR, where, message, hint))

    def warn(self, code: str, where: str, message: str, hint: str) -> None:
        """注意を足す。"""
        self.findings.append(Finding(code, Severity.WARNING, where, message, hint))

    def notice(self, code: str, where: str, message: str, hint: str) -> None:
        """お知らせを足す。"""
        self.findings.append(Finding(code, Severity.NOTICE, where, message, hint))

    def home_of(self, name: str) -> Draft | None:
        """いまその人のいる世帯。"""
        return next((room for room in self.rooms.values() if name in room.names), None)

    def require(self, names: Sequence[str]) -> bool:
        """全員が、どれかの世帯にいまいるか。いなければ指摘を足す。"""
        missing = [at for at, name in enumerate(names, 1) if self.home_of(name) is None]
        for at in missing:
            self.error(
                "MDG270",
                f"異動する人の{at}人目",
                "渡された世帯に、いまいる人として見当たりません",
                "宛名番号と、世帯の記録が新しいかを確かめてください",
            )
        if not names or len(set(names)) != len(names):
            self.error(
                "MDG270", "異動する人", "一人もいないか、同じ人が二度あります", "異動する人を確かめてください"
            )
            return False
        return not missing

    def require_room(self, number: str) -> Draft | None:
        """既にある世帯。無ければ指摘を足す。"""
        room = self.rooms.get(number)
        if room is None or not room.members:
            self.error(
                "MDG272", "世帯番号", "渡された世帯の中に、その世帯がありません", "世帯番号を確かめてください"
            )
            return None
        return room

    def take(self, names: Sequence[str], rest_head: str | Missing) -> list[Resident]:
        """もとの世帯から人を出す。並びは記載順。"""
        taken: list[Resident] = []
        for room in self.rooms.values():
            chosen = [member for member in room.members if member.address_number in names]
            if chosen:
                room.members = [one for one in room.members if one.address_number not in names]
                room.is_touched = True
                room.head = rest_head
                taken += chosen
        return taken

    def room_for(self, number: str) -> Draft:
        """入る世帯。無ければ新しく作る。"""
        room = self.rooms.get(number)
        if room is None:
            room = self.rooms[number] = Draft(number, "新しい世帯", (), is_new=True)
        return room

    def put(
        self,
        number: str,
        people: Sequence[Resident],
        head: str | Missing,
        standing_head: str | None,
        reason: RecordReason | None = None,
    ) -> None:
        """世帯に人を入れる。"""
        room = self.room_for(number)
        if not room.members:
            room.standing_head = standing_head
        room.members += people
        room.joined |= {person.address_number: reason for person in people}
        room.is_touched = True
        room.head = head

    def head_among(self, names: Sequence[str]) -> str | None:
        """その人たちの中の、もとの世帯の世帯主。一人に決まらなければ None。"""
        heads = [room.register.head for room in self.rooms.values() if room.register.head in names]
        return heads[0] if len(heads) == 1 else None

    def touched(self) -> Iterator[Draft]:
        """異動に関わった世帯。"""
        return (room for room in self.rooms.values() if room.is_touched)
