"""What the stand-in answers: a prompt's own words choose the reply.

A prompt that holds `do:NAME ARGUMENTS` plays the scenario of that name (the table at the end of this file); any other
text is echoed, except that "the secret code is X" and "what was the code?" ask about the memory of the conversation.
A scenario is a list of replies: the first answers the prompt, the next the results of the tools it called, and so on.
"""

import json
import re
from dataclasses import dataclass, field


@dataclass
class Failure:
    """An HTTP error, given `times` times for the same prompt (None: always) before the reply itself."""

    status: int
    times: int | None = None

    KINDS = {
        400: ("invalid_request_error", "messages: the stand-in refuses this"),
        401: ("authentication_error", "invalid x-api-key"),
        403: ("permission_error", "this key may not use the resource"),
        404: ("not_found_error", "no such model"),
        429: ("rate_limit_error", "This request would exceed your rate limit."),
        500: ("api_error", "Internal server error"),
        529: ("overloaded_error", "Overloaded"),
    }

    @property
    def body(self):
        kind, message = self.KINDS.get(self.status, ("api_error", "failure %d" % self.status))
        return {"type": "error", "error": {"type": kind, "message": message}}


@dataclass
class Reply:
    """One answer of the model. Times are seconds."""

    blocks: list = field(default_factory=list)  # {"text": …} | {"thinking": …} | {"tool": name, "input": {…}}
    pause: float = 0  # between two deltas
    words: int = 1  # words in one delta
    silence: float = 0  # before the first byte
    stop: str | None = None  # stop_reason; None: tool_use where a tool is called, else end_turn
    failure: Failure | None = None
    breaks: int = 0  # so many times for the same prompt the connection is cut after the blocks
    gate: str | None = None  # after the first half of the last text, wait until the test opens this gate


@dataclass
class Question:
    """One request to the API, as far as the choice of an answer needs it."""

    prompt: str  # the last text that the user typed
    step: int  # how many replies of this turn came before
    earlier: list  # what the user typed before the prompt, oldest first
    folder: str  # the working folder that the agent names in its system prompt
    everything: str  # all text of the request


def say(text, **how):
    return Reply([{"text": text}], **how)


def call(name, arguments, before, **how):
    return Reply([{"text": before}, {"tool": name, "input": arguments}], **how)


def numbers(arguments, *defaults):
    """The leading numbers of the arguments, each with its default."""
    given = arguments.split()
    return [type(d)(given[i]) if i < len(given) else d for i, d in enumerate(defaults)]


def in_folder(question, name):
    return name if name.startswith("/") else question.folder + "/" + name


def echo(question):
    prompt = question.prompt
    if re.search(r"what was the (secret )?code", prompt, re.I):
        found = [m for text in question.earlier for m in re.findall(r"secret code is ([\w-]+)", text)]
        return [say("The secret code was %s." % found[-1] if found else "I was never told a code.")]
    if re.search(r"secret code is [\w-]+", prompt):
        return [say("I will remember the code.")]
    if prompt.startswith("<task-notification>"):
        return [say("The background task has ended.")]
    return [say("You said: " + (prompt if len(prompt) <= 200 else prompt[:200] + "…"))]


def slow(question, arguments):
    count, pause = numbers(arguments, 200, 0.02)
    return [say(" ".join("word%d" % n for n in range(1, count + 1)) + " end-of-slow", pause=pause)]


def gate(question, arguments):
    name = arguments.split()[0] if arguments else "gate"
    return [say("%s-before-the-gate %s-after-the-gate" % (name, name), gate=name)]


def flood(question, arguments):
    count, pause = numbers(arguments, 20000, 0.0)
    parts, written, section = [], 0, 0
    while written < count:
        section += 1
        parts.append("## Section %d\n\n" % section)
        for paragraph in range(4):
            words = ["w%d" % (written + n) for n in range(min(40, count - written))]
            if len(words) > 8:
                words[3], words[6] = "**%s**" % words[3], "`%s`" % words[6]
            parts.append(" ".join(words) + "\n\n")
            written += len(words)
        parts.append("- first point of %d\n- second point of %d\n\n" % (section, section))
        parts.append("```swift\nlet section = %d  // one line of code\n```\n\n" % section)
    return [say("".join(parts) + "end-of-flood", pause=pause, words=12)]


def think(question, arguments):
    thought = "The user wants a number. Seventeen times three is fifty-one, and four more is fifty-five."
    return [Reply([{"thinking": thought}, {"text": "The answer is **55**."}])]


def bash(question, arguments):
    command = arguments or "echo hello"
    return [
        call("Bash", {"command": command, "description": "Run a command"}, "I want to run a command."),
        say("The command is through."),
    ]


def two(question, arguments):
    commands = [c.strip() for c in (arguments or "touch one.txt ;; touch two.txt").split(";;")]
    calls = [{"tool": "Bash", "input": {"command": c, "description": "One of several"}} for c in commands]
    return [Reply([{"text": "I want to run several commands."}] + calls), say("All commands are through.")]


def write(question, arguments):
    name, _, content = (arguments or "notes.txt").partition(" ")
    content = content or "first line\nsecond line\n"
    return [
        call("Write", {"file_path": in_folder(question, name), "content": content}, "I want to write a file."),
        say("The file is written."),
    ]


def edit(question, arguments):
    name, _, change = arguments.partition(" ")
    old, _, new = change.partition(" => ")
    path = in_folder(question, name)
    return [
        call("Read", {"file_path": path}, "I read the file first."),
        call("Edit", {"file_path": path, "old_string": old, "new_string": new}, "I want to change it."),
        say("The file is changed."),
    ]


def ask(question, arguments):
    def one(text, header, labels, several):
        options = [{"label": label, "description": label + " it is"} for label in labels]
        return {"question": text, "header": header, "options": options, "multiSelect": several}

    questions = [
        one("Which colour shall it be?", "Colour", ["Blue", "Red"], False),
        one("Which sizes do you need?", "Sizes", ["Small", "Large"], True),
    ]
    return [call("AskUserQuestion", {"questions": questions}, "I have two questions."), say("I have your answers.")]


def plan(question, arguments):
    text = "# The plan\n\n1. Greet\n2. Test the greeting\n"
    file = re.search(r"/\S+/plans/[\w.-]+\.md", question.everything)
    first = [call("Write", {"file_path": file.group(0), "content": text}, "I write down the plan.")] if file else []
    return first + [call("ExitPlanMode", {"plan": text}, "Here is my plan."), say("I start with the plan.")]


def agent(question, arguments):
    inputs = {"description": "Look around", "subagent_type": "general-purpose", "run_in_background": False}
    if arguments.startswith("background"):
        arguments, inputs["run_in_background"] = arguments[len("background"):].strip(), True
    inputs["prompt"] = "do:bash " + arguments if arguments else "Look around and report."
    return [call("Agent", inputs, "I hand this on."), say("The agent has reported.")]


def background(question, arguments):
    inputs = {"command": arguments or "sleep 2; echo done", "description": "Wait", "run_in_background": True}
    return [call("Bash", inputs, "I start it in the background."), say("It runs in the background.")]


def error(question, arguments):
    status, times = numbers(arguments, 529, 0)
    return [say("Recovered after the errors.", failure=Failure(status, times or None))]


def broken(question, arguments):
    (times,) = numbers(arguments, 1)
    return [say("This whole reply arrived in spite of the broken-stream", breaks=times)]


def hang(question, arguments):
    (seconds,) = numbers(arguments, 600.0)
    return [say("Here at last.", silence=seconds)]


def tool(question, arguments):
    """Any tool: its name, then its input as JSON."""
    name, _, inputs = arguments.partition(" ")
    return [call(name, json.loads(inputs or "{}"), "I use a tool."), say("The tool has answered.")]


def script(question, arguments):
    """The replies themselves, as a JSON list of objects with the fields of `Reply`."""
    replies, _ = json.JSONDecoder().raw_decode(arguments)
    return [Reply(**dict(r, failure=Failure(**r["failure"]) if "failure" in r else None)) for r in replies]


def markdown(question, arguments):
    return [say(MARKDOWN, words=3)]


MARKDOWN = """# A heading

A paragraph with **bold**, *italic*, ~~struck~~, `code` and a [link](https://example.org/page).

1. First
2. Second
   - nested, and long enough that a narrow terminal must wrap it somewhere in the middle of the sentence
- [x] a finished task
- [ ] an open task

| Name | Amount |
|:-----|-------:|
| alpha | 1 |
| 日本語 | 22 |

> A quotation
> of two lines

```swift
struct Point { var x = 1.0 }  // a comment
```

Wide and odd: 你好, 👍🏽, e\u0301, مرحبا.
"""

SCENARIOS = {
    f.__name__: f
    for f in (
        slow, gate, flood, think, bash, two, write, edit, ask, plan, agent, background, error, broken, hang, tool,
        script, markdown,
    )
}


def replies_to(question):
    """The scenario that the prompt asks for, as a list of replies."""
    wanted = re.search(r"\bdo:(\w+)(?:[ \t]+(.*))?", question.prompt, re.S)
    if not wanted:
        return echo(question)
    if wanted.group(1) not in SCENARIOS:
        return [say("I know no scenario %s; there are: %s." % (wanted.group(1), ", ".join(SCENARIOS)))]
    return SCENARIOS[wanted.group(1)](question, (wanted.group(2) or "").strip())
