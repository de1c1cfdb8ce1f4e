#define _GNU_SOURCE
#include "Family.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

struct relative {
  pid_t pid, parent;
  bool alive, below;
};

enum { RELATIVE_LIMIT = 65536 };
static struct relative *relatives;

bool family_prepare(void) {
  void *memory = mmap(
    NULL, RELATIVE_LIMIT * sizeof *relatives, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
    0);
  relatives = memory == MAP_FAILED ? NULL : memory;
  return relatives != NULL;
}

struct directory_entry {
  uint64_t inode;
  int64_t offset;
  uint16_t length;
  uint8_t kind;
  char name[];
};

/// Reads `PID (any name) STATE PARENT …` of /proc/PID/stat.
static bool read_relative(int proc, const char *name, struct relative *relative) {
  char path[32], text[512];
  size_t end = 0;
  while (name[end] && end < 16) path[end] = name[end], end++;
  for (const char *tail = "/stat"; *tail; tail++) path[end++] = *tail;
  path[end] = 0;
  int file = openat(proc, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  if (count <= 0) return false;
  text[count] = 0;
  ssize_t at = count;
  while (at > 0 && text[at - 1] != ')') at--;  // the name may itself hold brackets: the last one ends it
  if (at == 0 || at + 3 >= count) return false;
  relative->alive = text[at + 1] != 'Z' && text[at + 1] != 'X';
  relative->below = false;
  pid_t parent = 0;
  for (const char *digit = text + at + 3; *digit >= '0' && *digit <= '9'; digit++) parent = parent * 10 + (*digit - '0');
  relative->parent = parent;
  return true;
}

static int read_relatives(void) {
  int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (proc < 0) return 0;
  int count = 0;
  _Alignas(struct directory_entry) char entries[16384];
  long got;
  while ((got = syscall(SYS_getdents64, proc, entries, sizeof entries)) > 0) {
    for (long at = 0; at < got && count < RELATIVE_LIMIT;) {
      const struct directory_entry *entry = (const struct directory_entry *)(entries + at);
      at += entry->length;
      pid_t pid = 0;
      const char *digit = entry->name;
      while (*digit >= '0' && *digit <= '9') pid = pid * 10 + (*digit++ - '0');
      if (*digit || pid == 0) continue;
      relatives[count].pid = pid;
      if (read_relative(proc, entry->name, &relatives[count])) count++;
    }
  }
  close(proc);
  return count;
}

static struct relative *find(pid_t pid, int count) {
  // The kernel lists processes by rising number.
  int low = 0, high = count - 1;
  while (low <= high) {
    int middle = low + (high - low) / 2;
    if (relatives[middle].pid == pid) return &relatives[middle];
    if (relatives[middle].pid < pid) low = middle + 1;
    else high = middle - 1;
  }
  return NULL;
}

int family_signal(int signal, const pid_t *excluded, int excluded_count) {
  if (!relatives) return 0;
  int count = read_relatives();
  pid_t self = getpid();
  for (bool changed = true; changed;) {
    changed = false;
    for (int i = 0; i < count; i++) {
      struct relative *one = &relatives[i];
      if (one->below) continue;
      bool below = one->parent == self;
      for (int e = 0; below && e < excluded_count; e++) below = excluded[e] != one->pid;
      if (!below && one->parent != self) {
        const struct relative *parent = find(one->parent, count);
        below = parent && parent->below;
      }
      if (below) one->below = changed = true;
    }
  }
  int alive = 0;
  for (int i = 0; i < count; i++) {
    if (!relatives[i].below || !relatives[i].alive) continue;
    alive++;
    if (signal) kill(relatives[i].pid, signal);
    if (signal == SIGTERM) kill(relatives[i].pid, SIGCONT);  // what is stopped cannot obey
  }
  return alive;
}
