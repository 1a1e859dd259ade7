"""The memory: tables, queries, the unit of work, the outbox and the migrations."""
