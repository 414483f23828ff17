"""The engines that the programs of this folder compare: how they are named, found, and run."""

import json
import os
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NODE_LOADER = os.path.join(ROOT, "bench", "programs", "node-loader.cjs")

# Where `bench/compare` looks for peers; the first that exists counts. FLAT8_PEERS names a folder with more of them.
PEERS = [
    ("quickjs-ng", ["qjs", "quickjs/qjs"]),
    ("node", ["node"]),
    ("node-jitless", ["node --jitless"]),
    ("hermes", ["hermes"]),
    ("jsc", ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/jsc", "jsc"]),
    ("js102", ["js102"]),
]


class Engine:
    """A command that runs script files. Spelled `name=command` or just `command`."""

    def __init__(self, spec):
        name, equals, command = spec.partition("=")
        if not equals or "/" in name or " " in name or name.startswith("-"):
            name, command = "", spec
        self.command = shlex.split(command)
        program = shutil.which(self.command[0])
        if program is None:
            raise FileNotFoundError(f"{self.command[0]}: not found")
        self.command[0] = os.path.abspath(program)
        base = os.path.basename(program)
        self.name = name or " ".join([base] + self.command[1:])
        # Octane is made of classic scripts that share a global scope.
        if base == "node":
            self.command.append(NODE_LOADER)
        elif base == "qjs" and "--script" not in self.command:
            self.command.append("--script")

    def run(self, *files, timeout=600, environment=None):
        return run(self.command + list(files), timeout, environment)


class Result:
    def __init__(self, status, output, cpu_seconds, peak_mib):
        self.status = status  # exit code, -signal, or None: the time was over
        self.output = output
        self.cpu_seconds = cpu_seconds
        self.peak_mib = peak_mib


def measure_program():
    """bench/measure.c, compiled once."""
    source = os.path.join(ROOT, "bench", "measure.c")
    program = os.path.join(ROOT, "out", "bench", "measure")
    if not os.path.exists(program) or os.path.getmtime(program) < os.path.getmtime(source):
        os.makedirs(os.path.dirname(program), exist_ok=True)
        subprocess.run(["cc", "-O1", "-o", program, source], check=True)
    return program


def run(command, timeout, environment=None):
    """Runs a command and says what it cost; output and errors come together."""
    with tempfile.NamedTemporaryFile(prefix="flat8-bench-") as figures:
        process = subprocess.Popen([measure_program(), figures.name] + command, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
                                   start_new_session=True)
        try:
            output = process.communicate(timeout=timeout)[0]
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output = process.communicate()[0]
            return Result(None, output.decode(errors="replace"), timeout, 0)
        status, microseconds, kib = figures.read().split()
        return Result(int(status), output.decode(errors="replace"), int(microseconds) / 1e6, int(kib) / 1024)


def engines_from(specs):
    """The engines named, or flat8 and every peer that is there."""
    if specs:
        try:
            return [Engine(spec) for spec in specs]
        except FileNotFoundError as error:
            sys.exit(str(error))
    found = []
    candidates = [("flat8", [os.path.join(ROOT, "out", "release", "flat8")])] + PEERS
    for name, commands in candidates:
        for command in commands:
            folder = os.environ.get("FLAT8_PEERS")
            for spelled in [command] + ([os.path.join(folder, command)] if folder else []):
                try:
                    found.append(Engine(f"{name}={spelled}"))
                    break
                except FileNotFoundError:
                    continue
            else:
                continue
            break
    if not found:
        sys.exit("no engine found; build the release first")
    return found


def geomean(values):
    return statistics.geometric_mean(values) if values and min(values) > 0 else 0.0


def print_table(header, rows):
    """First column to the left, the others to the right."""
    table = [header] + rows
    widths = [max(len(str(row[column])) for row in table) for column in range(len(header))]
    for row in table:
        print("  ".join(str(cell).ljust(widths[0]) if column == 0 else str(cell).rjust(widths[column])
                        for column, cell in enumerate(row)))


def write_json(path, value):
    if path:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value, file, indent=1)


def machine_note():
    load = os.getloadavg()[0]
    quiet = "" if load < 0.5 else f" (load average {load:.1f}: the machine is not quiet)"
    return f"{os.cpu_count()} cores{quiet}"
