// peak COMMAND…: runs it and prints the most memory that it held, in megabytes. A small program asks this:
// what a process counts begins with what the one held that started it.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("usage: peak COMMAND…\n", stderr);
    return 2;
  }
  const pid_t child = fork();
  if (child == 0) {
    execvp(arguments[1], arguments + 1);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status)) return 1;
  std::printf("%.1f\n", static_cast<double>(usage.ru_maxrss) / 1024);
  return WEXITSTATUS(status);
}
