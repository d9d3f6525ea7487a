"""The code that two devices show of one enrolment: fixed, readable, and different for anything else."""

import pytest

from wire.enrolment import check_code, same_check_code

SPKI = bytes(range(44))


def test_a_check_code_is_twelve_letters_that_never_change():
    assert check_code("K7QX-2M4P", "desk", SPKI) == "HC38-ZHKE-E339"


@pytest.mark.parametrize(
    "other",
    [("K7QX-2M4Q", "desk", SPKI), ("K7QX-2M4P", "Desk", SPKI), ("K7QX-2M4P", "desk", SPKI[::-1])],
)
def test_any_other_enrolment_has_another_one(other):
    assert check_code(*other) != check_code("K7QX-2M4P", "desk", SPKI)


@pytest.mark.parametrize("typed", ["10ab-cdef-ghjk", "IO ABCDEFGHJK", "l0-abcd-ef-ghjk"])
def test_it_may_be_typed_carelessly(typed):
    assert same_check_code(typed, "10AB-CDEF-GHJK")


@pytest.mark.parametrize("typed", ["", "10AB-CDEF-GHJ", "10AB-CDEF-GHJM", "10AB-CDEF-GHJKX"])
def test_it_is_the_whole_code(typed):
    assert not same_check_code(typed, "10AB-CDEF-GHJK")
