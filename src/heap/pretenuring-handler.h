#ifndef FLAT8_SRC_HEAP_PRETENURING_HANDLER_H_
#define FLAT8_SRC_HEAP_PRETENURING_HANDLER_H_

namespace v8::internal {

// No site is watched for the age that its objects reach: the number from which V8 decides, by which its tests choose
// how many objects to make.
class PretenuringHandler {
 public:
  static constexpr int GetMinMementoCountForTesting() { return 10; }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_PRETENURING_HANDLER_H_
