#include "markup/value_content.h"

#include <bit>

namespace comisiynu {

void add_own_content(PackedWriter& out, const Value& object) {
  out.add(object.fields().size());
  for (const auto& field : object.fields()) {
    out.add(field.name);
    add_content(out, field.value);
  }
}

void add_content(PackedWriter& out, const Value& value) {
  out.add(static_cast<std::uint64_t>(value.kind()));
  switch (value.kind()) {
    case ValueKind::null: return;
    case ValueKind::boolean: return out.add(std::uint64_t{value.boolean()});
    case ValueKind::whole: return out.add(static_cast<std::uint64_t>(value.whole()));
    case ValueKind::decimal: return out.add(std::bit_cast<std::uint64_t>(value.decimal()));
    case ValueKind::text: case ValueKind::html: return out.add(value.words());
    case ValueKind::list:
      out.add(value.items().size());
      for (const auto& item : value.items()) add_content(out, item);
      return;
    case ValueKind::object:
      add_own_content(out, value);
      return add_content(out, value.below());
  }
}

}  // namespace comisiynu
