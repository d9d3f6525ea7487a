"""What the end-to-end tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.product import Product


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    """Enrolled, agent and backend running, a window that takes the input; minutes last five seconds."""
    with Product(tmp_path) as product:
        product.begin()
        yield product
