"""Runs the end-to-end tests: python3 Tests/EndToEnd [--junit FILE] [NAME…] (a NAME is a part of a test's full name)."""

import argparse
import os
import sys
import time
import unittest
import xml.etree.ElementTree as xml

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, here)


class Report(unittest.TestResult):
    """One line for each test while it runs, and a report in JUnit form at the end."""

    def __init__(self):
        super().__init__()
        self.cases = xml.Element("testsuite", name="end-to-end")
        self.begun = 0.0

    def startTest(self, test):
        super().startTest(test)
        self.begun = time.monotonic()

    def add(self, test, word, details=None):
        seconds = time.monotonic() - self.begun
        print("%-6s %s (%.1f s)" % (word, test.id(), seconds), flush=True)
        case = xml.SubElement(self.cases, "testcase", name=test.id(), time="%.3f" % seconds)
        if details is not None:
            print(details, flush=True)
            xml.SubElement(case, "failure").text = "".join(c if c.isprintable() or c == "\n" else "?" for c in details)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.add(test, "ok")

    def addSubTest(self, test, part, error):
        super().addSubTest(test, part, error)
        if error is not None:
            self.add(part, "FAILED", (self.failures + self.errors)[-1][1])

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.add(test, "FAILED", self.failures[-1][1])

    def addError(self, test, error):
        super().addError(test, error)
        self.add(test, "ERROR", self.errors[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.add(test, "FAILED", "skipped, and no test may skip: " + reason)
        self.failures.append((test, reason))


def single(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from single(item)
        else:
            yield item


def main():
    arguments = argparse.ArgumentParser(prog="Tests/EndToEnd")
    arguments.add_argument("--junit", metavar="FILE")
    arguments.add_argument("names", nargs="*")
    options = arguments.parse_args()
    tests = list(single(unittest.defaultTestLoader.discover(here, top_level_dir=here)))
    if options.names:
        tests = [t for t in tests if any(n in t.id() for n in options.names)]
    report = Report()
    unittest.TestSuite(tests).run(report)
    if options.junit:
        xml.ElementTree(report.cases).write(options.junit, encoding="utf-8")
    return 0 if tests and report.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
