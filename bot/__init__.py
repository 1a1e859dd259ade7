"""Gavel: runs a department's meetings and sees that what was decided gets done."""
