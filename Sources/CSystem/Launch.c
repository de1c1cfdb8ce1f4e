#define _GNU_SOURCE
#include "Launch.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "GuardianMessage.h"

struct plan {
  const char *path, *folder;
  char **arguments, **environment;
};

/// Lays the strings of the description out as execve wants them. The memory lives as long as the warden.
static bool read_plan(int description, struct plan *plan) {
  struct stat info;
  if (fstat(description, &info) < 0) return false;
  size_t size = (size_t)info.st_size;
  errno = EINVAL;
  if (size < 2 * sizeof(uint32_t) + 2) return false;
  char *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, description, 0);
  if (text == MAP_FAILED) return false;
  const uint32_t *counts = (const uint32_t *)text;
  size_t strings = (size_t)counts[0] + counts[1];
  errno = EINVAL;
  if (text[size - 1] != 0 || strings > size) return false;
  char **pointers =
    mmap(NULL, (strings + 2) * sizeof *pointers, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pointers == MAP_FAILED) return false;

  char *at = text + 2 * sizeof(uint32_t);
  char *fixed[2];
  plan->arguments = pointers;
  plan->environment = pointers + counts[0] + 1;
  for (size_t i = 0; i < strings + 2; i++) {
    errno = EINVAL;
    if (at >= text + size) return false;
    if (i < 2) fixed[i] = at;
    else if (i - 2 < counts[0]) plan->arguments[i - 2] = at;
    else plan->environment[i - 2 - counts[0]] = at;
    while (*at) at++;
    at++;
  }
  plan->path = fixed[0];
  plan->folder = fixed[1];
  return true;
}

pid_t launch_agent(int input, int output, int error, int description, int *stage, int *reason) {
  struct plan plan;
  if (!read_plan(description, &plan)) {
    *stage = SKEIN_STAGE_PROCESS;
    *reason = errno;
    return -1;
  }
  // The child of vfork shares this memory until it executes: what it writes here is how it tells a failure.
  volatile int failed_stage = 0, failed_reason = 0;
  pid_t warden = getpid();
  pid_t agent = vfork();
  if (agent == 0) {
    setsid();
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // Should the warden itself be killed, its agent must not go on without anyone to end it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != warden) _exit(127);
    dup2(input, 0);
    dup2(output, 1);
    dup2(error, 2);
    close_from(3);
    failed_stage = SKEIN_STAGE_FOLDER;
    if (chdir(plan.folder) == 0) {
      failed_stage = SKEIN_STAGE_PROGRAM;
      execve(plan.path, plan.arguments, plan.environment);
    }
    failed_reason = errno;
    _exit(127);
  }
  if (agent < 0) {
    *stage = SKEIN_STAGE_PROCESS;
    *reason = errno;
    return -1;
  }
  if (failed_reason != 0) {
    *stage = failed_stage;
    *reason = failed_reason;
    return -1;
  }
  return agent;
}
