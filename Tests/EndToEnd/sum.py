"""Adds up reports in JUnit form: one line for each report, one for all. Fails where a test failed, was skipped, or none ran."""

import os
import sys
import xml.etree.ElementTree as xml


def count(report):
    passed = failed = skipped = 0
    for case in xml.parse(report).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(reports):
    totals, complete = [0, 0, 0], True
    for report in reports:
        name = os.path.splitext(os.path.basename(report))[0]
        if not os.path.exists(report):
            print("%s: no report was written: the run broke off" % name)
            complete = False
            continue
        counts = count(report)
        totals = [a + b for a, b in zip(totals, counts)]
        print("%s: %d passed, %d failed, %d skipped" % (name, *counts))
        complete = complete and sum(counts) > 0
    if not complete:
        print("The sum is not complete.")
        return 1
    print("%d passed, %d failed" % (totals[0], totals[1] + totals[2]))
    return 1 if totals[1] or totals[2] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
