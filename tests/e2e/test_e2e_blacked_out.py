"""A part of a picture is blacked out after it was delivered: the old picture is gone everywhere, the proof is whole."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.support.product import Product, verify, wait_for


def test_region_blacked_out_after_delivery(tmp_path: Path) -> None:
    with Product(tmp_path) as product:
        product.start_backend()
        product.enrol()
        product.start_agent()
        product.desktop.run("xdotool", "mousemove", "300", "300")
        product.clock_in("Work that shows too much")
        for number in range(6):
            # Two shots of a still screen would be one file, which stays as long as one of them does.
            product.desktop.open_window("Work", colour=f"#{40 * number:02x}6699")
            product.work(0.5)
        product.hourproof("stop")
        product.wait_delivered()

        stream, seq, sha256 = pictured(product)
        region = ("--region", "10,10,200,100")
        refused = product.run_hourproof("redact", f"{stream}/{seq}", *region)
        assert refused.returncode == 1
        assert "not on this machine any more" in refused.stderr
        (blob,) = [path for path in product.data.rglob(f"*{sha256}*") if path.is_file()]
        saved = tmp_path / "saved.webp"
        saved.write_bytes(blob.read_bytes())
        product.hourproof("redact", f"{stream}/{seq}", *region, "--picture", str(saved))
        product.wait_delivered()
        wait_for(lambda: not blob.exists(), "the old picture to be erased")

        trust, bundle = tmp_path / "trust", tmp_path / "theirs.hpb"
        trust.write_text(product.hourproof("trust"))
        product.stop_backend()
        done = product.run_server("export", str(bundle), "--contract", product.contract)
        assert done.returncode == 0, done.stdout + done.stderr
        assert sha256.encode() not in bundle.read_bytes()
        assert saved.read_bytes() not in bundle.read_bytes()
        code, report = verify(bundle, trust)
        assert code == 0, report


def pictured(product: Product) -> tuple[str, int, str]:
    """Place and full picture of a segment that has one of its own, as the server holds it."""
    rows = product.rows("SELECT stream, seq, text FROM disclosures ORDER BY seq")
    found: dict[str, list[tuple[str, int]]] = {}
    for stream, seq, disclosure in rows:
        padded = str(disclosure) + "=" * (-len(str(disclosure)) % 4)
        _, kind, value = json.loads(base64.urlsafe_b64decode(padded))
        if kind == "screenshot" and "picture" in value:
            places = found.setdefault(str(value["picture"]["sha256"]), [])
            places.append((str(stream), int(seq)))
    sha256, ((stream, seq),) = next(one for one in found.items() if len(one[1]) == 1)
    return stream, seq, sha256
