#include "src/ic/access-counters.h"

#if FLAT8_COUNT_ACCESSES

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace v8::internal {

namespace {

const char* const kNames[] = {"GetNamed", "SetNamed", "DefineNamed", "GetKeyed", "SetKeyed", "LoadGlobal", "StoreGlobal"};

std::map<std::string, uint64_t>& Misses() {
  static std::map<std::string, uint64_t>* misses = new std::map<std::string, uint64_t>();
  return *misses;
}

std::string TypeText(Value value) {
  if (value.IsInt()) return "int";
  if (value.IsDouble()) return "double";
  if (!value.IsCell()) return "oddball";
  const Tagged<HeapObject> object(value.ptr());
  std::string text = "type " + std::to_string(object->instance_type());
  if (IsJSReceiver(value)) {
    if (object->map()->is_dictionary_map()) text += " dictionary";
    if (object->map()->is_prototype_map()) text += " prototype";
    text += " elements " + std::to_string(Tagged<JSObject>(value.ptr())->elements_kind());
  }
  return text;
}

void PrintLine(const char* name, uint64_t all, uint64_t uncached) {
  fprintf(stderr, "[accesses] %-12s %12llu, uncached %10llu, %.3f %%\n", name, static_cast<unsigned long long>(all),
          static_cast<unsigned long long>(uncached), 100.0 * static_cast<double>(uncached) / static_cast<double>(all));
}

}  // namespace

AccessCounters access_counters;

void AccessCounters::CountUncached(Kind kind, Value base, Value key) {
  ++uncached[kind];
  std::string text = kNames[kind];
  text += " on " + TypeText(base) + ": ";
  if (IsString(key)) {
    const Tagged<String> name(key.ptr());
    for (uint32_t i = 0; i < name->length() && i < 30; ++i) text += static_cast<char>(name->Get(i));
    if (!IsInternalizedString(key)) text += " (not internalized)";
  } else {
    text += TypeText(key);
  }
  ++Misses()[text];
}

AccessCounters::~AccessCounters() {
  uint64_t sum = 0, uncached_sum = 0;
  for (int i = 0; i < kKinds; ++i) {
    sum += all[i];
    uncached_sum += uncached[i];
    if (all[i] != 0) PrintLine(kNames[i], all[i], uncached[i]);
  }
  if (sum == 0) return;
  PrintLine("all", sum, uncached_sum);
  std::vector<std::pair<uint64_t, std::string>> sorted;
  for (const auto& [text, count] : Misses()) sorted.push_back({count, text});
  std::sort(sorted.rbegin(), sorted.rend());
  for (size_t i = 0; i < sorted.size() && i < 20; ++i) {
    fprintf(stderr, "[misses] %10llu  %s\n", static_cast<unsigned long long>(sorted[i].first), sorted[i].second.c_str());
  }
}

}  // namespace v8::internal

#endif
