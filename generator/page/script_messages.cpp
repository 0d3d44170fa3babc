#include "page/script_messages.h"

#include "base/json_writer.h"

namespace comisiynu {

std::string counted_message(const Voice& voice, std::string_view key) {
  constexpr std::pair<std::string_view, int> samples[] = {{"zero", 0}, {"one", 1}, {"two", 2}, {"few", 3}, {"many", 6}, {"other", 20}};
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  for (const auto& [name, number] : samples) json.field(name, voice.message(key, {{"count", "{count}"}}, number));
  json.end_object();
  return text;
}

}  // namespace comisiynu
