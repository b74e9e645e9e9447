"""年金の問いの約束: 法律の言葉のまま尋ねて、受けられる方に「いいえ」と答えさせない。"""

from madoguchi_core.national.facts import family, household, pension


def test_生計の維持は_年金の基準の額で尋ね_働く妻に_いいえと答えさせない() -> None:
    """厚生年金保険法・国民年金法の施行令の基準は、生計が同じで年収850万円（所得655万5千円）未満。"""
    assert "850万円" in pension.was_supported.question
    assert "655万5千円" in pension.was_supported.question
    assert "生計を維持" not in pension.was_supported.question


def test_別に住む家族も_仕送りや行き来で支え合えば生計が同じと言い添える() -> None:
    assert "別にお住まいでも" in household.has_kin_of_same_livelihood.question
    assert "養育費" in family.is_child_supported.question


def test_児童手当の子は_同じ家でも世帯の別な子を尋ねる() -> None:
    assert "世帯の別な" in household.has_child_living_apart.question
