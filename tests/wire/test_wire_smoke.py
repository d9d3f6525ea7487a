from tests.support.evidence import CONTRACT, DEVICE, LOG_VKEY, ORIGIN, MemoryLog, batch_of
from wire.batch import decode_batch, encode_batch
from wire.receipt import check_receipt
from wire.verification import verify_upload


def test_round():
    log = MemoryLog()
    known = None
    for number in range(12):
        batch = batch_of(number)
        data = encode_batch(batch)
        assert decode_batch(data) == batch
        found = verify_upload(batch, public=DEVICE.public, log=ORIGIN, contracts={CONTRACT})
        receipt = log.receive(batch.envelope, have=found.have, recv_ms=1_767_225_700_000)
        known = check_receipt(
            receipt,
            origin=ORIGIN,
            vkey=LOG_VKEY,
            envelope_sha256=found.envelope_sha256,
            have=found.have,
            known=known,
            consistency=log.consistency(known.size if known else 0),
        )
        assert known == log.checkpoint()
