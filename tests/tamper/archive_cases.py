"""Step V1: what is wrong with the archive and its names."""

import io
import zipfile
from typing import Any

from tests.tamper.cases import Cases
from tests.tamper.forms import Zip
from tests.tamper.maker import Bundle, Plot

CASES = Cases()
NO_BUNDLE = 65


def whole(name: str, words: str, change: Any) -> None:
    """A case that changes the bytes of the file."""
    CASES.add("V1", "bad-archive", name, words, lambda plot: plot.file(change), exit_code=NO_BUNDLE)


def fields(name: str, words: str, change: Any) -> None:
    """A case that changes fields of the archive, its contents as they were."""
    CASES.add("V1", "bad-archive", name, words, lambda plot: plot.zip(change), exit_code=NO_BUNDLE)


whole("file-empty", "nothing at all", lambda file: b"")
whole("file-of-text", "a text", lambda file: b"This is no bundle.\n" * 40)
whole("file-cut", "the last byte cut", lambda file: file[:-1])
whole("file-halved", "the second half cut", lambda file: file[: len(file) // 2])
whole("file-without-head", "the first byte cut", lambda file: file[1:])
whole("file-prefixed", "a byte before the archive", lambda file: b"\0" + file)
whole("file-followed", "a byte after the archive", lambda file: file + b"\0")
whole("file-twice", "the archive after itself", lambda file: file + file)
whole(
    "file-after-another",
    "another archive before it",
    lambda file: plain_zip({"bundle.json": b"{}"}) + file,
)
whole("file-only-end", "only the last three records", lambda file: file[-98:])
whole(
    "file-by-another-program",
    "the members in an ordinary ZIP",
    lambda file: repacked(file, zipfile.ZIP_STORED),
)
whole(
    "file-compressed", "the members compressed", lambda file: repacked(file, zipfile.ZIP_DEFLATED)
)
whole("file-without-zip64", "only the plain end record", lambda file: file[:-98] + file[-22:])


def plain_zip(members: dict[str, bytes], *, method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def repacked(file: bytes, method: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return plain_zip({name: archive.read(name) for name in archive.namelist()}, method=method)


def both(archive: Zip, index: int, **values: Any) -> None:
    archive.locals[index].update(values)
    archive.centrals[index].update(values)


fields("crc-local", "another CRC-32 in the local header", lambda z: z.locals[3].update(crc=0))
fields(
    "crc-central", "another CRC-32 in the central directory", lambda z: z.centrals[3].update(crc=0)
)
fields(
    "name-local",
    "another name in the local header",
    lambda z: z.locals[-1].update(name=b"blobs/" + b"0" * 64),
)
fields("flag-encrypted", "a member said to be encrypted", lambda z: both(z, 1, flags=1))
fields("flag-descriptor", "sizes said to follow the member", lambda z: both(z, 1, flags=8))
fields("flag-utf8", "names said to be UTF-8", lambda z: both(z, 1, flags=0x800))
fields(
    "flag-local-only", "a flag in the local header alone", lambda z: z.locals[1].update(flags=0x800)
)
fields("method-deflate", "a member said to be compressed", lambda z: both(z, 1, method=8))
fields(
    "method-central-only",
    "said to be compressed in the directory alone",
    lambda z: z.centrals[1].update(method=8),
)
fields("time-set", "a time of day", lambda z: both(z, 1, time=1))
fields("date-set", "another date", lambda z: both(z, 1, date=34))
fields("need-20", "version needed 20", lambda z: both(z, 1, need=20))
fields("made-by-unix", "made by Unix", lambda z: z.centrals[1].update(made=0x031E))
fields(
    "attributes-link",
    "a symbolic link",
    lambda z: z.centrals[1].update(external=0xA1FF0000, made=0x032D),
)
fields("attributes-folder", "a folder", lambda z: z.centrals[1].update(external=0x10))
fields("attributes-text", "said to be text", lambda z: z.centrals[1].update(internal=1))
fields("disk-1", "a member on another disk", lambda z: z.centrals[1].update(disk=1))
fields(
    "comment-of-member",
    "a comment at a member",
    lambda z: z.centrals[1].update(comment=b"see here"),
)
fields("comment-of-archive", "a comment at the end", lambda z: z.end.update(comment=b"see here"))
fields(
    "extra-local",
    "an extra field in a local header",
    lambda z: z.locals[1].update(extra=b"\1\0\0\0"),
)
fields(
    "extra-central",
    "an extra field in the directory",
    lambda z: z.centrals[1].update(extra=b"\1\0\0\0"),
)
fields("gap-first", "bytes before the first member", lambda z: z.glue.update({0: b"MZ"}))
fields("gap-between", "bytes between two members", lambda z: z.glue.update({2: b"hidden"}))
fields(
    "gap-before-directory", "bytes before the directory", lambda z: z.glue.update(central=b"hidden")
)
fields(
    "gap-before-end64",
    "bytes before the ZIP64 end record",
    lambda z: z.glue.update(end64=b"hidden"),
)
fields("gap-before-locator", "bytes before the locator", lambda z: z.glue.update(locator=b"hidden"))
fields("gap-before-end", "bytes before the end record", lambda z: z.glue.update(end=b"hidden"))
fields(
    "directory-shuffled",
    "two members swapped in the directory",
    lambda z: z.centrals.insert(1, z.centrals.pop(2)),
)
fields(
    "directory-short",
    "a member that the directory does not name",
    lambda z: z.centrals.__delitem__(-1),
)
fields(
    "directory-counted-short", "one member fewer counted", lambda z: z.end64.update(here=2, all=2)
)
fields(
    "directory-counted-long",
    "2^63 members counted",
    lambda z: z.end64.update(here=2**63, all=2**63),
)
fields("directory-uneven", "two numbers of members", lambda z: z.end64.update(here=1))
fields(
    "directory-twice",
    "a member twice in the directory",
    lambda z: z.centrals.append(z.centrals[-1]),
)
fields(
    "members-share-bytes",
    "two members at one place",
    lambda z: z.centrals[2].update(offset=z.centrals[1]["offset"]),
)
fields(
    "offset-shifted",
    "a member's place one byte on",
    lambda z: z.centrals[1].update(offset=z.centrals[1]["offset"] + 1),
)
fields(
    "offset-beyond", "a member beyond the file", lambda z: z.centrals[1].update(offset=0xFFFFFFF0)
)
fields("offset-zip64", "a ZIP64 offset where none is needed", lambda z: zip64_offset(z))
fields(
    "size-larger",
    "a member said to be a byte longer",
    lambda z: both(z, 1, packed=z.locals[1]["size"] + 1, size=z.locals[1]["size"] + 1),
)
fields(
    "size-smaller",
    "a member said to be a byte shorter",
    lambda z: both(z, 1, packed=z.locals[1]["size"] - 1, size=z.locals[1]["size"] - 1),
)
fields(
    "size-uneven",
    "packed and unpacked size differ",
    lambda z: both(z, 1, packed=z.locals[1]["size"] - 1),
)
fields("size-bomb", "a member said to hold 4 GB", lambda z: both(z, 1, size=0xFFFFFFFE))
fields(
    "size-local-only",
    "another size in the local header",
    lambda z: z.locals[1].update(size=0, packed=0),
)
fields("signature-local", "another mark at a member", lambda z: z.locals[1].update(sig=0x04034B51))
fields(
    "signature-central",
    "another mark in the directory",
    lambda z: z.centrals[1].update(sig=0x02014B51),
)
fields(
    "end-counts",
    "true counts in the end record",
    lambda z: z.end.update(here=len(z.locals), all=len(z.locals)),
)
fields(
    "end-offset",
    "a true offset in the end record",
    lambda z: z.end.update(offset=z.end64["offset"]),
)
fields("end-disk", "another disk in the end record", lambda z: z.end.update(disk=1))
fields("end64-size", "a longer ZIP64 end record", lambda z: z.end64.update(size=45))
fields(
    "end64-offset",
    "the directory one byte on",
    lambda z: z.end64.update(offset=z.end64["offset"] + 1),
)
fields(
    "end64-length",
    "the directory one byte longer",
    lambda z: z.end64.update(length=z.end64["length"] + 1),
)
fields(
    "end64-made", "the ZIP64 end record made by another version", lambda z: z.end64.update(made=46)
)
fields(
    "locator-offset",
    "the locator one byte off",
    lambda z: z.locator.update(offset=z.locator["offset"] + 1),
)
fields("locator-disks", "two disks", lambda z: z.locator.update(disks=2))


def zip64_offset(archive: Zip) -> None:
    one = archive.centrals[1]
    extra = b"\1\0\x08\0" + one["offset"].to_bytes(8, "little")
    archive.end64["length"] += len(extra)
    archive.locator["offset"] += len(extra)
    one.update(extra=extra, offset=0xFFFFFFFF)


@CASES.case("V1", "bad-archive")
def crc_both(plot: Plot) -> None:
    """Another CRC-32 in both headers: that is seen only when the member is read"""
    plot.zip(lambda archive: both(archive, -1, crc=archive.locals[-1]["crc"] ^ 1))


@CASES.case("V1", "bad-archive", exit_code=NO_BUNDLE)
def member_of_64_megabytes_and_one(plot: Plot) -> None:
    """A member of 67,108,865 bytes"""
    plot.zip(lambda archive: grown(archive, bytes(67_108_865)))


def grown(archive: Zip, content: bytes) -> Zip:
    members = [
        (one["name"], held) for one, held in zip(archive.locals, archive.contents, strict=True)
    ]
    return Zip.of([*members, (b"blobs/" + b"f" * 64, content)])


def name(case: str, words: str, told: str | bytes, *, at: int = 99, code: str = "bad-name") -> None:
    """A case with one more member of a name that no member has."""

    def change(bundle: Bundle) -> None:
        members = bundle.members()
        members.insert(min(at, len(members)), (told, b"hello\n"))
        bundle.story.plot.zip(lambda _: Zip.of(members))

    exit_code = NO_BUNDLE if code == "bad-archive" else 1
    CASES.add("V1", code, case, words, lambda plot: plot.bundle(change), exit_code=exit_code)


name("path-up", "a path out of the folder", "../../etc/cron.d/evil")
name("path-up-in-blobs", "a path out of the blobs", "blobs/../../evil")
name("path-absolute", "an absolute path", "/etc/passwd")
name("path-drive", "a path on a drive", "C:\\evil.exe")
name("path-backslash", "a blob named with a backslash", "blobs\\" + "0" * 64)
name("path-folder", "a folder", "blobs/")
name("path-doubled-slash", "a blob named with two slashes", "blobs//" + "0" * 64)
name("name-empty", "no name", "", code="bad-archive")
name("name-unknown", "a member that no bundle has", "readme.txt")
name("name-capitals", "the manifest in capitals", "BUNDLE.JSON")
name("name-blob-capitals", "a blob in capitals", "blobs/" + "A" * 64)
name("name-blob-short", "a blob with a short name", "blobs/" + "0" * 63)
name("name-blob-with-ending", "a blob with an ending", "blobs/" + "0" * 64 + ".webp")
name("name-null", "a name with a null", b"blobs/" + b"0" * 63 + b"\0")
name("name-not-ascii", "a name beyond ASCII", "blobs/" + "é" * 32, code="bad-archive")
name("name-line-break", "a name with a line break", b"blobs/" + b"0" * 64 + b"\n")
name("name-five-digits", "a part numbered with five digits", "log/entries-00001.jsonl")
name("name-part-skipped", "a part whose number is not the next", "statements/000002.jsonl")
name(
    "name-part-arabic",
    "a part numbered in other digits",
    "statements/00000١.jsonl",
    code="bad-archive",
)
name("name-twice-manifest", "the manifest twice", "bundle.json", at=1)
name("name-twice-notes", "the checkpoints twice", "log/notes.jsonl", at=2)
name("name-out-of-order", "a blob before the manifest", "blobs/" + "0" * 64, at=0)
name("name-of-65535", "a name of 65,535 bytes", "b" * 65_535, code="bad-archive")


@CASES.case("V1", "bad-name")
def name_blob_twice(plot: Plot) -> None:
    """The last file twice"""
    plot.zip(lambda archive: Zip.of([*pairs(archive), pairs(archive)[-1]]))


@CASES.case("V1", "bad-name")
def members_swapped(plot: Plot) -> None:
    """The statements before the log"""
    plot.zip(
        lambda archive: Zip.of(
            [*pairs(archive)[:2], *pairs(archive)[3:5], pairs(archive)[2], *pairs(archive)[5:]]
        )
    )


def pairs(archive: Zip) -> list[tuple[str | bytes, bytes]]:
    return [(one["name"], held) for one, held in zip(archive.locals, archive.contents, strict=True)]


@CASES.case("V1", "bad-name")
def manifest_absent(plot: Plot) -> None:
    """No bundle.json"""
    plot.zip(lambda archive: Zip.of(pairs(archive)[1:]))


@CASES.case("V1", "bad-name")
def members_none(plot: Plot) -> None:
    """An archive without members"""
    plot.zip(lambda archive: Zip.of([]))


@CASES.case("V1", "bad-name")
def notes_absent(plot: Plot) -> None:
    """No member with the checkpoints"""
    plot.zip(lambda archive: Zip.of([pairs(archive)[0], *pairs(archive)[2:]]))
