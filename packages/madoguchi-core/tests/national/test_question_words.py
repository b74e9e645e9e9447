"""問いの言葉の約束: 受けられる方に「いいえ」と、要らない方に「はい」と答えさせない。"""

from madoguchi_core.national.facts import estate, family, household, living, pension, welfare


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


def test_手帳や受給者証は_手元に無くても_交付を受けていれば_はいと言い添える() -> None:
    """葬祭料や払い戻しは、証が見当たらなくても受けられる。"""
    for fact in (
        welfare.has_hibakusha_handbook,
        welfare.has_intractable_disease,
        welfare.has_child_chronic_disease,
    ):
        assert "見当たらないときも「はい」" in fact.question


def test_車と浄化槽は_家にあるかでなく_亡くなった方の名義かを尋ねる() -> None:
    for fact in (estate.has_light_car, estate.has_ordinary_car, living.has_septic_tank):
        assert "亡くなった方のお名前" in fact.question
