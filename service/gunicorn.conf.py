"""How the service is served: one place for every figure, read by gunicorn itself.

Installed inside the package as `copydesk/gunicorn.conf.py`. What an operator may change of it is
in `copydesk.settings`, and the folder of the counters in prometheus_client's own
`PROMETHEUS_MULTIPROC_DIR`.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from copydesk.settings import Settings


def cores(quota: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """How many cores this process may use: its affinity, and no more than a container's quota.

    `os.cpu_count()` counts the whole host: a container limited to two of 64 cores would start
    64 workers.
    """
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    try:
        share, period = quota.read_text().split()
        return max(1, min(allowed or 1, round(int(share) / int(period))))
    except (OSError, ValueError):  # no cgroup v2, or "max": no limit
        return allowed or 1


# A heartbeat or a counter in a file on a busy disk stops a worker; in memory it does not.
MEMORY = Path("/dev/shm")  # noqa: S108 - not a secret place, only a fast one  # nosec B108
IN_MEMORY = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)

settings = Settings.from_env()

wsgi_app = "copydesk.web.app:served()"
bind = settings.bind
proc_name = "copydesk"

# Threads, because two slow senders stop two sync workers dead; the work itself is bound by the
# CPU, so there is nothing to gain from more workers than cores. `preload_app` reads the profiles
# once and shares them: about half the memory a worker, and a broken profile stops the start.
worker_class = "gthread"
workers = settings.workers or cores()
threads = settings.threads
preload_app = True
worker_tmp_dir = str(MEMORY) if IN_MEMORY else None

# gunicorn opens a control socket under $HOME unless told not to: an error at each start on a
# read-only root file system, and a door nobody asked for.
control_socket_disable = True

graceful_timeout = 25  # seconds; Kubernetes and compose.yaml wait 30 before SIGKILL
keepalive = 75  # seconds; above the 60 of common load balancers, so that it is they who hang up
limit_request_fields = 64

# Recycling bounds what a leak can cost. High, because each dead worker leaves its counters behind.
max_requests = 100_000
max_requests_jitter = 10_000

# One stream, stdout, one JSON object a line. Requests are logged by the application itself
# (`copydesk.web.journal`), for a tenth of what the server's own access log costs them.
accesslog = None
loglevel = settings.log_level.lower()
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "copydesk.web.journal.JsonLines"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "stream": "ext://sys.stdout",
        },
    },
    "root": {"level": "WARNING", "handlers": ["stdout"]},
    "loggers": {
        "copydesk": {"level": settings.log_level, "handlers": ["stdout"], "propagate": False},
        "gunicorn.error": {"level": settings.log_level, "handlers": ["stdout"], "propagate": False},
    },
}

# The workers' counters are added up through files. The folder must be known before the
# application is loaded (prometheus_client decides on import), and is this process's own, so that
# two services on one host do not count each other's requests.
OWN_METRICS = (MEMORY if IN_MEMORY else Path(tempfile.gettempdir())) / f"copydesk-{os.getpid()}"
METRICS = Path(os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(OWN_METRICS)))
METRICS.mkdir(parents=True, exist_ok=True)


def on_starting(server: Any) -> None:
    """Forget the counters of an earlier run; those this process has opened already stay."""
    if server.master_pid:  # an upgrade in place (USR2): the old workers are still counting
        return
    for counters in METRICS.glob("*.db"):
        if not counters.stem.endswith(f"_{os.getpid()}"):
            counters.unlink(missing_ok=True)


def when_ready(server: Any) -> None:
    """Say who may come in, and make ready for work: the workers are forked from this process."""
    from copydesk.bootstrap import steady
    from copydesk.web.access import said_of

    steady()
    server.log.warning(said_of(settings))


def child_exit(server: Any, worker: Any) -> None:
    """Take a dead worker out of the gauges that speak of the living."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server: Any) -> None:
    """Leave nothing in memory that nobody will read."""
    if METRICS == OWN_METRICS:
        shutil.rmtree(METRICS, ignore_errors=True)
