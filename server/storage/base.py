"""The base of all table classes: column types of our ids and the naming of constraints.

The organization's id leads every primary, unique and foreign key, so that tables can be partitioned or
distributed by it. The exceptions are people, what belongs to their accounts, and devices that wait to be
signed in: who signs in is known before the organization is.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from wire.records import ContractId, DeviceId, KeyId, OrganizationId, PersonId, Sha256, StreamId


class Base(DeclarativeBase):
    """Base of every table class. Instants are integer milliseconds, hashes lower-case hex."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        int: BigInteger(),
        str: Text(),
        bytes: LargeBinary(),
        ContractId: Text(),
        DeviceId: Text(),
        KeyId: Text(),
        OrganizationId: Text(),
        PersonId: Text(),
        Sha256: Text(),
        StreamId: Text(),
    }


CLUSTERED = {"sqlite_with_rowid": False}
"""Table option: the rows lie in the order of the primary key."""
