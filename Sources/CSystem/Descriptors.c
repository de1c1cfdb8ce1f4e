#define _GNU_SOURCE
#include "Descriptors.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

int skein_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int skein_socket_pair(int ends[2]) { return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends); }

int skein_memory_file(void) { return memfd_create("skein", MFD_CLOEXEC); }

int skein_bell_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void skein_bell_ring(int bell) {
  uint64_t one = 1;
  // Fails only where the counter is full: then the bell rings already.
  ssize_t written = write(bell, &one, sizeof one);
  (void)written;
}

void skein_bell_silence(int bell) {
  uint64_t count;
  // Fails only where the bell is silent already.
  ssize_t got = read(bell, &count, sizeof count);
  (void)got;
}

int skein_set_nonblocking(int fd) {
  int flags = fcntl(fd, F_GETFL);
  return flags < 0 ? -1 : fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

int skein_open_descriptor_count(void) {
  DIR *folder = opendir("/proc/self/fd");
  if (!folder) return -1;
  int count = 0;
  while (readdir(folder)) count++;
  closedir(folder);
  return count - 3;  // ".", ".." and the folder itself
}
