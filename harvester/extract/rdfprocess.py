"""Has an RDF file parsed in a process whose death costs that one file: a stream in, the answers' lines out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from tempfile import TemporaryFile
from threading import Timer
from typing import BinaryIO, Literal, TypeAlias

import msgspec
from msgspec import Struct

from harvester.extract.rdfanswer import Answer

Kind: TypeAlias = Literal["turtle", "trig", "ntriples", "nquads", "rdfxml", "jsonld"]


class Limits(Struct, frozen=True):
    """What one file may cost: bytes of memory, seconds of computing, seconds in all, bytes of one answer."""

    memory: int = 3 * 1024**3
    computing: int = 240
    seconds: float = 600.0
    line: int = 16 * 1024**2


def answers(stream: BinaryIO, kind: Kind, base: str, limits: Limits) -> Iterator[Answer]:
    """Yield what the process finds; where it dies, the last answer is `rdf-died` with how."""
    with _file(stream) as file, _started(file, kind, base, limits) as process:
        timer = Timer(limits.seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            ended = yield from _lines(process, limits)
        finally:
            timer.cancel()
            process.kill()
            status = process.wait()
    if not ended:
        yield Answer(code="rdf-died", words=_how(status))


def _lines(process: "subprocess.Popen[bytes]", limits: Limits) -> Generator[Answer, None, bool]:
    """Yield the answers, and return whether they came to their end."""
    decode = msgspec.json.Decoder(Answer).decode
    assert process.stdout
    while line := process.stdout.readline(limits.line):
        try:
            answer = decode(line)
        except (msgspec.MsgspecError, RecursionError):
            return False
        if answer.last:
            return True
        yield answer
    process.wait()
    return False


def _started(file: BinaryIO, kind: Kind, base: str, limits: Limits) -> "subprocess.Popen[bytes]":
    program = [sys.executable, "-I", "-m", "harvester.extract.rdfworker"]
    return subprocess.Popen(  # noqa: S603  (our own interpreter and program)
        [*program, kind, base[:2000].replace("\0", ""), str(limits.memory), str(limits.computing)],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )


def _file(stream: BinaryIO) -> BinaryIO:
    """Return a copy of a stream that a process can read from its beginning."""
    file = TemporaryFile()  # noqa: SIM115  (whoever reads the answers closes it)
    shutil.copyfileobj(stream, file, 1024 * 1024)
    file.flush()
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    return file


def _how(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"exit status {status}"
