// measure FILE COMMAND...: runs the command and writes "STATUS CPU-MICROSECONDS PEAK-KIB" to FILE.
// A small process has to start it: what a child is said to have used at most includes what its parent used when it forked.
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long Microseconds(struct timeval time) { return time.tv_sec * 1000000L + time.tv_usec; }

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  pid_t child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    execvp(argv[2], argv + 2);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 2;
  FILE* file = fopen(argv[1], "w");
  if (file == NULL) return 2;
  int code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  fprintf(file, "%d %ld %ld\n", code, Microseconds(usage.ru_utime) + Microseconds(usage.ru_stime), usage.ru_maxrss);
  fclose(file);
  return 0;
}
