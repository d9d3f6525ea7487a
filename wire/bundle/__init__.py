"""Bundles: everything that is known of one contract in one file that anybody can check offline.

To write one: fill a `writing.BundleContent` and pass on the pieces that `writing.write_bundle(content)` yields.
Its parts are `manifest.Manifest`, signed checkpoints, `lines.Node`, `lines.IndexedEntry` and `lines.Given`, and a
callback that gives files by hash. The nodes come from

- `roots.nodes_for(indexes, sizes, head_size, lookup)` where the whole tree is stored (a server); `roots.ranges_for`
  gives only the ranges, to look nodes up in bulk;
- `roots.fold(head_size, roots=..., inclusions=..., growths=...)` where nothing but receipts and consistency
  proofs were kept (an agent).

`sizes` are the anchor sizes of all statements in the bundle and the sizes of its checkpoints. An item that was removed,
replaced, expired or withheld has None for its disclosure; its files are then not asked for.

To check one:

    verify.verify(file: BinaryIO, *, vkeys: Sequence[str], contract: str | None = None,
                  period: tuple[int, int] | None = None, known: Sequence[str] = (),
                  witnesses: Sequence[str] = (), progress: Callable[[int, int], None] | None = None) -> Report

`vkeys` are the trusted keys of logs, `known` the signed notes of checkpoints that are known already, `witnesses` the
vkeys of witnesses; `progress` is told what is done and what there is. A `report.Report` has `error` (None, or
a `WireError` with `step`, `code` and `where`), `findings`, `counts` and `exit_code(strict=False)`. Whatever the file
holds, nothing is raised but what reading the file raises.

`archive`, `layout`, `lines` and `manifest` are the file format, in both directions.
"""
