#include <vector>

#include "src/base/bounds.h"
#include "src/base/overflowing-math.h"
#include "src/base/platform/condition-variable.h"
#include "src/base/platform/elapsed-timer.h"
#include "src/base/platform/platform.h"
#include "src/base/strings.h"
#include "src/utils/utils.h"
#include "test/cctest/cctest.h"

// v8::base and the odds and ends beside it, as component tests use them.

using v8::base::TimeDelta;

TEST(TextIsFormattedIntoVectorsAndCut) {
  v8::base::ScopedVector<char> buffer(8);
  CHECK_EQ(5, v8::base::SNPrintF(buffer, "%d-%s", 42, "ab"));
  CHECK_EQ(0, strcmp("42-ab", buffer.begin()));
  CHECK_EQ(-1, v8::base::SNPrintF(buffer, "%s", "123456789"));
  CHECK_EQ(0, strcmp("1234567", buffer.begin()));

  v8::base::EmbeddedVector<char, 4> small('x');
  CHECK_EQ(4, small.length());
  CHECK_EQ('x', small[3]);
  v8::base::StrNCpy(small, "ab", 2);
  CHECK_EQ('b', small[1]);
  CHECK_EQ('x', small[2]);
}

TEST(VectorsThatOwnTheirElementsAreHandedOn) {
  const int source[] = {1, 2, 3};
  auto copy = v8::base::OwnedVector<int>::NewByCopying(source, 3);
  CHECK_EQ(3u, copy.size());
  CHECK_EQ(3, copy[2]);
  v8::base::OwnedVector<const int> widened(std::move(copy));
  CHECK_EQ(2, widened.as_vector()[1]);
  CHECK(copy.empty());
  CHECK_EQ(0, v8::base::OwnedVector<int>::New(2)[1]);
}

TEST(CopiesOfTextsAreTheCallers) {
  char* const copy = i::StrDup("engine");
  CHECK_EQ(0, strcmp("engine", copy));
  i::DeleteArray(copy);
  char* const part = i::StrNDup("engine", 3);
  CHECK_EQ(0, strcmp("eng", part));
  i::DeleteArray(part);
  int* const filled = i::NewArray<int>(3, 7);
  CHECK_EQ(7, filled[2]);
  i::DeleteArray(filled);
  uint16_t* const wide = AsciiToTwoByteString("a\xe9");
  CHECK_EQ(0xe9, wide[1]);
  CHECK_EQ(0, wide[2]);
  i::DeleteArray(wide);
  size_t length = 0;
  uint16_t* const units = AsciiToTwoByteString(u"a\u0416", &length);
  CHECK_EQ(2u, length);
  CHECK_EQ(0x416, units[1]);
  i::DeleteArray(units);
}

TEST(SpansOfTimeConvertAndCompare) {
  CHECK_EQ(1500, TimeDelta::FromMicroseconds(1500999).InMilliseconds());
  CHECK_EQ(90, TimeDelta::FromMinutes(1.5 * 2).InSeconds() / 2);
  CHECK_EQ(2.5, TimeDelta::FromMillisecondsD(2.5).InMillisecondsF());
  CHECK(TimeDelta::FromSeconds(1) > TimeDelta::FromMilliseconds(999));
  CHECK_EQ(4, TimeDelta::FromSeconds(2) / TimeDelta::FromMilliseconds(500));
  const v8::base::TimeTicks begin = v8::base::TimeTicks::Now();
  v8::base::OS::Sleep(TimeDelta::FromMilliseconds(2));
  CHECK((v8::base::TimeTicks::Now() - begin).InMilliseconds() >= 2);
  v8::base::ElapsedTimer timer;
  CHECK(!timer.IsStarted());
  timer.Start();
  CHECK(!timer.HasExpired(TimeDelta::FromMinutes(10)));
}

namespace {

class Adder : public v8::base::Thread {
 public:
  Adder(v8::base::Mutex* mutex, int* sum, v8::base::Semaphore* gate)
      : Thread(Options("adder", 256 * i::KB)), mutex_(mutex), sum_(sum), gate_(gate) {}
  void Run() override {
    gate_->Wait();
    for (int k = 0; k < 1000; ++k) {
      v8::base::MutexGuard guard(mutex_);
      ++*sum_;
    }
  }

 private:
  v8::base::Mutex* const mutex_;
  int* const sum_;
  v8::base::Semaphore* const gate_;
};

}  // namespace

TEST(ThreadsShareUnderAMutex) {
  v8::base::Mutex mutex;
  v8::base::Semaphore gate(0);
  int sum = 0;
  std::vector<std::unique_ptr<Adder>> threads;
  for (int k = 0; k < 4; ++k) {
    threads.push_back(std::make_unique<Adder>(&mutex, &sum, &gate));
    CHECK(threads.back()->StartSynchronously());
    CHECK_EQ(0, strcmp("adder", threads.back()->name()));
  }
  {
    v8::base::MutexGuard guard(&mutex);
    CHECK_EQ(0, sum);  // all of them wait at the gate
  }
  for (int k = 0; k < 4; ++k) gate.Signal();
  for (auto& thread : threads) thread->Join();
  CHECK_EQ(4000, sum);
  CHECK(mutex.TryLock());
  mutex.Unlock();
}

TEST(WaitsEndWithTheirTime) {
  v8::base::Semaphore semaphore(1);
  CHECK(semaphore.WaitFor(TimeDelta::FromMilliseconds(1)));
  CHECK(!semaphore.WaitFor(TimeDelta::FromMilliseconds(1)));
  v8::base::Mutex mutex;
  v8::base::ConditionVariable condition;
  v8::base::MutexGuard guard(&mutex);
  CHECK(!condition.WaitFor(&mutex, TimeDelta::FromMilliseconds(1)));
}

TEST(ArithmeticWrapsAround) {
  CHECK_EQ(i::kMinInt, v8::base::AddWithWraparound(i::kMaxInt, 1));
  CHECK_EQ(i::kMaxInt, v8::base::SubWithWraparound(i::kMinInt, 1));
  CHECK_EQ(-2, v8::base::MulWithWraparound(i::kMaxInt, 2));
  CHECK_EQ(i::kMinInt, v8::base::NegateWithWraparound(i::kMinInt));
  CHECK_EQ(2, v8::base::ShlWithWraparound(1, 33));
  CHECK(v8::base::IsInRange(5, 5, 7));
  CHECK(!v8::base::IsInRange(4, 5, 7));
  CHECK(!v8::base::IsInRange(8, 5, 7));
  CHECK(!v8::base::IsInBounds<size_t>(2, ~size_t{0}, 10));
  CHECK(v8::base::IsInBounds<size_t>(2, 8, 10));
}
