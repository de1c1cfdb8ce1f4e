#!/usr/bin/env python3
"""A loopback stand-in of the Messages API, so that tests can drive the real `claude` without a network or an account.

    messages_api.py [--port N] [--until-stdin-closes]

Listens on 127.0.0.1 only and prints the port on one line (port 0: one that is free). What it answers is chosen by the
last text that the user typed: see scenarios.py.

    GET  /__log        the requests seen, a JSON list: prompt, earlier, step, folder, model, stream, images, system, tools
    POST /__open/NAME  lets the replies that wait at the gate NAME go on
"""

import argparse
import http.server
import itertools
import json
import os
import re
import socket
import sys
import threading
import time

from scenarios import Question, replies_to, say

NOISE = re.compile(
    r"<system-reminder>.*?</system-reminder>|\[Request interrupted by user[^\]]*\]|\[Image: source: [^\]]*\]", re.S
)


class Memory:
    """What the stand-in keeps between requests, shared by the threads that serve them."""

    def __init__(self):
        self.lock = threading.Lock()
        self.log = []
        self.failures = {}
        self.gates = {}
        self.numbers = itertools.count(1)

    def note(self, entry):
        with self.lock:
            self.log.append(entry)

    def seen(self, question):
        """How often this very step failed before; counts one more."""
        key = (question.prompt, question.step, len(question.earlier))
        with self.lock:
            self.failures[key] = self.failures.get(key, 0) + 1
            return self.failures[key] - 1

    def gate(self, name):
        with self.lock:
            return self.gates.setdefault(name, threading.Event())


def typed_texts(message):
    """The texts in a user message that the user typed, without the agent's own reminders."""
    content = message.get("content", "")
    blocks = [content] if isinstance(content, str) else [b.get("text", "") for b in content if b.get("type") == "text"]
    return [t for t in (NOISE.sub("", b).strip() for b in blocks) if t]


def images(request):
    """The media types of the pictures in all user messages."""
    blocks = [b for m in request.get("messages", []) if isinstance(m.get("content"), list) for b in m["content"]]
    return [b["source"].get("media_type") for b in blocks if b.get("type") == "image" and b.get("source")]


def system_text(request):
    system = request.get("system") or ""
    return system if isinstance(system, str) else "\n".join(b.get("text", "") for b in system)


def question_of(request):
    """Which prompt a request is about, and how far its turn has come."""
    typed, step = [], 0
    for message in request.get("messages", []):
        if message.get("role") == "assistant":
            step += 1
        elif message.get("role") == "user" and (texts := typed_texts(message)):
            typed, step = typed + texts, 0
    everything = system_text(request) + "\n" + json.dumps(request.get("messages", []), ensure_ascii=False)
    folder = re.search(r"Primary working directory: ([^\n\\]+)", everything)
    return Question(
        prompt=typed[-1] if typed else "",
        step=step,
        earlier=typed[:-1],
        folder=folder.group(1).strip() if folder else os.getcwd(),
        everything=everything,
    )


def side_reply(request, question):
    """The requests that the agent makes for itself: quota checks, titles, summaries, suggestions. None: no such."""
    if request.get("max_tokens") == 1:
        return say("ok")
    if "<session>" in question.prompt and "title" in (system_text(request) + question.prompt).lower():
        return say('{"title": "A talk with the stand-in"}')
    if "[SUGGESTION MODE" in question.prompt:
        return say("run the tests")
    if "detailed summary" in question.prompt or "summary of the conversation" in question.prompt:
        known = [m for text in question.earlier for m in re.findall(r"secret code is [\w-]+", text)]
        return say("<summary>The user tried things out. %s</summary>" % "; ".join(known[-1:]))
    return None


def reply_to(request, question):
    if reply := side_reply(request, question):
        return reply
    replies = replies_to(question)
    if question.step < len(replies):
        return replies[question.step]
    last = replies[-1]
    return last if not any("tool" in b for b in last.blocks) else say("Done.")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    memory = Memory()

    def log_message(self, *_):
        pass

    def send_json(self, value, status=200):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.send_header("request-id", "req_%d" % next(self.memory.numbers))
        if status == 429:
            self.send_header("retry-after", "1")
        self.end_headers()
        self.wfile.write(body)

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def do_GET(self):
        if self.path == "/__log":
            with self.memory.lock:
                return self.send_json(list(self.memory.log))
        self.memory.note({"path": self.path})
        self.send_json({})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path.startswith("/__open/"):
            self.memory.gate(self.path[len("/__open/"):]).set()
            return self.send_json({})
        try:
            request = json.loads(body)
        except ValueError:
            request = {}
        if not self.path.startswith("/v1/messages"):
            self.memory.note({"path": self.path})
            return self.send_json({})
        if "count_tokens" in self.path:
            return self.send_json({"input_tokens": len(body) // 4})
        question = question_of(request)
        entry = {"path": self.path, "prompt": question.prompt, "earlier": question.earlier, "step": question.step}
        entry.update(folder=question.folder, model=request.get("model"), stream=bool(request.get("stream")))
        entry.update(images=images(request), everything=question.everything[-20000:])
        entry.update(system=system_text(request), tools=[t.get("name") for t in request.get("tools", [])])
        self.memory.note(entry)
        try:
            self.answer(request, question, reply_to(request, question))
        except (BrokenPipeError, ConnectionResetError):
            self.memory.note({"event": "client gone", "prompt": question.prompt})
            self.close_connection = True

    def answer(self, request, question, reply):
        failure, cut = reply.failure, False
        if failure or reply.breaks:
            before = self.memory.seen(question)
            if failure and (failure.times is None or before < failure.times):
                return self.send_json(failure.body, failure.status)
            cut = before < reply.breaks
        time.sleep(reply.silence)
        blocks = [self.block(b) for b in reply.blocks]
        stop = reply.stop or ("tool_use" if any(b["type"] == "tool_use" for b in blocks) else "end_turn")
        message = {"id": "msg_%08d" % next(self.memory.numbers), "type": "message", "role": "assistant"}
        message.update(model=request.get("model", "model"), stop_sequence=None)
        size = max(1, len(json.dumps(blocks)) // 4)
        usage = {"input_tokens": len(question.everything) // 4, "cache_creation_input_tokens": 0}
        usage.update(cache_read_input_tokens=0, output_tokens=1)
        if not request.get("stream"):
            usage["output_tokens"] = size
            return self.send_json(dict(message, content=blocks, stop_reason=stop, usage=usage))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("transfer-encoding", "chunked")
        self.send_header("request-id", "req_%d" % next(self.memory.numbers))
        self.end_headers()
        self.event("message_start", message=dict(message, content=[], stop_reason=None, usage=usage))
        for index, block in enumerate(blocks):
            self.stream_block(index, block, reply, cut and index == len(blocks) - 1)
        if cut:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.event("message_delta", delta={"stop_reason": stop, "stop_sequence": None}, usage={"output_tokens": size})
        self.event("message_stop")
        self.wfile.write(b"0\r\n\r\n")

    def block(self, given):
        """A block of a `Reply` in the words of the API."""
        if "text" in given:
            return {"type": "text", "text": given["text"]}
        if "thinking" in given:
            return {"type": "thinking", "thinking": given["thinking"], "signature": "c3RhbmQtaW4=" * 8}
        name, number = given["tool"], next(self.memory.numbers)
        return {"type": "tool_use", "id": "toolu_%08d" % number, "name": name, "input": given.get("input", {})}

    def event(self, kind, **fields):
        data = ("event: %s\ndata: %s\n\n" % (kind, json.dumps(dict(fields, type=kind)))).encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def stream_block(self, index, block, reply, cut):
        kind = block["type"]
        if kind == "tool_use":
            self.event("content_block_start", index=index, content_block=dict(block, input={}))
            text = json.dumps(block["input"])
            deltas = [text[i : i + 40] for i in range(0, len(text), 40)]
            delta_type, key = "input_json_delta", "partial_json"
        else:
            empty = {"thinking": "", "signature": ""} if kind == "thinking" else {"text": ""}
            self.event("content_block_start", index=index, content_block=dict(empty, type=kind))
            words = re.findall(r"\s*\S+\s*", block[kind])
            deltas = ["".join(words[i : i + reply.words]) for i in range(0, len(words), reply.words)]
            delta_type, key = kind + "_delta", kind
        if cut:
            deltas = deltas[: max(1, len(deltas) // 2)]
        for number, delta in enumerate(deltas):
            if reply.gate and kind == "text" and number == (len(deltas) + 1) // 2:
                self.wait_at(reply.gate)
            self.event("content_block_delta", index=index, delta={"type": delta_type, key: delta})
            if reply.pause:
                time.sleep(reply.pause)
        if kind == "thinking":
            signature = {"type": "signature_delta", "signature": block["signature"]}
            self.event("content_block_delta", index=index, delta=signature)
        if not cut:
            self.event("content_block_stop", index=index)

    def wait_at(self, name):
        """Waits for the gate; a ping now and then finds out that the agent has hung up."""
        while not self.memory.gate(name).wait(timeout=1):
            self.event("ping")


def main():
    arguments = argparse.ArgumentParser(description="Loopback stand-in of the Messages API")
    arguments.add_argument("--port", type=int, default=0)
    arguments.add_argument("--until-stdin-closes", action="store_true", help="end when standard input is closed")
    options = arguments.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", options.port), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    if options.until_stdin_closes:
        threading.Thread(target=lambda: (sys.stdin.buffer.read(), os._exit(0)), daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
