#include "src/shell/output.h"

#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <thread>

namespace flat8::shell {

namespace {

constexpr long kFlushAfterMilliseconds = 50;

// A thread flushes what was written a moment ago. It sleeps on the semaphore while there is nothing to do; the signal
// handler, which may do next to nothing itself, wakes it up as well.
struct Flusher {
  sem_t wake;
  std::atomic<bool> pending{false};
  std::atomic<int> signal{0};
};
Flusher& TheFlusher() {
  static Flusher* const flusher = new Flusher;  // never destroyed: its thread runs until the process ends
  return *flusher;
}

void Sleep(long milliseconds) {
  timespec time = {0, milliseconds * 1'000'000};
  nanosleep(&time, nullptr);
}

// False when somebody is in the middle of writing, maybe to a pipe that nobody reads.
bool TryFlush() {
  if (ftrylockfile(stdout) != 0) return false;
  fflush_unlocked(stdout);
  funlockfile(stdout);
  return true;
}

void RunFlusher() {
  Flusher& flusher = TheFlusher();
  while (true) {
    while (sem_wait(&flusher.wake) != 0 && errno == EINTR) {
    }
    if (flusher.signal == 0) Sleep(kFlushAfterMilliseconds);
    flusher.pending = false;
    bool flushed = TryFlush();
    if (const int signal_number = flusher.signal; signal_number != 0) {
      for (int attempt = 0; attempt < 10 && !flushed; ++attempt) {
        Sleep(10);
        flushed = TryFlush();
      }
      // Now the signal does what it would have done.
      signal(signal_number, SIG_DFL);
      kill(getpid(), signal_number);
    }
  }
}

void OnSignal(int signal_number) {
  Flusher& flusher = TheFlusher();
  flusher.signal = signal_number;
  sem_post(&flusher.wake);
}

// Signals that somebody ignores or handles already are left alone.
void FlushOn(int signal_number) {
  struct sigaction action = {};
  if (sigaction(signal_number, nullptr, &action) != 0 || action.sa_handler != SIG_DFL) return;
  action.sa_handler = OnSignal;
  action.sa_flags = SA_RESTART;
  sigaction(signal_number, &action, nullptr);
}

// Whether there is a flusher; made with the first output.
bool StartFlusher() {
  if (isatty(fileno(stdout)) || sem_init(&TheFlusher().wake, 0, 0) != 0) return false;
  std::thread(RunFlusher).detach();
  FlushOn(SIGTERM);
  FlushOn(SIGINT);
  return true;
}

}  // namespace

void WriteOutput(const std::string& text) {
  fwrite(text.data(), 1, text.size(), stdout);
  static const bool has_flusher = StartFlusher();
  if (has_flusher && !TheFlusher().pending.exchange(true)) sem_post(&TheFlusher().wake);
}

void WriteErrorOutput(const std::string& text) {
  fflush(stdout);
  fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace flat8::shell
