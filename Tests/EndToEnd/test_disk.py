"""A disk that is full: the chat goes on, says so, and nothing is lost when there is room again."""

import json
import os
import subprocess
import unittest

from home import Home
from skein import Skein


class SmallDisk:
    """A file system of its own of 512 kB."""

    def __init__(self, path):
        self.path = path
        os.makedirs(path)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=512k", "none", path], capture_output=True, text=True)
        if done.returncode:
            raise AssertionError("this test mounts a small file system; as root, or: unshare -r -m …: " + done.stderr)
        self.ballast = os.path.join(path, "ballast")

    def fill(self):
        with open(self.ballast, "wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                pass

    def make_room(self):
        os.remove(self.ballast)

    def remove(self):
        subprocess.run(["umount", "-l", self.path], check=True)


class DiskTests(unittest.TestCase):
    def test_a_full_disk_stops_no_chat_and_loses_nothing(self):
        self.fill_under("sqlite")

    def test_nor_does_it_where_files_keep_the_history(self):
        self.fill_under("files")

    def fill_under(self, store):
        with Home("demo") as home:
            disk = SmallDisk(os.path.join(home.folder, "data"))
            try:
                self.chat(home, disk, store)
            finally:
                disk.remove()

    def chat(self, home, disk, store):
        place = ("--store", store, "--data-dir", disk.path)
        said = ["the first words"]
        with Skein("fox", *place, home=home, size=(100, 30)) as s:
            s.wait_for("Message fox")
            self.say(s, said[0])
            disk.fill()
            # What a file has room for in its last block still goes there.
            while "the disk is full" not in s.capture():
                self.assertLess(len(said), 30, s.capture())
                said.append("prompt %d " % len(said) + "word " * 300)
                self.say(s, said[-1])
            said.append("said with no room at all")
            self.say(s, said[-1])
            disk.make_room()
            said.append("said with room again")
            self.say(s, said[-1])
            s.wait_for("nothing was lost")
            self.assertEqual(s.quit(), 0)
        session = json.loads(home.run("export", "fox", "--json", *place).stdout)
        kept = [block["text"].strip() for block in session["blocks"] if block["kind"] == "prompt"]
        self.assertEqual(kept, [text.strip() for text in said], store)

    def say(self, s, text):
        """And waits for the end of the turn."""
        s.type(text)
        s.key("Enter")
        s.wait_for(" ready ")
