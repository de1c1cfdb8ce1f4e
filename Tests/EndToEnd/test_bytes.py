"""Whatever bytes a terminal sends: nothing is typed that nobody typed, nothing is done, the terminal is given back as it was."""

import os
import random
import re
import socket
import sys
import time
import unittest

from skein import Skein
from waiting import wait_until

RAWLINE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rawline.py")
BEGIN, END = b"\x1b[200~", b"\x1b[201~"

# Answers of terminals to questions that Skein, or a program before it, may have asked, and reports nobody asked for.
TOLD = [
    b"\x1b[?62;22c", b"\x1b[?1;2c", b"\x1b[>41;379;0c", b"\x1bP!|7E565445\x1b\\", b"\x1b[=1;2c", b"\x1b[0n", b"\x1b[3n",
    b"\x1b[?13n", b"\x1b[12;40R", b"\x1b[1;1R", b"\x1b[?12;40;1R", b"\x1b[?2026;2$y", b"\x1b[4;2$y", b"\x1b[20;1$y",
    b"\x1b]4;1;rgb:cccc/0000/0000\x1b\\", b"\x1b]10;rgb:ff/ff/ff\x07", b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b]52;c;aGVsbG8gd29ybGQ=\x07", b"\x1bP1+r524742=38\x1b\\", b"\x1bP0+r\x1b\\", b"\x1bP1$r0m\x1b\\",
    b"\x1bP>|XTerm(379)\x1b\\", b"\x1b[?1u", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[8;24;80t", b"\x1b[4;600;800t", b"\x1b]l title y\x1b\\",
    b"\x1b]Lname\x1b\\", b"\x1b[?997;1n", b"\x1b[I", b"\x1b[O", b"\x1b[48;40;120;800;1200t", b"\x1b[<0;5;5M",
    b"\x1b[<35;9999;9999M", b"\x1b[<0;0;0M", b"\x1b[<999999999999;1;1M", b"\x1b[<-1;1;1M", b"\x1b[<0;;M", b"\x1b[M !!",
    b"\x1b[M\xff\xff\xff", b"\x1b[M\0\0\0", b"\x1b[97;1:3u", b"\x1b[57441;2u", b"\x1b[57358u", b"\x1b[133;1u", b"\x1b[x",
    b"\x1b[?5;6;7S", b"\x1b[201~", b"\x1b[99~", b"\x1b[12\x1b[?1u",
]


class RawSkein(Skein):
    """A Skein that hears, besides the keys of tmux, any bytes."""

    def __init__(self, *arguments, **more):
        path = os.path.join("/tmp", "skein-line-%d-%x" % (os.getpid(), random.getrandbits(32)))
        super().__init__(*arguments, through=(sys.executable, RAWLINE, path), **more)
        self.path = path
        self.line = socket.socket(socket.AF_UNIX)
        self.wait_for("›")
        self.line.connect(path)

    def put(self, data, dice=None):
        """Sends bytes as they are: in one go, or torn to pieces as the dice say."""
        while data:
            count = len(data) if dice is None else dice.choice((1, 1, 2, 3, 7, 40))
            self.line.sendall(data[:count])
            data = data[count:]
            if dice and data:
                time.sleep(dice.choice((0, 0, 0.002, 0.02)))

    def written(self):
        """What stands in the composer, as one line; nothing where it is not on the screen."""
        lines = [line.split("│", 1)[-1] for line in self.capture().rstrip("\n").split("\n")]
        start = max((n for n, line in enumerate(lines) if line.startswith("› ")), default=None)
        if start is None:
            return ""
        return re.sub(r"\s+", " ", " ".join(line[2:] for line in lines[start:-1])).strip()

    def wait_for_written(self, text):
        wait_until(lambda: self.written() == text, 5, lambda: "%r written; it is %r" % (text, self.written()))

    def modes(self):
        """The modes of the terminal before and after, once Skein has ended."""
        with open(self.path + ".modes") as file:
            return file.read().split("\n")[:2]

    def close(self):
        super().close()
        for path in (self.path, self.path + ".modes"):
            if os.path.exists(path):
                os.remove(path)


class BytesTests(unittest.TestCase):
    def leave(self, s):
        self.assertEqual(s.quit(), 0)
        before, after = s.modes()
        self.assertEqual(before, after)

    def test_what_a_terminal_tells_is_never_typed(self):
        seed = random.randrange(1 << 32)
        dice = random.Random(seed)
        told = dice.sample(TOLD, len(TOLD))
        with self.subTest(seed=seed), RawSkein("--demo") as s:
            for start in range(0, len(told), 6):
                typed = ""
                for part in told[start : start + 6]:
                    s.put("ж".encode() + part, dice)
                    typed += "ж"
                s.put("щ".encode())
                s.wait_for_written(typed + "щ")
                s.put(b"\x15")
            s.wait_for_written("Message " + s.capture().split("▎1 · ")[1].split()[0])
            self.leave(s)

    def test_a_paste_that_holds_its_own_end(self):
        with RawSkein("--demo", "tale") as s:
            s.put(BEGIN + b"one" + END + b"\r\x18Dy\x03two" + BEGIN + b"three" + END + b"\x18Q" + END)
            s.wait_until(lambda _: "three" in s.written(), what="all of it in the composer")
            self.assertRegex(s.written(), r"^one .*Dy.*two ?three.*Q$")
            s.put(b"\x03")
            s.wait_for_written("Message tale")
            self.leave(s)

    def test_a_paste_that_never_ends(self):
        with RawSkein("--demo", "tale") as s:
            s.put(BEGIN + b"half a paste")
            s.wait_for_written("half a paste")
            s.put(b"\x03")
            s.wait_for_written("Message tale")
            s.put("ж".encode())
            s.wait_for_written("ж")
            s.put(b"\x15")
            self.leave(s)

    def test_bytes_of_a_dice(self):
        seed = random.randrange(1 << 32)
        dice = random.Random(seed)
        # Nothing that leaves Skein or suspends it.
        some = bytes(set(range(256)) - {0x03, 0x04, 0x18, 0x1A})
        with self.subTest(seed=seed), RawSkein("--demo", VISUAL="true") as s:
            for _ in range(12):
                data = b"".join(
                    dice.choice(
                        (bytes(dice.choices(some, k=dice.randrange(1, 60))), dice.choice(TOLD), BEGIN, END, b"\x1b", b"\x1b[")
                    )
                    for _ in range(12)
                )
                s.put(data, dice)
            # An end, and silence, for what is open; then out of wherever that led.
            s.put(END)
            self.escape(s, lambda: s.put("жщ".encode()), lambda: "жщ" in s.written())
            self.escape(s, lambda: (s.put(b"\x18Q"), s.put(b"y")), lambda: not s.running())
            before, after = s.modes()
            self.assertEqual(before, after)

    def test_signals_of_the_keys_are_the_editors(self):
        # Ctrl+C and Ctrl+\ in a command that an editor runs go to all that have the terminal.
        editor = "sh -c 'trap : INT QUIT; kill -INT 0; kill -QUIT 0; echo kept >> \"$1\"' x"
        with RawSkein("--demo", "tale", VISUAL=editor) as s:
            s.put(b"words\n")
            s.wait_for_written("words")
            s.put(b"\x07")
            s.wait_for_written("words kept")
            s.put(b"\x03")
            s.wait_for_written("Message tale")
            self.leave(s)

    def escape(self, s, act, is_done):
        """Esc and Ctrl+C lead to where the act does what it does at the composer."""
        for _ in range(12):
            s.put(b"\x1b")
            time.sleep(0.15)  # silence is what makes it an Escape
            s.put(b"\x03")
            act()
            try:
                return wait_until(is_done, 1, lambda: "")
            except (AssertionError, ValueError):
                continue
        self.fail("no way out:\n" + s.capture())
