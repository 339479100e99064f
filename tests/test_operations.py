"""What is given to operators fits the service: manifests, alerts, the dashboard, the guide."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from copydesk.contract.problem import STATUSES
from copydesk.model.label import Label
from copydesk.settings import Settings, variable
from copydesk.storage.ports import RESULTS
from copydesk.web.metrics import Metrics

ROOT = Path(__file__).parents[1]
MANIFESTS = sorted((ROOT / "deploy" / "kubernetes").glob("*.yaml"))
ALERTS = ROOT / "deploy" / "prometheus" / "alerts.yaml"
DASHBOARD = ROOT / "docs" / "grafana" / "copydesk.json"
GUIDE = ROOT / "docs" / "how-to" / "operate.md"
VARIABLES = {variable(field.name) for field in dataclasses.fields(Settings)}


def manifest(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "deploy" / "kubernetes" / name).read_text())
    return found


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
def test_manifests(path: Path) -> None:
    """Follow the schema of Kubernetes, strictly: a key that is misspelt is found."""
    for document in yaml.safe_load_all(path.read_text()):
        kubernetes_validate.validate(document, "1.30", strict=True)


def test_the_pod_is_locked_down() -> None:
    """No root, no writing but to its volumes, no rights, and settings that exist."""
    pod = manifest("deployment.yaml")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {item["name"] for item in container["env"]} <= VARIABLES
    mounts = {mount["mountPath"] for mount in container["volumeMounts"]}
    assert {"/tmp", "/dev/shm", "/var/lib/copydesk"} <= mounts  # noqa: S108 - in the container
    probes = {container[f"{name}Probe"]["httpGet"]["path"] for name in ("liveness", "readiness")}
    assert probes == {"/livez", "/readyz"}
    assert container["resources"]["limits"]["memory"]


def test_there_is_time_to_stop() -> None:
    """Longer than the pause before SIGTERM and the server's own patience together."""
    pod = manifest("deployment.yaml")["spec"]["template"]["spec"]
    pause = int(pod["containers"][0]["lifecycle"]["preStop"]["exec"]["command"][1])
    server = (ROOT / "service" / "gunicorn.conf.py").read_text()
    found = re.search(r"^graceful_timeout = (\d+)", server, re.MULTILINE)
    assert found
    assert pod["terminationGracePeriodSeconds"] > pause + int(found[1])


def test_the_autoscaler_goes_by_a_figure_that_exists() -> None:
    (metric,) = manifest("autoscaler.yaml")["spec"]["metrics"]
    assert metric["pods"]["metric"]["name"] in names()


def names() -> set[str]:
    """The names of all that is counted, as queries have them."""
    metrics = Metrics(version="1", rules="2")
    metrics.request("GET", "/", 200, 0.1)
    text = metrics.exposition().decode()
    found = set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE))
    return found | {f"{name}_bucket" for name in found}


def expressions() -> list[str]:
    rules = [
        rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]
    ]
    panels = json.loads(DASHBOARD.read_text())["panels"]
    found = [rule["expr"] for rule in rules]
    return found + [target["expr"] for panel in panels for target in panel["targets"]]


@pytest.mark.parametrize("expression", expressions())
def test_queries(expression: str) -> None:
    """Ask for what the service counts, with values that its labels can have."""
    asked = set(re.findall(r"copydesk_\w+", expression))
    assert asked
    assert asked <= names()
    for label, operator, value in re.findall(r'(\w+)(=~?)"([^"]*)"', expression):
        known = {
            "code": set(STATUSES), "result": set(RESULTS), "route": {"/v1/articles"},
            "method": {"POST"}, "outcome": {"ok", "failed"}, "label": {one.value for one in Label},
        }[label]  # fmt: skip
        assert set(value.split("|") if operator == "=~" else [value]) <= known
    assert expression.count("(") == expression.count(")")


def test_every_alert_is_explained() -> None:
    """The guide says what each means and what to do."""
    rules = [
        rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]
    ]
    told = set(re.findall(r"^\| `(Copydesk\w+)` \|", GUIDE.read_text(), re.MULTILINE))
    assert {rule["alert"] for rule in rules} == told


def test_everything_counted_is_shown() -> None:
    """The dashboard leaves out nothing but what others derive."""
    shown = set(re.findall(r"copydesk_\w+", DASHBOARD.read_text()))
    counted = {name for name in names() if not name.endswith(("_bucket", "_created"))}
    missing = {name for name in counted if name not in shown and f"{name}_bucket" not in shown}
    assert missing == set()


def test_the_guide_names_settings_that_exist() -> None:
    named = set(re.findall(r"COPYDESK_[A-Z_]+", GUIDE.read_text()))
    assert named <= VARIABLES
