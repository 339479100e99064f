"""The register of kills in a file: what one process writes the others know, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.errors import RegisterUnavailable, SettingsError
from copydesk.storage.kills import FileRegister, Kill, kill_of, line_of

KILL = Kill("urn:newsml:example:1", "killed", 1000.0, 0.0, "wrong man", "wire")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "kills.jsonl"


def run(program: str, *arguments: str) -> str:
    """What a program prints; it must end well."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def names(register: FileRegister) -> set[str]:
    return set(register.all())


def test_what_is_written_is_known(path: Path) -> None:
    """At once, to every register over the file, and to one that is opened later."""
    one, other = FileRegister(path), FileRegister(path)
    assert other.find([KILL.name]) == []
    one.add([KILL, KILL._replace(name="b")])
    assert one.find(["x", KILL.name]) == [KILL]
    assert other.find([KILL.name, "b"]) == [KILL, KILL._replace(name="b")]
    assert FileRegister(path).find([KILL.name]) == [KILL]


FORKED = """
import os
from copydesk.storage.kills import FileRegister, Kill
register = FileRegister()
child = os.fork()
if not child:
    register.add([Kill("a", "killed", 1.0)])
    os._exit(0)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
print(len(register.find(["a"])), len(FileRegister().find(["a"])))
"""


def test_a_file_without_a_name() -> None:
    """Is shared with the processes that are forked from this one, and with no other."""
    assert run(FORKED).split() == ["1", "0"]


def test_which_holds() -> None:
    """The later of two; of two at one time the stricter, whichever came first."""
    register = FileRegister()
    killed, released = KILL, KILL._replace(status="released")
    register.add([released])
    register.add([killed])
    assert register.find([KILL.name]) == [killed]
    register.add([released])
    assert register.find([KILL.name]) == [killed]
    register.add([released._replace(at=1001.0)])
    assert register.find([KILL.name]) == [released._replace(at=1001.0)]
    register.add([killed._replace(at=999.0)])  # a clock that went back undoes nothing
    assert register.find([KILL.name])[0].status == "released"


def test_nothing_is_written_twice(path: Path) -> None:
    register = FileRegister(path)
    for _ in range(3):
        register.add([KILL])
    assert path.read_bytes() == line_of(KILL)


SEVERAL = """
import sys, threading
from pathlib import Path
from copydesk.storage.kills import FileRegister, Kill
register = FileRegister(Path(sys.argv[1]))
def write(thread):
    for number in range(10):
        register.add([Kill(f"{sys.argv[2]}-{thread}-{number}", "killed", 1.0)])
threads = [threading.Thread(target=write, args=(thread,)) for thread in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_many_writers(path: Path) -> None:
    """Threads and processes: every line is whole and none is lost."""
    children = [
        subprocess.Popen([sys.executable, "-c", SEVERAL, str(path), str(process)])
        for process in range(3)
    ]
    assert [child.wait() for child in children] == [0, 0, 0]
    assert len(names(FileRegister(path))) == 90
    assert all(kill_of(line) for line in path.read_bytes().splitlines())


def test_a_torn_line(path: Path) -> None:
    """A writer that was killed in the midst of a line costs that line; the next ones are read."""
    register = FileRegister(path)
    register.add([KILL])
    with path.open("ab") as file:
        file.write(line_of(KILL._replace(name="torn"))[:20])
    assert names(register) == {KILL.name}
    FileRegister(path).add([KILL._replace(name="next")])
    assert names(register) == names(FileRegister(path)) == {KILL.name, "next"}


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"name":"a"}', b'{"name":1,"status":"killed","at":1}',
     b'{"name":"a","status":"eaten","at":1}', b'{"name":"","status":"killed","at":1}',
     b'{"name":"a","status":"killed","at":"now"}', b'{"name":"a","status":"killed","at":1,"x":1}'],
)  # fmt: skip
def test_a_line_that_is_not_ours(path: Path, line: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """Is told and passed over; what stands before and after it holds."""
    register = FileRegister(path)
    register.add([KILL])
    with path.open("ab") as file:
        file.write(line + b"\n" + line_of(KILL._replace(name="after")))
    assert names(register) == {KILL.name, "after"}
    assert "not ours" in caplog.text


def test_a_file_cut_short(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Who knew still knows."""
    register = FileRegister(path)
    register.add([KILL])
    path.write_bytes(b"")
    assert register.find([KILL.name]) == [KILL]
    assert "cut short" in caplog.text


FULL = """
import resource, signal, sys
from copydesk.errors import RegisterUnavailable
from copydesk.storage.kills import FileRegister, Kill
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from pathlib import Path
register = FileRegister(Path(sys.argv[1]))
register.add([Kill("before", "killed", 1.0)])
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
try:
    register.add([Kill("x" * 500, "killed", 1.0)])
except RegisterUnavailable as fault:
    print(fault)
print(sorted(register.all()))
register.add([Kill("after", "killed", 1.0)])
print(sorted(register.all()))
"""


def test_no_room(path: Path) -> None:
    """A kill that cannot be written is refused, not half written; smaller ones still fit."""
    refused, before, after = run(FULL, str(path)).splitlines()
    assert "cannot be written to" in refused
    assert (before, after) == ("['before']", "['after', 'before']")
    assert names(FileRegister(path)) == {"before", "after"}


def test_a_register_that_cannot_be_read(path: Path) -> None:
    """Is no register without kills: the question is refused."""
    register = FileRegister(path)
    os.close(register._file)
    with pytest.raises(RegisterUnavailable):
        register.find(["a"])
    with pytest.raises(RegisterUnavailable):
        register.add([KILL])


def test_a_path_that_cannot_be(tmp_path: Path) -> None:
    """Is told at the start."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="register of kills"):
        FileRegister(tmp_path / "file" / "kills")


WRITER = """
import sys
from pathlib import Path
from copydesk.storage.kills import FileRegister, Kill
register = FileRegister(Path(sys.argv[1]))
for number in range(1_000_000):
    register.add([Kill(f"n{number}", "killed", 1.0)])
    print(number, flush=True)
"""


def test_a_writer_that_is_killed(path: Path) -> None:
    """Whatever it said was written is there."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout
        for _ in range(20):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        said = 20 + len(child.stdout.read().splitlines())
    known = names(FileRegister(path))
    assert {f"n{number}" for number in range(said)} <= known
