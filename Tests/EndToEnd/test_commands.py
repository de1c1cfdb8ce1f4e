"""What scripts rely on: exit codes, JSON, plain output."""

import json
import os
import signal
import unittest

from home import Home


class CommandsTests(unittest.TestCase):
    def check(self, home, code, *arguments, **how):
        done = home.run(*arguments, **how)
        self.assertEqual(done.returncode, code, "%s\n%s\n%s" % (arguments, done.stdout, done.stderr))
        return done

    def names(self, home, *arguments):
        listed = json.loads(self.check(home, 0, "list", "--json", *arguments).stdout)
        sessions = listed["sessions"] if isinstance(listed, dict) else listed
        return sorted(s["name"] for s in sessions)

    def test_exit_codes(self):
        with Home() as home:
            self.assertIn("claude", self.check(home, 4, "ask", "hello").stderr)
            self.assertIn("/nonexistent", self.check(home, 4, "ask", "--claude", "/nonexistent", "hello").stderr)
            self.check(home, 4, "ask", "hello", SKEIN_CLAUDE="/nonexistent")
            self.assertIn("nobody", self.check(home, 3, "show", "nobody").stderr)
            self.check(home, 3, "rename", "nobody", "somebody")
            self.check(home, 3, "delete", "nobody", "--yes")
            self.check(home, 2, "ask")
            self.check(home, 2, "ask", "--no-such-option", "hello")
            self.check(home, 2, "list", "--no-such-option")
            self.check(home, 0, "--version")
            self.check(home, 0, "--help")

    def test_what_helps_to_mend_a_wrong_configuration_works_with_it(self):
        with Home() as home:
            folder = os.path.join(home.folder, ".config", "skein")
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, "config.json5"), "w") as file:
                file.write("{ theme: ")
            with open(os.path.join(folder, "keymap.json5"), "w") as file:
                file.write("{ anywhere: {")
            self.assertIn("config.json5:", self.check(home, 2, "list").stderr)
            found = self.check(home, 1, "doctor").stdout
            self.assertRegex(found, r"BAD +configuration: .*config.json5:")
            self.assertRegex(found, r"note +keys and themes: .*keymap.json5:")
            self.check(home, 0, "config", "--print-default")
            self.check(home, 0, "completions", "bash")

    def test_doctor_runs_the_agent_and_knows_the_terminal(self):
        with Home("claude") as home:
            self.assertRegex(self.check(home, 0, "doctor").stdout, r"ok +claude: /.*/claude, \d+\.\d+")
            self.assertRegex(home.run("doctor", "--claude", "/bin/false").stdout, r"BAD +claude: /bin/false does not run")
            self.assertRegex(home.run("doctor", TERM="no-such-type").stdout, r"note +terminal: .*no-such-type.*skein chat")
            self.assertRegex(home.run("doctor", TERM="dumb").stdout, r"note +terminal: .*dumb.*skein chat")

    def test_a_mistyped_subcommand_names_the_right_one(self):
        with Home() as home:
            done = self.check(home, 2, "lsit")
            self.assertIn("list", done.stderr)

    def test_ask_with_the_demo(self):
        with Home() as home:
            done = self.check(home, 0, "ask", "--demo", "the river is the Tay")
            self.assertIn("I will remember that the river is the Tay", done.stdout)
            self.assertEqual(self.names(home), [], "a question alone keeps nothing")

    def test_sessions_are_made_listed_shown_renamed_and_deleted(self):
        with Home() as home:
            self.check(home, 0, "new", "one", "--demo")
            self.check(home, 0, "new", "two", "--demo")
            self.assertEqual(self.names(home), ["one", "two"])
            self.assertEqual(self.check(home, 0, "list", "--count").stdout.strip(), "2")
            self.check(home, 1, "new", "one", "--demo")

            self.check(home, 0, "ask", "-s", "one", "the river is the Tay")
            shown = self.check(home, 0, "show", "one").stdout
            self.assertIn("the river is the Tay", shown)
            self.assertIn("I will remember that the river is the Tay", shown)
            self.assertIn("one", json.dumps(json.loads(self.check(home, 0, "show", "one", "--json").stdout)))

            self.check(home, 0, "rename", "one", "river")
            self.assertEqual(self.names(home), ["river", "two"])
            again = self.check(home, 0, "ask", "-s", "river", "what is the river?")
            self.assertIn("The river is the Tay.", again.stdout)

            self.check(home, 0, "delete", "two", "--yes")
            self.assertEqual(self.names(home), ["river"])
            self.check(home, 3, "show", "two")

    def test_line_mode(self):
        with Home() as home:
            done = self.check(home, 0, "chat", "--demo", stdin="the river is the Tay\nwhat is the river?\nexit\n")
            self.assertIn("The river is the Tay.", done.stdout)
            self.assertNotIn("\x1b", done.stdout)

    def test_errors_of_the_api_fail_an_ask(self):
        with Home("claude") as home:
            done = self.check(home, 1, "ask", "do:error 400")
            self.assertIn("400", done.stderr)
            self.check(home, 0, "ask", "do:broken")
            home.wait_until_nothing_runs()

    def test_a_turn_times_out(self):
        with Home("claude") as home:
            self.check(home, 124, "ask", "--timeout", "1", "do:hang")
            home.wait_until_nothing_runs()

    def test_a_signal_ends_an_ask_and_keeps_what_came(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number), Home("claude") as home:
                asking = home.start("ask", "-s", "tale", "do:gate door")
                seen = ""
                while not seen.endswith("door-before-the-gate"):
                    seen += asking.stdout.read(1) or self.fail("it ended early: " + asking.communicate()[1])
                asking.send_signal(number)
                _, errors = asking.communicate(timeout=15)
                self.assertEqual(asking.returncode, 128 + number, errors)
                self.assertIn("door-before-the-gate", self.check(home, 0, "show", "tale").stdout)
                home.wait_until_nothing_runs()

    def test_stream_json_prints_the_lines_of_the_agent(self):
        with Home("claude") as home:
            done = self.check(home, 0, "ask", "--stream-json", "hello")
            kinds = [json.loads(line)["type"] for line in done.stdout.splitlines()]
            self.assertEqual(kinds[-1], "result")
            self.assertIn("stream_event", kinds)
