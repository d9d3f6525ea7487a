"""RFC 8785 with integers only: the published example, strictness, and that reading undoes writing."""

import contextlib

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from wire.canonical import MAX_DEPTH, MAX_INTEGER, decode, encode, read_again
from wire.problems import WireCode, WireError

integers = st.integers(-MAX_INTEGER, MAX_INTEGER)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scalars = st.none() | st.booleans() | integers | texts


def nested(depth):
    """Values with at most `depth` levels of nesting."""
    if depth == 0:
        return scalars
    inner = nested(depth - 1)
    return scalars | st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)


@given(nested(4))
def test_reading_undoes_writing(value):
    data = encode(value)
    assert decode(data) == value
    assert encode(decode(data)) == data


@given(nested(4))
def test_what_was_let_pass_before_reads_the_same_again(value):
    data = encode(value)
    assert read_again(data) == decode(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[1.5]", WireCode.NOT_JSON),
        (b"[NaN]", WireCode.NOT_JSON),
        (b"[1", WireCode.NOT_JSON),
        (b"\xff", WireCode.NOT_JSON),
        (b"[" * 60_000, WireCode.TOO_DEEP),
    ],
)
def test_reading_again_is_still_reading_our_json(data, code):
    with pytest.raises(WireError) as caught:
        read_again(data, where="place")
    assert (caught.value.code, caught.value.where) == (code, "place")


@given(nested(4))
def test_what_is_written_is_rfc_8785(value):
    assert encode(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("code", range(0xA0))
def test_every_control_character_is_written_as_rfc_8785_does(code):
    text = f"a{chr(code)}b"
    assert encode({text: text}) == rfc8785.dumps({text: text})


@pytest.mark.parametrize("place", [0, 1])
def test_one_bad_child_among_good_ones_is_found(place):
    for children in ([{"\u00f6": 1}, 1.5], [2**53, "a"]):
        with pytest.raises(WireError):
            encode(children[::-1] if place else children)


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_or_are_their_own_encoding(data):
    try:
        value = decode(data)
    except WireError:
        return
    assert encode(value) == data


@given(nested(3), st.integers(0, 200), st.sampled_from([b" ", b"\n", b"0", b",", b"\\", b'"']))
def test_no_second_spelling(value, at, mark):
    data = encode(value)
    at %= len(data) + 1
    other = data[:at] + mark + data[at:]
    with contextlib.suppress(WireError):
        assert decode(other) != value


def test_members_sort_by_utf16_as_in_rfc_8785_section_3_2_3():
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert encode(value).decode() == (
        '{"\\r":"Carriage Return","1":"One","\u0080":"Control",'
        '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",'
        '"\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
    )


def test_strings_and_literals_as_in_rfc_8785_section_3_2_2():
    value = {
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert encode(value) == (
        b'{"literals":[null,true,false],"string":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_numbers_of_rfc_8785_that_are_whole():
    assert encode([MAX_INTEGER, -MAX_INTEGER, 0]) == b"[9007199254740991,-9007199254740991,0]"
    assert decode(b"[9007199254740991,-9007199254740991,0]") == [MAX_INTEGER, -MAX_INTEGER, 0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"333333333.3333333", WireCode.NOT_JSON),
        (b"1e30", WireCode.NOT_JSON),
        (b"-Infinity", WireCode.NOT_JSON),
        (b"NaN", WireCode.NOT_JSON),
        (b"9007199254740992", WireCode.BAD_VALUE),
        (b"-9007199254740992", WireCode.BAD_VALUE),
        (b"99999999999999999", WireCode.BAD_VALUE),
        (b"999999999999999999", WireCode.NOT_JSON),
        (b"01", WireCode.NOT_JSON),
        (b"+1", WireCode.NOT_JSON),
        (b"-0", WireCode.NOT_CANONICAL),
        (b"", WireCode.NOT_JSON),
        (b"{}{}", WireCode.NOT_JSON),
        (b" {}", WireCode.NOT_CANONICAL),
        (b"{}\n", WireCode.NOT_CANONICAL),
        (b"\xef\xbb\xbf{}", WireCode.NOT_JSON),
        (b'"\xff"', WireCode.NOT_JSON),
        (b'"\xed\xa0\x80"', WireCode.NOT_JSON),
        (b'"\\ud800"', WireCode.BAD_VALUE),
        (b'{"\\udc00":1}', WireCode.BAD_VALUE),
        (b'"\\u0041"', WireCode.NOT_CANONICAL),
        (b'"\\/"', WireCode.NOT_CANONICAL),
        (b'"\\u000A"', WireCode.NOT_CANONICAL),
        (b'{"a":1,"a":1}', WireCode.NOT_CANONICAL),
        (b'{"b":1,"a":1}', WireCode.NOT_CANONICAL),
        (b"'a'", WireCode.NOT_JSON),
        (b'["a",]', WireCode.NOT_JSON),
        (b"\x00", WireCode.NOT_JSON),
    ],
)
def test_other_spellings_are_refused(data, code):
    with pytest.raises(WireError) as caught:
        decode(data, where="place")
    assert (caught.value.code, caught.value.where) == (code, "place")


def test_depth():
    deepest = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert encode(decode(deepest)) == deepest
    for data in (b"[" + deepest + b"]", b"[" * 60_000, b'{"a":' * 10_000):
        with pytest.raises(WireError) as caught:
            decode(data)
        assert caught.value.code is WireCode.TOO_DEEP
    with pytest.raises(WireError) as caught:
        encode([[[[[[[[[]]]]]]]]])
    assert caught.value.code is WireCode.TOO_DEEP


def test_size():
    assert decode(b'"abc"', limit=5) == "abc"
    with pytest.raises(WireError) as caught:
        decode(b'"abcd"', limit=5)
    assert caught.value.code is WireCode.TOO_LARGE


@pytest.mark.parametrize("value", [1.0, b"bytes", {1: 2}, (1,), {1}, [float("nan")]])
def test_what_has_no_encoding(value):
    with pytest.raises(WireError) as caught:
        encode(value)
    assert caught.value.code is WireCode.BAD_VALUE


def test_error_reads_well():
    error = WireError(WireCode.BAD_VALUE, "statement/v", "not an integer", step="I8")
    assert str(error) == "I8: bad-value at statement/v (not an integer)"
    assert str(WireError(WireCode.TOO_DEEP, "batch")) == "too-deep at batch"
