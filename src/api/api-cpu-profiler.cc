#include <string>

#include "include/v8-profiler.h"
#include "src/api/api-internal.h"
#include "src/api/api-utf8.h"
#include "src/profiler/cpu-profiler.h"
#include "src/profiler/isolate-profilers.h"

// CPU profiles: the public face of src/profiler.
namespace v8 {

void internal::Isolate::SetIdle(bool is_idle) { IsolateProfilers::Of(this)->set_idle(is_idle); }

namespace {

const i::ProfileNode* Node(const CpuProfileNode* node) { return reinterpret_cast<const i::ProfileNode*>(node); }
const CpuProfileNode* PublicNode(const i::ProfileNode* node) { return reinterpret_cast<const CpuProfileNode*>(node); }
const i::CpuProfile* Profile(const CpuProfile* profile) { return reinterpret_cast<const i::CpuProfile*>(profile); }
CpuProfile* PublicProfile(i::CpuProfile* profile) { return reinterpret_cast<CpuProfile*>(profile); }
i::CpuProfiler* Profiler(CpuProfiler* profiler) { return reinterpret_cast<i::CpuProfiler*>(profiler); }

Local<String> NewString(i::Isolate* isolate, const std::string& text) {
  Local<String> result;
  if (!String::NewFromUtf8(i::External(isolate), text.data(), NewStringType::kNormal, static_cast<int>(text.size()))
           .ToLocal(&result)) {
    return String::Empty(i::External(isolate));
  }
  return result;
}

std::string Text(Local<String> title) { return i::StringToUtf8(i::OpenAs<i::String>(title), true); }

CpuProfilingOptions OptionsFor(CpuProfilingMode mode, bool record_samples, unsigned max_samples) {
  return CpuProfilingOptions(mode, record_samples ? max_samples : 0);
}

}  // namespace

// --- CpuProfileNode

Local<String> CpuProfileNode::GetFunctionName() const {
  return NewString(Node(this)->tree()->isolate(), Node(this)->entry()->name);
}
const char* CpuProfileNode::GetFunctionNameStr() const { return Node(this)->entry()->name.c_str(); }
int CpuProfileNode::GetScriptId() const { return Node(this)->entry()->script_id; }
Local<String> CpuProfileNode::GetScriptResourceName() const {
  return NewString(Node(this)->tree()->isolate(), Node(this)->entry()->resource_name);
}
const char* CpuProfileNode::GetScriptResourceNameStr() const { return Node(this)->entry()->resource_name.c_str(); }
bool CpuProfileNode::IsScriptSharedCrossOrigin() const { return Node(this)->entry()->is_shared_cross_origin; }
int CpuProfileNode::GetLineNumber() const { return Node(this)->line_number(); }
int CpuProfileNode::GetColumnNumber() const { return Node(this)->entry()->column; }
unsigned int CpuProfileNode::GetHitLineCount() const { return static_cast<unsigned>(Node(this)->line_ticks().size()); }
bool CpuProfileNode::GetLineTicks(LineTick* entries, unsigned int length) const {
  const auto& ticks = Node(this)->line_ticks();
  if (entries == nullptr || length == 0 || length < ticks.size()) return false;
  for (const auto& [line, hits] : ticks) *entries++ = {line, hits};
  return true;
}
const char* CpuProfileNode::GetBailoutReason() const { return ""; }
unsigned CpuProfileNode::GetHitCount() const { return Node(this)->self_ticks(); }
unsigned CpuProfileNode::GetNodeId() const { return Node(this)->id(); }
CpuProfileNode::SourceType CpuProfileNode::GetSourceType() const { return Node(this)->entry()->source_type; }
int CpuProfileNode::GetChildrenCount() const { return static_cast<int>(Node(this)->children().size()); }
const CpuProfileNode* CpuProfileNode::GetChild(int index) const {
  return PublicNode(Node(this)->children()[static_cast<size_t>(index)]);
}
const CpuProfileNode* CpuProfileNode::GetParent() const { return PublicNode(Node(this)->parent()); }
const std::vector<CpuProfileDeoptInfo>& CpuProfileNode::GetDeoptInfos() const { return Node(this)->deopt_infos(); }

// --- CpuProfile

Local<String> CpuProfile::GetTitle() const {
  return NewString(Profile(this)->profiler()->isolate(), Profile(this)->title());
}
const CpuProfileNode* CpuProfile::GetTopDownRoot() const { return PublicNode(Profile(this)->top_down()->root()); }
int CpuProfile::GetSamplesCount() const { return Profile(this)->samples_count(); }
const CpuProfileNode* CpuProfile::GetSample(int index) const { return PublicNode(Profile(this)->sample(index).node); }
int64_t CpuProfile::GetSampleTimestamp(int index) const { return Profile(this)->sample(index).timestamp; }
StateTag CpuProfile::GetSampleState(int index) const { return Profile(this)->sample(index).state; }
EmbedderStateTag CpuProfile::GetSampleEmbedderState(int index) const {
  return Profile(this)->sample(index).embedder_state;
}
int64_t CpuProfile::GetStartTime() const { return Profile(this)->start_time(); }
int64_t CpuProfile::GetEndTime() const { return Profile(this)->end_time(); }
void CpuProfile::Delete() {
  i::CpuProfile* const profile = const_cast<i::CpuProfile*>(Profile(this));
  profile->profiler()->DeleteProfile(profile);
}
void CpuProfile::Serialize(OutputStream* stream, SerializationFormat format) const {
  if (!i::ApiCheck(format == kJSON, "v8::CpuProfile::Serialize", "Unknown serialization format")) return;
  if (!i::ApiCheck(stream->GetChunkSize() > 0, "v8::CpuProfile::Serialize", "Invalid stream chunk size")) return;
  Profile(this)->Serialize(stream);
}

// --- CpuProfiler

CpuProfilingOptions::CpuProfilingOptions(CpuProfilingMode mode, unsigned max_samples, int sampling_interval_us,
                                         MaybeLocal<Context> filter_context)
    : mode_(mode), max_samples_(max_samples), sampling_interval_us_(sampling_interval_us) {
  Local<Context> context;
  if (filter_context.ToLocal(&context)) filter_context_.Reset(context->GetIsolate(), context);
}

CpuProfiler* CpuProfiler::New(Isolate* isolate, CpuProfilingNamingMode naming, CpuProfilingLoggingMode logging) {
  return reinterpret_cast<CpuProfiler*>(new i::CpuProfiler(i::Internal(isolate), naming, logging));
}
void CpuProfiler::Dispose() { delete Profiler(this); }
void CpuProfiler::CollectSample(Isolate* isolate) {
  i::ApiData* const api = i::Api(isolate);
  if (api->profilers != nullptr) api->profilers->CollectSample();
}
void CpuProfiler::SetSamplingInterval(int us) {
  if (!i::ApiCheck(!Profiler(this)->is_profiling() && us > 0, "v8::CpuProfiler::SetSamplingInterval",
                   "An interval above 0, while no profile is recorded")) {
    return;
  }
  Profiler(this)->set_sampling_interval_us(us);
}
void CpuProfiler::SetUsePreciseSampling(bool) {
  i::ApiCheck(!Profiler(this)->is_profiling(), "v8::CpuProfiler::SetUsePreciseSampling",
              "A profile is being recorded");
}

CpuProfilingResult CpuProfiler::Start(CpuProfilingOptions options, std::unique_ptr<DiscardedSamplesDelegate> delegate) {
  return Profiler(this)->StartProfiling(nullptr, std::move(options), std::move(delegate));
}
CpuProfilingResult CpuProfiler::Start(Local<String> title, CpuProfilingOptions options,
                                      std::unique_ptr<DiscardedSamplesDelegate> delegate) {
  return Profiler(this)->StartProfiling(Text(title).c_str(), std::move(options), std::move(delegate));
}
CpuProfilingResult CpuProfiler::Start(Local<String> title, CpuProfilingMode mode, bool record_samples,
                                      unsigned max_samples) {
  return Start(title, OptionsFor(mode, record_samples, max_samples));
}
CpuProfilingResult CpuProfiler::Start(Local<String> title, bool record_samples) {
  return Start(title, OptionsFor(kLeafNodeLineNumbers, record_samples, CpuProfilingOptions::kNoSampleLimit));
}
CpuProfilingStatus CpuProfiler::StartProfiling(Local<String> title, CpuProfilingOptions options,
                                               std::unique_ptr<DiscardedSamplesDelegate> delegate) {
  return Start(title, std::move(options), std::move(delegate)).status;
}
CpuProfilingStatus CpuProfiler::StartProfiling(Local<String> title, CpuProfilingMode mode, bool record_samples,
                                               unsigned max_samples) {
  return Start(title, mode, record_samples, max_samples).status;
}
CpuProfilingStatus CpuProfiler::StartProfiling(Local<String> title, bool record_samples) {
  return Start(title, record_samples).status;
}
CpuProfile* CpuProfiler::Stop(ProfilerId id) { return PublicProfile(Profiler(this)->StopProfiling(id)); }
CpuProfile* CpuProfiler::StopProfiling(Local<String> title) {
  return PublicProfile(Profiler(this)->StopProfiling(Text(title).c_str()));
}
void CpuProfiler::UseDetailedSourcePositionsForProfiling(Isolate*) {}

void Isolate::SetIdle(bool is_idle) { i::Internal(this)->SetIdle(is_idle); }

}  // namespace v8
