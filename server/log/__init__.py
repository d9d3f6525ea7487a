"""The transparency log of an organization: entries, tree, signed checkpoints, receipts."""
