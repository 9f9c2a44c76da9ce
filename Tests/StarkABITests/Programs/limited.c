/*
 * Runs a program as a user without privileges who may have so many processes, its threads among them.
 *
 *     limited PROCESSES PROGRAM ARGUMENT ...
 *
 * Root, for whom the limit would not hold, becomes nobody; other users stay. After a minute the program is
 * ended by SIGALRM. The code is 126 if it cannot be started.
 */
#define _DEFAULT_SOURCE
#include <grp.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

int main(int count, char **arguments) {
  struct rlimit limit;
  if (count < 3) return 2;
  if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0)) return 2;
  /* From here on: a limit that was reached before would keep the program from being started. */
  limit.rlim_cur = limit.rlim_max = (rlim_t)strtoul(arguments[1], NULL, 10);
  if (setrlimit(RLIMIT_NPROC, &limit) != 0) return 2;
  alarm(60);
  execv(arguments[2], arguments + 2);
  return 126;
}
