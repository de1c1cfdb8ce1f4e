#define _GNU_SOURCE
#include "Guardian.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "Family.h"
#include "GuardianMessage.h"
#include "Warden.h"

enum { WARDEN_LIMIT = 1024, LAST_LOOK = 4500, TERMINAL_PATIENCE = 500 };

struct guardian {
  int skein, children, terminal;
  bool goodbye;
  struct guardian_message terminal_state;
  pid_t wardens[WARDEN_LIMIT];
  int warden_count;
};

void close_from(int first) {
  if (close_range((unsigned)first, ~0U, 0) == 0) return;
  // A kernel or a sandbox without close_range.
  struct rlimit limit;
  int last = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? (int)limit.rlim_cur : 65536;
  for (int fd = first; fd < last; fd++) close(fd);
}

static void spawn(struct guardian *guardian, const int fds[5]) {
  int reason = EAGAIN;
  pid_t warden = -1;
  if (guardian->warden_count < WARDEN_LIMIT) {
    warden = _Fork();
    reason = errno;
  }
  if (warden == 0) warden_run(fds);
  if (warden > 0) {
    guardian->wardens[guardian->warden_count++] = warden;
  } else {
    struct skein_warden_message message = {
      .news = SKEIN_WARDEN_FAILED, .value = reason, .stage = SKEIN_STAGE_PROCESS};
    send(fds[3], &message, sizeof message, MSG_NOSIGNAL);
  }
}

static void drop_terminal(struct guardian *guardian) {
  if (guardian->terminal >= 0) close(guardian->terminal);
  guardian->terminal = -1;
}

static void restore_terminal(struct guardian *guardian) {
  if (guardian->terminal < 0 || guardian->goodbye) return;
  tcsetattr(guardian->terminal, TCSANOW, &guardian->terminal_state.settings);
  const uint8_t *reset = guardian->terminal_state.reset;
  size_t left = guardian->terminal_state.reset_count;
  while (left > 0) {
    // A terminal that was stopped must not hold the guardian.
    struct pollfd ready = {.fd = guardian->terminal, .events = POLLOUT};
    if (poll(&ready, 1, TERMINAL_PATIENCE) <= 0 || !(ready.revents & POLLOUT)) break;
    ssize_t written = write(guardian->terminal, reset, left);
    if (written <= 0) break;
    reset += written;
    left -= (size_t)written;
  }
  drop_terminal(guardian);
}

/// Takes one request; false when Skein is gone.
static bool take_request(struct guardian *guardian) {
  static struct guardian_message message;
  struct iovec part = {.iov_base = &message, .iov_len = sizeof message};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * GUARDIAN_DESCRIPTOR_LIMIT)];
  } control;
  struct msghdr envelope = {
    .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t got = recvmsg(guardian->skein, &envelope, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (got == 0) return false;
  int fds[GUARDIAN_DESCRIPTOR_LIMIT], count = 0;
  struct cmsghdr *header = CMSG_FIRSTHDR(&envelope);
  if (header && header->cmsg_type == SCM_RIGHTS) {
    count = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    memcpy(fds, CMSG_DATA(header), sizeof(int) * (size_t)count);
  }
  if (got == sizeof message) {
    switch (message.request) {
      case REQUEST_SPAWN:
        if (count == 5) spawn(guardian, fds);
        break;
      case REQUEST_TAKE_TERMINAL:
        if (count != 1 || message.reset_count > SKEIN_TERMINAL_RESET_LIMIT) break;
        drop_terminal(guardian);
        guardian->terminal = fds[0];
        guardian->terminal_state = message;
        count = 0;
        break;
      case REQUEST_RELEASE_TERMINAL: drop_terminal(guardian); break;
      case REQUEST_GOODBYE: guardian->goodbye = true; break;
    }
  }
  for (int i = 0; i < count; i++) close(fds[i]);
  return true;
}

/// Waits for wardens that ended, and ends what one of them left that was killed itself.
static void reap(struct guardian *guardian) {
  int status;
  pid_t pid;
  bool orphans = false;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    for (int i = 0; i < guardian->warden_count; i++) {
      if (guardian->wardens[i] != pid) continue;
      guardian->wardens[i] = guardian->wardens[--guardian->warden_count];
      orphans = orphans || status != 0;
      break;
    }
  }
  if (orphans) family_signal(SIGKILL, guardian->wardens, guardian->warden_count);
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void settle(void) {
  setsid();
  prctl(PR_SET_NAME, "skein-guardian");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_SETMASK, &child, NULL);
  if (chdir("/") < 0) _exit(1);
}

_Noreturn void guardian_run(int skein) {
  static struct guardian guardian;
  settle();
  // Nothing of Skein's stays open here but the socket, as 3; the standard streams lead nowhere.
  int socket = fcntl(skein, F_DUPFD, 3);
  if (socket != 3) dup2(socket, 3);
  int nowhere = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; fd++) {
    if (nowhere != fd) dup2(nowhere, fd);
  }
  close_from(4);
  guardian.skein = 3;
  guardian.terminal = -1;
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  guardian.children = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  if (!family_prepare() || guardian.children < 0) _exit(1);

  int64_t last_look = 0;
  while (true) {
    int wait = last_look == 0 ? -1 : (int)(last_look - now());
    if (last_look != 0 && (wait <= 0 || guardian.warden_count == 0)) break;
    struct pollfd watched[] = {
      {.fd = guardian.children, .events = POLLIN},
      {.fd = last_look == 0 ? guardian.skein : -1, .events = POLLIN},
    };
    if (poll(watched, 2, wait) <= 0) continue;
    if (watched[0].revents) {
      struct signalfd_siginfo info;
      ssize_t got = read(guardian.children, &info, sizeof info);
      (void)got;
      reap(&guardian);
    }
    if (watched[1].revents && !take_request(&guardian)) {
      restore_terminal(&guardian);
      last_look = now() + LAST_LOOK;
    }
  }
  family_signal(SIGKILL, NULL, 0);
  _exit(0);
}
