#include "src/shell/commonjs-scan.h"

#include <string.h>

namespace flat8::shell {

namespace {

bool IsNameStart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}
bool IsNamePart(char c) { return IsNameStart(c) || (c >= '0' && c <= '9'); }

struct Token {
  enum Kind { kEnd, kName, kString, kPunctuator, kOther };
  Kind kind = kEnd;
  std::string text;  // Of strings what they stand for, escapes left out.
  bool newline_before = false;
  int depth = 0;  // Of braces and parentheses around it.

  bool Is(const char* spelling) const { return kind != kString && text == spelling; }
};

// Splits a text into tokens. Only what is needed to stay in step is told apart: a '/' behind a value divides.
class Tokenizer {
 public:
  explicit Tokenizer(const std::string& source) : source_(source) {
    if (source.compare(0, 2, "#!") == 0) SkipLine();
  }

  Token Next() {
    Token token;
    token.newline_before = SkipBlanks();
    token.depth = depth_;
    if (at_ >= source_.size()) return token;
    const char c = source_[at_];
    if (IsNameStart(c)) {
      const size_t begin = at_;
      while (at_ < source_.size() && IsNamePart(source_[at_])) ++at_;
      token.kind = Token::kName;
      token.text = source_.substr(begin, at_ - begin);
      after_value_ = !IsKeywordBeforeValue(token.text);
    } else if (c == '"' || c == '\'') {
      token.kind = Token::kString;
      token.text = String(c);
      after_value_ = true;
    } else if (c == '`') {
      ++at_;
      Template();
      token.kind = Token::kOther;
      after_value_ = true;
    } else if (c >= '0' && c <= '9') {
      while (at_ < source_.size() && (IsNamePart(source_[at_]) || source_[at_] == '.')) ++at_;
      token.kind = Token::kOther;
      after_value_ = true;
    } else if (c == '/' && !after_value_) {
      RegExp();
      token.kind = Token::kOther;
      after_value_ = true;
    } else {
      token.kind = Token::kPunctuator;
      Punctuator(&token);
    }
    return token;
  }

 private:
  static bool IsKeywordBeforeValue(const std::string& name) {
    for (const char* keyword : {"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do",
                                "instanceof", "yield", "await"}) {
      if (name == keyword) return true;
    }
    return false;
  }

  void Punctuator(Token* token) {
    const char c = source_[at_];
    if (source_.compare(at_, 3, "...") == 0) {
      token->text = "...";
    } else if (source_.compare(at_, 2, "=>") == 0 || source_.compare(at_, 2, "==") == 0) {
      token->text = source_.substr(at_, 2);
    } else {
      token->text = c;
    }
    at_ += token->text.size();
    if (c == '{' || c == '(' || c == '[') ++depth_;
    if (c == '}' || c == ')' || c == ']') token->depth = --depth_;
    if (c == '{') templates_ += in_template_.empty() ? "" : "{";
    if (c == '}' && !in_template_.empty()) {
      if (templates_.size() > in_template_.back()) {
        templates_.pop_back();
      } else {
        // The rest of the template that this substitution stands in.
        in_template_.pop_back();
        Template();
        after_value_ = true;
        return;
      }
    }
    after_value_ = c == ')' || c == ']' || c == '}';
  }

  void SkipLine() {
    while (at_ < source_.size() && source_[at_] != '\n') ++at_;
  }
  bool SkipBlanks() {
    bool newline = at_ == 0;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '\n') newline = true;
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else if (source_.compare(at_, 2, "//") == 0) {
        SkipLine();
      } else if (source_.compare(at_, 2, "/*") == 0) {
        const size_t end = source_.find("*/", at_ + 2);
        at_ = end == std::string::npos ? source_.size() : end + 2;
      } else {
        break;
      }
    }
    return newline;
  }
  std::string String(char quote) {
    std::string text;
    for (++at_; at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n'; ++at_) {
      if (source_[at_] == '\\') {
        ++at_;
      } else {
        text += source_[at_];
      }
    }
    ++at_;
    return text;
  }
  void Template() {
    for (; at_ < source_.size(); ++at_) {
      if (source_[at_] == '\\') {
        ++at_;
      } else if (source_[at_] == '`') {
        ++at_;
        return;
      } else if (source_.compare(at_, 2, "${") == 0) {
        at_ += 2;
        ++depth_;
        in_template_.push_back(templates_.size());
        after_value_ = false;
        return;
      }
    }
  }
  void RegExp() {
    bool in_class = false;
    for (++at_; at_ < source_.size() && source_[at_] != '\n'; ++at_) {
      if (source_[at_] == '\\') {
        ++at_;
      } else if (source_[at_] == '[') {
        in_class = true;
      } else if (source_[at_] == ']') {
        in_class = false;
      } else if (source_[at_] == '/' && !in_class) {
        ++at_;
        break;
      }
    }
    while (at_ < source_.size() && IsNamePart(source_[at_])) ++at_;
  }

  const std::string& source_;
  size_t at_ = 0;
  int depth_ = 0;
  bool after_value_ = false;
  std::string templates_;            // The braces that are open within template substitutions.
  std::vector<size_t> in_template_;  // How many there were when each substitution began.
};

class Scanner {
 public:
  explicit Scanner(const std::string& source) : tokenizer_(source) {
    for (Token& token : window_) token = tokenizer_.Next();
  }

  CommonJsScan Run() {
    while (at(0).kind != Token::kEnd) {
      Look();
      Advance();
    }
    return std::move(result_);
  }

 private:
  static constexpr int kWindow = 12;
  const Token& at(int ahead) const { return window_[(first_ + ahead) % kWindow]; }
  void Advance() {
    previous_ = at(0);
    window_[first_] = tokenizer_.Next();
    first_ = (first_ + 1) % kWindow;
  }

  void Look() {
    const Token& token = at(0);
    if (token.kind != Token::kName || previous_.Is(".")) return;
    if (token.Is("import")) return LookAtImport();
    if (token.Is("export")) return LookAtExport();
    if (token.Is("require") && at(1).Is("(")) result_.has_commonjs_syntax = true;
    int rest = 0;
    if (IsExportsObject(&rest)) {
      result_.has_commonjs_syntax = true;
      LookAtExports(rest);
    } else if (token.Is("Object") && at(1).Is(".") && at(2).Is("defineProperty") && at(3).Is("(")) {
      LookAtDefineProperty();
    } else if (IsHelper(token, "__exportStar") || IsHelper(token, "__export")) {
      LookAtHelper();
    }
  }

  static bool IsHelper(const Token& token, const char* name) { return token.Is(name); }

  void LookAtImport() {
    const Token& next = at(1);
    if (next.Is(".") && at(2).Is("meta")) result_.has_module_syntax = true;
    if (at(0).depth != 0 || next.Is("(") || next.Is(".")) return;
    if (next.kind == Token::kString || next.Is("{") || next.Is("*") || next.kind == Token::kName) {
      result_.has_module_syntax = true;
    }
  }
  void LookAtExport() {
    if (at(0).depth != 0) return;
    const Token& next = at(1);
    for (const char* begin : {"{", "*", "default", "const", "let", "var", "function", "class", "async"}) {
      if (next.Is(begin)) result_.has_module_syntax = true;
    }
  }

  // exports, module.exports: how many tokens.
  bool IsExportsObject(int* length, int from = 0) const {
    if (at(from).Is("exports")) {
      *length = from + 1;
      return true;
    }
    if (at(from).Is("module") && at(from + 1).Is(".") && at(from + 2).Is("exports")) {
      *length = from + 3;
      return true;
    }
    return false;
  }

  void AddName(const std::string& name) {
    if (name != "default" && !name.empty()) result_.export_names.insert(name);
  }

  // Behind exports.
  void LookAtExports(int rest) {
    if (at(rest).Is(".") && at(rest + 1).kind == Token::kName && at(rest + 2).Is("=")) AddName(at(rest + 1).text);
    if (at(rest).Is("[") && at(rest + 1).kind == Token::kString && at(rest + 3).Is("=")) AddName(at(rest + 1).text);
    if (!at(rest).Is("=")) return;
    if (at(rest + 1).Is("require") && at(rest + 2).Is("(") && at(rest + 3).kind == Token::kString) {
      result_.reexports.push_back(at(rest + 3).text);
    }
    if (!at(rest + 1).Is("{")) return;
    for (int i = 0; i <= rest + 1; ++i) Advance();
    LookAtLiteral();
  }

  // The properties of an object literal, behind its brace.
  void LookAtLiteral() {
    const int depth = at(0).depth;
    bool at_property = true;
    while (at(0).kind != Token::kEnd && at(0).depth >= depth) {
      if (at(0).depth == depth && at_property) {
        if (at(0).Is("...") && at(1).Is("require") && at(3).kind == Token::kString) {
          result_.reexports.push_back(at(3).text);
        }
        const bool is_name = at(0).kind == Token::kName || at(0).kind == Token::kString;
        const bool is_accessor = at(0).Is("get") && at(1).kind == Token::kName;
        if (is_accessor) AddName(at(1).text);
        if (is_name && (at(1).Is(",") || at(1).Is("}") || at(1).Is(":") || at(1).Is("("))) AddName(at(0).text);
      }
      at_property = at(0).depth == depth && at(0).Is(",");
      Advance();
    }
  }

  // Object.defineProperty(exports, "name", …)
  void LookAtDefineProperty() {
    int rest = 0;
    if (!IsExportsObject(&rest, 4)) return;
    result_.has_commonjs_syntax = true;
    if (at(rest).Is(",") && at(rest + 1).kind == Token::kString) AddName(at(rest + 1).text);
  }

  // __exportStar(require("…"), exports), __export(exports, { name: () => … }) and the like of compilers.
  void LookAtHelper() {
    if (!at(1).Is("(")) return;
    if (at(2).Is("require") && at(3).Is("(") && at(4).kind == Token::kString) result_.reexports.push_back(at(4).text);
    if (!at(2).Is("require") && at(2).kind == Token::kName && at(3).Is(",") && at(4).Is("{")) {
      for (int i = 0; i < 5; ++i) Advance();
      LookAtLiteral();
    }
  }

  Tokenizer tokenizer_;
  Token window_[kWindow];
  int first_ = 0;
  Token previous_;
  CommonJsScan result_;
};

}  // namespace

CommonJsScan ScanForExports(const std::string& source) { return Scanner(source).Run(); }

}  // namespace flat8::shell
