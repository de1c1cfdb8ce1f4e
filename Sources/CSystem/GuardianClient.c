// Skein's side of the guardian's and the wardens' sockets.
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "Descriptors.h"
#include "GuardianMessage.h"

int skein_guardian_start(void) {
  int ends[2];
  if (skein_socket_pair(ends) < 0) return -1;
  // _Fork runs no handlers of fork, which may wait for locks that other threads hold.
  pid_t guardian = _Fork();
  if (guardian < 0) {
    int reason = errno;
    close(ends[0]);
    close(ends[1]);
    errno = reason;
    return -1;
  }
  if (guardian == 0) {
    // Forked once more, so that Skein has no child to wait for and the guardian no parent to be confused with.
    pid_t second = _Fork();
    if (second != 0) _exit(second < 0 ? 1 : 0);
    guardian_run(ends[1]);
  }
  close(ends[1]);
  int status = 0;
  while (waitpid(guardian, &status, 0) < 0 && errno == EINTR) continue;
  if (status != 0) {
    close(ends[0]);
    errno = EAGAIN;
    return -1;
  }
  return ends[0];
}

static int guardian_send(int guardian, const struct guardian_message *message, const int *fds, int count) {
  struct iovec part = {.iov_base = (void *)message, .iov_len = sizeof *message};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * GUARDIAN_DESCRIPTOR_LIMIT)];
  } control;
  struct msghdr envelope = {.msg_iov = &part, .msg_iovlen = 1};
  if (count > 0) {
    memset(&control, 0, sizeof control);
    envelope.msg_control = &control;
    envelope.msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&envelope);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)count);
    memcpy(CMSG_DATA(header), fds, sizeof(int) * (size_t)count);
  }
  ssize_t sent;
  do sent = sendmsg(guardian, &envelope, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent < 0 ? -1 : 0;
}

int skein_guardian_spawn(int guardian, const struct skein_launch *launch) {
  struct guardian_message message = {.request = REQUEST_SPAWN};
  int fds[] = {launch->input, launch->output, launch->error, launch->control, launch->description};
  return guardian_send(guardian, &message, fds, 5);
}

int skein_guardian_take_terminal(
  int guardian, int terminal, const struct termios *settings, const uint8_t *reset, size_t count) {
  if (count > SKEIN_TERMINAL_RESET_LIMIT) {
    errno = EMSGSIZE;
    return -1;
  }
  struct guardian_message message = {
    .request = REQUEST_TAKE_TERMINAL, .reset_count = (uint32_t)count, .settings = *settings};
  memcpy(message.reset, reset, count);
  return guardian_send(guardian, &message, &terminal, 1);
}

int skein_guardian_release_terminal(int guardian) {
  struct guardian_message message = {.request = REQUEST_RELEASE_TERMINAL};
  return guardian_send(guardian, &message, NULL, 0);
}

int skein_guardian_goodbye(int guardian) {
  struct guardian_message message = {.request = REQUEST_GOODBYE};
  return guardian_send(guardian, &message, NULL, 0);
}

int skein_warden_receive(int control, struct skein_warden_message *message) {
  ssize_t got;
  do got = recv(control, message, sizeof *message, MSG_DONTWAIT);
  while (got < 0 && errno == EINTR);
  if (got < 0) return errno == ECONNRESET ? 0 : -1;
  return got == sizeof *message ? 1 : 0;
}

int skein_warden_order(int control, enum skein_warden_order order) {
  char byte = (char)order;
  return send(control, &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT) == 1 ? 0 : -1;
}
