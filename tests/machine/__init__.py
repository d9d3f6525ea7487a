"""Tests on real devices, in a virtual machine that this folder starts: cameras, keyboards, mice, a real Xorg."""
