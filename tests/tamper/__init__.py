"""Tamper cases of the evidence, written from `wire/SPEC.md` by somebody who had not read the verifier."""
