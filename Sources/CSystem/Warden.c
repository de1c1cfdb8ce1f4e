#define _GNU_SOURCE
#include "Warden.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "Family.h"
#include "GuardianMessage.h"
#include "Launch.h"

// Milliseconds. Together below the five seconds after which nothing may be left of an agent whose Skein was killed.
enum { INTERRUPT_GRACE = 1500, TERMINATE_GRACE = 1500, LEFTOVER_GRACE = 500, KILL_PAUSE = 20, KILL_ROUNDS = 75 };

enum phase { SERVING, INTERRUPTING, TERMINATING, KILLING };

struct warden {
  int control, children;
  pid_t agent;
  bool agent_gone, skein_gone;
  enum phase phase;
  int64_t deadline;
  int kill_rounds;
};

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void tell(const struct warden *warden, int news, int value, int stage) {
  struct skein_warden_message message = {.news = news, .value = value, .stage = stage};
  send(warden->control, &message, sizeof message, MSG_NOSIGNAL);
}

static void enter(struct warden *warden, enum phase phase, int grace) {
  warden->phase = phase;
  warden->deadline = now() + grace;
  if (phase == INTERRUPTING) kill(warden->agent, SIGINT);
  if (phase == TERMINATING) family_signal(SIGTERM, NULL, 0);
  if (phase == KILLING) {
    warden->kill_rounds++;
    family_signal(SIGKILL, NULL, 0);
  }
}

/// Waits for all that ended below, and tells of the agent's end.
static void reap(struct warden *warden) {
  int status;
  pid_t pid;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    if (pid != warden->agent || warden->agent_gone) continue;
    warden->agent_gone = true;
    if (WIFSIGNALED(status)) tell(warden, SKEIN_WARDEN_SIGNALED, WTERMSIG(status), 0);
    else tell(warden, SKEIN_WARDEN_EXITED, WEXITSTATUS(status), 0);
    if (warden->phase < TERMINATING) enter(warden, TERMINATING, LEFTOVER_GRACE);
  }
}

static void obey(struct warden *warden) {
  char order;
  ssize_t got = recv(warden->control, &order, 1, MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (got <= 0) {
    warden->skein_gone = true;
    if (warden->phase == SERVING) enter(warden, INTERRUPTING, INTERRUPT_GRACE);
    return;
  }
  if (order == SKEIN_ORDER_KILL && warden->phase != KILLING) enter(warden, KILLING, KILL_PAUSE);
  if (warden->agent_gone) return;
  if (order == SKEIN_ORDER_INTERRUPT) kill(warden->agent, SIGINT);
  if (order == SKEIN_ORDER_TERMINATE) {
    kill(warden->agent, SIGTERM);
    kill(warden->agent, SIGCONT);  // an agent that is stopped cannot obey
  }
}

static void pass_deadline(struct warden *warden) {
  switch (warden->phase) {
    case SERVING: break;
    case INTERRUPTING: enter(warden, TERMINATING, TERMINATE_GRACE); break;
    case TERMINATING:
    case KILLING: enter(warden, KILLING, KILL_PAUSE); break;
  }
}

static void serve(struct warden *warden) {
  while (!(warden->agent_gone && family_signal(0, NULL, 0) == 0)) {
    if (warden->kill_rounds > KILL_ROUNDS) _exit(1);  // not ours to kill, the guardian has a last look
    int64_t wait = warden->phase == SERVING ? -1 : warden->deadline - now();
    if (warden->phase != SERVING && wait <= 0) {
      pass_deadline(warden);
      wait = KILL_PAUSE;
    }
    struct pollfd watched[] = {
      {.fd = warden->children, .events = POLLIN},
      {.fd = warden->skein_gone ? -1 : warden->control, .events = POLLIN},
    };
    if (poll(watched, 2, (int)wait) > 0) {
      if (watched[0].revents) {
        struct signalfd_siginfo info;
        ssize_t got = read(warden->children, &info, sizeof info);
        (void)got;
      }
      if (watched[1].revents) obey(warden);
    }
    reap(warden);
  }
}

_Noreturn void warden_run(const int fds[5]) {
  setsid();
  prctl(PR_SET_NAME, "skein-warden");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  // Whatever numbers came, hold the five from 3 on and nothing else: first above all of them, then down.
  for (int i = 0; i < 5; i++) {
    if (fcntl(fds[i], F_DUPFD_CLOEXEC, 64) != 64 + i) _exit(1);
  }
  for (int i = 0; i < 5; i++) dup3(64 + i, 3 + i, O_CLOEXEC);
  close_from(8);

  struct warden warden = {.control = 6};
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_SETMASK, &child, NULL);
  warden.children = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  if (warden.children < 0 || !family_prepare()) {
    tell(&warden, SKEIN_WARDEN_FAILED, errno, SKEIN_STAGE_PROCESS);
    _exit(0);
  }
  int stage = 0, reason = 0;
  warden.agent = launch_agent(3, 4, 5, 7, &stage, &reason);
  close(3);
  close(4);
  close(5);
  close(7);
  if (warden.agent < 0) {
    tell(&warden, SKEIN_WARDEN_FAILED, reason, stage);
    _exit(0);
  }
  tell(&warden, SKEIN_WARDEN_STARTED, warden.agent, 0);
  serve(&warden);
  _exit(0);
}
