"""Devices: enrolment by one-time code, tokens, keys."""
