"""The numbers that Gavel counts about itself, for Prometheus to fetch.

The composition root makes one `Metrics` and hands it to whoever counts. Names follow
https://prometheus.io/docs/practices/naming/; labels take few values, whatever users type.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.context_managers import Timer

Metric = TypeVar("Metric", Counter, Histogram)

CONTENT_TYPE = CONTENT_TYPE_LATEST
# Slack waits three seconds: below it the steps are fine, above it one is enough.
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0, 10.0, 60.0)


class Metrics:
    """Counters, gauges and histograms in a registry of their own."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._interactions = Counter(
            "gavel_interactions_total",
            "What people did in Slack, by what became of it.",
            ("kind", "name", "outcome"),
            registry=registry,
        )
        self._interaction_seconds = Histogram(
            "gavel_interaction_seconds",
            "Time from the arrival of an interaction until it was handled.",
            ("kind", "name"),
            registry=registry,
            buckets=SECONDS,
        )
        self._job_seconds = Histogram(
            "gavel_job_seconds",
            "Time that one run of a job of the schedule took.",
            ("job",),
            registry=registry,
            buckets=SECONDS,
        )
        self._job_rows = Counter(
            "gavel_job_rows_total",
            "Rows that jobs claimed and handled.",
            ("job",),
            registry=registry,
        )
        self._job_failures = Counter(
            "gavel_job_failures_total",
            "Rows that were set aside and runs that could not be finished.",
            ("job",),
            registry=registry,
        )
        self._set_aside = Gauge(
            "gavel_rows_set_aside",
            "Rows that made their job fail, in the database that all processes share.",
            ("job",),
            registry=registry,
        )
        self._claims = Counter(
            "gavel_outbox_claims_total", "Deliveries that were begun.", registry=registry
        )
        self._deliveries = Counter(
            "gavel_outbox_deliveries_total",
            "Deliveries by what became of them: sent, retried, parked.",
            ("kind", "outcome"),
            registry=registry,
        )
        self._retries = Counter(
            "gavel_outbox_retries_total",
            "Deliveries that are tried again, by Slack's word for the reason.",
            ("error",),
            registry=registry,
        )
        self._delivery_seconds = Histogram(
            "gavel_outbox_delivery_seconds",
            "Time that one delivery took, waiting for the channel's pace included.",
            ("kind",),
            registry=registry,
            buckets=SECONDS,
        )
        self._database_up = Gauge(
            "gavel_database_up", "Whether the database answers (1) or not (0).", registry=registry
        )
        self._queue_due = Gauge(
            "gavel_queue_due",
            "Rows whose moment has come, in the database that all processes share.",
            ("queue",),
            registry=registry,
        )
        self._queue_lag = Gauge(
            "gavel_queue_lag_seconds",
            "For how long the oldest due row has been due, 0 when none is.",
            ("queue",),
            registry=registry,
        )
        self._outbox = Gauge(
            "gavel_outbox_messages",
            "Messages that are not sent, in the database that all processes share.",
            ("state",),
            registry=registry,
        )

    def interaction(self, kind: str, name: str) -> Timer:
        """Time one interaction: a command, an action, a submission, a shortcut or an event."""
        timer: Timer = _labelled(self._interaction_seconds, kind, name).time()
        return timer

    def handled(self, kind: str, name: str, outcome: str) -> None:
        """Count an interaction by what became of it."""
        _labelled(self._interactions, kind, name, outcome).inc()

    def job(self, name: str) -> Timer:
        """Time one run of a job."""
        timer: Timer = _labelled(self._job_seconds, name).time()
        return timer

    def job_handled(self, name: str, rows: int) -> None:
        """Count the rows that a run of a job handled."""
        self._job_rows.labels(name).inc(rows)

    def job_failed(self, name: str) -> None:
        """Count a row of a job that was set aside, or a run that failed as a whole."""
        self._job_failures.labels(name).inc()

    def claimed(self, deliveries: int) -> None:
        """Count deliveries that begin."""
        self._claims.inc(deliveries)

    def delivery(self, kind: str) -> Timer:
        """Time one delivery of that kind."""
        timer: Timer = _labelled(self._delivery_seconds, kind).time()
        return timer

    def delivered(self, kind: str, outcome: str) -> None:
        """Count a delivery by what became of it: sent, retried or parked."""
        _labelled(self._deliveries, kind, outcome).inc()

    def retried(self, error: str) -> None:
        """Count a reason for trying again; `error` is a word, not a sentence."""
        self._retries.labels(error).inc()

    def show_queue(self, name: str, due: int, lag_seconds: float) -> None:
        """Show how many rows of a queue are due, and since when the oldest is."""
        self._queue_due.labels(name).set(due)
        self._queue_lag.labels(name).set(lag_seconds)

    def show_outbox(self, state: str, count: int) -> None:
        """Show how many messages are in a state."""
        self._outbox.labels(state).set(count)

    def show_set_aside(self, counts: Mapping[str, int]) -> None:
        """Show how many rows of each job are set aside; jobs without any are not shown."""
        self._set_aside.clear()
        for job, count in counts.items():
            self._set_aside.labels(job).set(count)

    def show_database(self, *, up: bool) -> None:
        """Show whether the database answers; of one that is away, nothing else is shown."""
        self._database_up.set(up)
        if not up:
            for gauge in (self._queue_due, self._queue_lag, self._set_aside, self._outbox):
                gauge.clear()

    def exposition(self) -> bytes:
        """All numbers in Prometheus' text format, of `CONTENT_TYPE`."""
        return generate_latest(self._registry)


@lru_cache(maxsize=256)  # to find one by its labels takes longer than to count in it
def _labelled(metric: Metric, *labels: str) -> Metric:
    found: Metric = metric.labels(*labels)
    return found
