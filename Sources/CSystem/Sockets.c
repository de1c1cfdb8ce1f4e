#define _GNU_SOURCE
#include "Sockets.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int full_path(char path[PATH_MAX], const char *folder, const char *name, const char *suffix) {
  int length = snprintf(path, PATH_MAX, "%s/%s%s", folder, name, suffix);
  return length > 0 && length < PATH_MAX ? 0 : -ENAMETOOLONG;
}

/// Fills the address of a socket in `folder`. `*opened` is the folder where the address goes through it, else -1.
static int fill(struct sockaddr_un *address, const char *folder, const char *name, const char *suffix, int *opened) {
  *opened = -1;
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  size_t room = sizeof address->sun_path;
  int length = snprintf(address->sun_path, room, "%s/%s%s", folder, name, suffix);
  if (length > 0 && (size_t)length < room) return 0;
  *opened = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (*opened < 0) return -errno;
  length = snprintf(address->sun_path, room, "/proc/self/fd/%d/%s%s", *opened, name, suffix);
  if (length > 0 && (size_t)length < room) return 0;
  close(*opened);
  *opened = -1;
  return -ENAMETOOLONG;
}

static int new_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

/// Closes `fd`, and `folder` where there is one, and answers the errno there was before.
static int refuse(int fd, int folder, int reason) {
  if (fd >= 0) close(fd);
  if (folder >= 0) close(folder);
  return -reason;
}

static int check_peer(int fd, pid_t *peer) {
  struct ucred other;
  socklen_t size = sizeof other;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &other, &size) != 0) return errno;
  *peer = other.pid;
  return other.uid == geteuid() ? 0 : EACCES;
}

int skein_socket_listen(const char *folder, const char *name) {
  char begun[PATH_MAX], path[PATH_MAX];
  if (full_path(begun, folder, name, ".new") != 0 || full_path(path, folder, name, "") != 0) return -ENAMETOOLONG;
  struct sockaddr_un address;
  int through;
  int failure = fill(&address, folder, name, ".new", &through);
  if (failure != 0) return failure;
  int fd = new_socket();
  if (fd < 0) return refuse(-1, through, errno);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) return refuse(fd, through, errno);
  if (through >= 0) close(through);
  if (chmod(begun, 0600) != 0 || listen(fd, 64) != 0 || rename(begun, path) != 0) {
    int reason = errno;
    unlink(begun);
    return refuse(fd, -1, reason);
  }
  return fd;
}

int skein_socket_connect(const char *folder, const char *name, pid_t *peer) {
  char path[PATH_MAX];
  struct sockaddr_un address;
  struct stat found;
  int through;
  if (full_path(path, folder, name, "") != 0) return -ENAMETOOLONG;
  if (lstat(path, &found) != 0) return -errno;
  if (!S_ISSOCK(found.st_mode)) return -ENOTSOCK;
  if (found.st_uid != geteuid()) return -EACCES;
  int failure = fill(&address, folder, name, "", &through);
  if (failure != 0) return failure;
  int fd = new_socket();
  if (fd < 0) return refuse(-1, through, errno);
  if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) {
    int reason = errno;
    if (reason == ECONNREFUSED) unlink(path);
    return refuse(fd, through, reason);
  }
  if (through >= 0) close(through);
  int reason = check_peer(fd, peer);
  return reason == 0 ? fd : refuse(fd, -1, reason);
}

int skein_socket_accept(int listener, pid_t *peer) {
  int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  if (fd < 0) return -errno;
  int reason = check_peer(fd, peer);
  return reason == 0 ? fd : refuse(fd, -1, reason);
}
