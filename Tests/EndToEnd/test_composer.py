"""Writing prompts: files and commands are completed, pictures go along, and no word is lost."""

import glob
import os
import signal
import struct
import unittest
import zlib

from home import Home
from skein import Skein
from waiting import wait_until


def png(columns, rows):
    def part(name, body):
        whole = name + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x10\x20\x30" * columns) * rows)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", pixels) + part(b"IEND", b"")


def holds(home, words):
    """Some file of the history has the words."""
    found = glob.glob(os.path.join(home.folder, ".local/share/skein", "*"))
    return any(words in open(path, "rb").read() for path in found if os.path.isfile(path))


def fill(folder):
    os.makedirs(os.path.join(folder, "my dir"))
    with open(os.path.join(folder, "my dir", "a b.txt"), "w") as file:
        file.write("the river is the Tay\n")
    with open(os.path.join(folder, "pic.png"), "wb") as file:
        file.write(png(30, 20))


class ComposerTests(unittest.TestCase):
    def test_a_file_is_completed_and_reaches_the_agent(self):
        with Home("claude") as home:
            fill(home.project)
            with Skein("tale", home=home) as s:
                s.send("hello")
                s.wait_for("You said: hello")
                s.type("see @my")
                s.wait_for("› my dir/")
                s.key("Tab")
                s.wait_for("my dir/a b.txt")
                s.key("Enter")
                s.wait_while("Tab complete")
                s.key("Enter")
                request = home.standin.wait_for_prompt('see @"my dir/a b.txt"')
                self.assertIn("the river is the Tay", request["everything"])

    def test_the_demo_gets_the_file_too(self):
        with Home() as home:
            fill(home.project)
            with Skein("--demo", "tale", home=home) as s:
                s.type("see @ab")
                s.wait_for("› my dir/a b.txt")
                s.key("Tab")
                s.key("Enter")
                s.wait_for("I will remember that the river is the Tay")

    def test_a_picture_goes_along(self):
        with Home("claude") as home:
            fill(home.project)
            with Skein("tale", home=home) as s:
                s.type("what is @pic")
                s.wait_for("› pic.png")
                s.key("Tab")
                s.wait_for("[image: pic.png 30x20, 1 kB]")
                s.key("Enter")
                request = home.standin.wait_for_prompt("what is [image: pic.png 30x20, 1 kB]")
                self.assertEqual(request["images"], ["image/png"])
            done = home.run("ask", "look", "--file", os.path.join(home.project, "pic.png"))
            self.assertEqual(done.returncode, 0, done.stderr)
            request = home.standin.wait_for_prompt("look\n\n[image: pic.png")
            self.assertEqual(request["images"], ["image/png"])

    def test_commands_of_the_agent_and_of_skein(self):
        with Home("claude") as home, Skein("tale", home=home) as s:
            s.send("hello")
            s.wait_for("You said: hello")
            s.type("/conte")
            s.wait_for("› /context")
            s.key("Tab")
            s.key("C-u")
            s.type("/queu")
            s.wait_for("› /queue")
            s.key("Enter")
            s.wait_for("Prompts that wait")

    def test_a_draft_with_all_in_it_survives_a_kill(self):
        with Home() as home:
            fill(home.project)
            with Skein("--demo", "tale", home=home) as s:
                s.type("see @pic")
                s.wait_for("› pic.png")
                s.key("Tab")
                s.wait_for("30x20")
                s.tmux("set-buffer", "\n".join("line %d" % n for n in range(40)))
                s.tmux("paste-buffer", "-p", "-t", "skein")
                s.wait_for("40 lines]")
                s.type(" and half a word")
                s.wait_for("half a word")
                wait_until(lambda: holds(home, b"half a word"), 5, lambda: "the draft is not on disk")
                s.kill(signal.SIGKILL)
                home.wait_until_nothing_runs()
            with Skein("--demo", "tale", home=home) as s:
                s.wait_for("half a word")
                screen = s.wait_for("40 lines]")
                self.assertIn("[image: pic.png 30x20, 1 kB]", screen)
                s.key("Enter")
                # The transcript folds so long a prompt; all of it was sent.
                s.wait_for("more lines")
                shown = lambda: home.run("show", "tale").stdout
                wait_until(lambda: "line 39\n" in shown() or "line 39 and" in shown(), 5, shown)

    def test_an_editor_that_fails_keeps_the_draft(self):
        with Skein("--demo", VISUAL="sh -c 'printf changed > \"$1\"; exit 3' x") as s:
            s.type("precious words")
            s.wait_for("precious words")
            s.key("C-g")
            s.wait_for("the draft is as it was")
            self.assertIn("precious words", s.capture())

    def test_an_editor_with_arguments_changes_the_draft(self):
        with Skein("--demo", VISUAL="sed -i s/cat/dog/") as s:
            s.type("a cat is here")
            s.wait_for("a cat is here")
            s.key("C-x", "C-e")
            s.wait_for("a dog is here")
