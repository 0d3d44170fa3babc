// Writes JSON as it is told, without a tree in memory: for files of thousands of records. What is opened must be closed,
// and a value inside an object follows its key. Text must be UTF-8.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace comisiynu {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_list() { return open('['); }
  JsonWriter& end_list() { return close(']'); }
  JsonWriter& key(std::string_view);
  JsonWriter& value(std::string_view);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(double);
  JsonWriter& value(std::same_as<bool> auto flag) { return raw(flag ? "true" : "false"); }
  JsonWriter& value(std::integral auto number)
    requires(!std::same_as<decltype(number), bool>)
  {
    return raw(std::to_string(number));
  }
  // JSON that has been written already.
  JsonWriter& raw(std::string_view);
  template <class T>
  JsonWriter& field(std::string_view name, const T& given) { return key(name).value(given); }
  // Leaves the field out where there is nothing to say.
  JsonWriter& field_if(std::string_view name, std::string_view text) { return text.empty() ? *this : field(name, text); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  std::string& out_;
  bool first_ = true;  // nothing stands before the next value in its object or list
};

// The number as JSON and CSV have it, with as few digits as say it: "182.5", "182", "-0.25".
std::string plain_number(double);

}  // namespace comisiynu
