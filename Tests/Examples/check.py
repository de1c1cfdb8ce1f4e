"""Runs the built examples: each must end well and say so in its last line. Writes a report in JUnit form."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml

# The last lines of each example: for them to come out so, every turn must have worked.
EXPECTED = {
    "TwoTurns": ["The secret code is heron.", "(completed)", "2 prompts were answered in fox"],
    "Pool": ["north: The river is the Tay.", "south: The river is the Avon.", "2 contexts"],
    "Correction": ["Answer: The river is the Spey.", "The check passed after 1 correction in 1 session"],
}


def trouble(program, expected):
    """What is wrong with a run of the program; nothing when all is well."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            run = subprocess.run(
                [program], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    output = run.stdout.decode(errors="replace")
    if run.returncode != 0:
        return "exit code %d\n%s" % (run.returncode, output)
    if output.splitlines()[-len(expected):] != expected:
        return "the last lines are not as expected\n" + output
    return None


def main():
    arguments = argparse.ArgumentParser(prog="Tests/Examples/check.py")
    arguments.add_argument("--programs", required=True, metavar="FOLDER")
    arguments.add_argument("--junit", metavar="FILE")
    options = arguments.parse_args()
    cases = xml.Element("testsuite", name="examples")
    failed = 0
    for name, expected in EXPECTED.items():
        begun = time.monotonic()
        problem = trouble(os.path.abspath(os.path.join(options.programs, name)), expected)
        seconds = time.monotonic() - begun
        print("%-6s %s (%.1f s)" % ("FAILED" if problem else "ok", name, seconds), flush=True)
        case = xml.SubElement(cases, "testcase", name=name, time="%.3f" % seconds)
        if problem:
            failed += 1
            print(problem, flush=True)
            xml.SubElement(case, "failure").text = "".join(c if c.isprintable() or c == "\n" else "?" for c in problem)
    if options.junit:
        xml.ElementTree(cases).write(options.junit, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
