"""A `WireError` as the answer to whoever sent the bytes."""

from __future__ import annotations

from server.problems import Code, Problem
from wire.problems import WireCode, WireError

DETAILS = {
    WireCode.NOT_JSON: "The bytes are not JSON.",
    WireCode.TOO_DEEP: "The JSON is nested deeper than anything that belongs here.",
    WireCode.NOT_CANONICAL: "The bytes are not the canonical encoding of what they say.",
    WireCode.MISSING_FIELD: "A field is missing.",
    WireCode.UNKNOWN_FIELD: "There is a field that this version does not have.",
    WireCode.BAD_VALUE: "A value is of the wrong type, out of bounds or at odds with another.",
    WireCode.UNKNOWN_VERSION: "This server does not know that version. Update the server or the agent.",
    WireCode.UNKNOWN_TYPE: "This server does not know that type.",
    WireCode.WRONG_PAYLOAD_TYPE: "The envelope does not hold a statement.",
    WireCode.WRONG_LOG: "The statement is meant for another log.",
    WireCode.WRONG_CONTRACT: "The contract is not one of this device's owner.",
    WireCode.WRONG_KEY: "The envelope names another key than the device's.",
    WireCode.BAD_SIGNATURE: "The signature is not the device's over these bytes.",
    WireCode.WRONG_PREV: "The statement does not follow the one before it.",
    WireCode.SPAN_OVERLAP: "The span begins before the one of the statement before it ended.",
    WireCode.ANCHOR_RAN_BACK: "It cites an older checkpoint than the statement before it.",
    WireCode.TIME_BEFORE_ANCHOR: "It speaks of a time before the checkpoint that it cites.",
    WireCode.WRONG_TARGET: "What it is about is not here, or does not allow that any more.",
    WireCode.ADDS_TIME: "Taking something back cannot add time.",
    WireCode.SEED_MISMATCH: "The seed is not the one that the session committed to.",
    WireCode.NO_CONSENT: "It shows what had not been agreed to when it began.",
    WireCode.CLOSE_TOTAL: "The close says more than what counts, or less than one before it.",
    WireCode.ITEM_ERASED: "What it brings was taken back or has expired.",
    WireCode.COMMITMENT_MISMATCH: "A disclosure is not the one that the statement commits to.",
    WireCode.ITEM_MISMATCH: "The items contradict each other or the span.",
    WireCode.BLOB_MISMATCH: "A picture is not the one that the statement names.",
    WireCode.BAD_BATCH: "The parts of the batch do not add up.",
}


def refusal(error: WireError) -> Problem:
    """The problem for a statement or batch that does not hold: 413 for too large, else 422."""
    if error.code is WireCode.TOO_LARGE:
        return Problem(
            Code.TOO_LARGE,
            f"The part {error.where} is larger than this server takes{_remark(error)}. "
            "Nothing was stored.",
            extras=_place(error),
        )
    why = DETAILS.get(error.code, "The bytes do not hold.")
    return Problem(str(error.code), f"{why} Nothing was stored.", extras=_place(error))


def _remark(error: WireError) -> str:
    return f" ({error.detail})" if error.detail else ""


def _place(error: WireError) -> dict[str, str]:
    remark = {"remark": error.detail} if error.detail else {}
    return {"code": str(error.code), "where": error.where, "step": error.step, **remark}
