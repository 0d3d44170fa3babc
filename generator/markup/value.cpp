#include "markup/value.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

namespace comisiynu {

// What values share: counted, and gone with the last value that holds it.
struct Value::Shared {
  mutable std::atomic<std::uint32_t> holders{1};
};

// The bytes follow the block in the same piece of memory.
struct Value::Words : Shared {
  explicit Words(std::size_t length) : size(length) {}
  std::size_t size;
  char* bytes() { return reinterpret_cast<char*>(this + 1); }
  const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }
};

struct Value::List : Shared {
  std::vector<Value> items;
};

// The hashes stand apart from the fields, so that a search runs through a few cache lines.
struct Value::Fields : Shared {
  std::vector<std::uint32_t> hashes;
  std::vector<Field> fields;
  Value below;
  std::vector<Value> own_names;  // keeps the names that were copied

  std::size_t find(std::string_view name, std::uint32_t hash) const {
    for (std::size_t i = 0; i < hashes.size(); ++i)
      if (hashes[i] == hash && fields[i].name == name) return i;
    return hashes.size();
  }
};

Value::Value(double number) noexcept : whole_(0) {
  if (!std::isfinite(number)) return;
  kind_ = ValueKind::decimal;
  decimal_ = number;
}

Value::Words* Value::make_words(std::string_view text) {
  void* memory = ::operator new(sizeof(Words) + text.size());
  auto* words = new (memory) Words(text.size());
  if (!text.empty()) std::memcpy(words->bytes(), text.data(), text.size());
  return words;
}

Value::Value(std::string_view text) : kind_(ValueKind::text), block_(make_words(text)) {}

Value::Value(Object object) : kind_(ValueKind::object), block_(object.fields_.release()) {}

Value Value::html(std::string_view markup) {
  Value value;
  value.block_ = make_words(markup);
  value.kind_ = ValueKind::html;
  return value;
}

Value Value::list(std::vector<Value> items) {
  auto list = std::make_unique<List>();
  list->items = std::move(items);
  Value value;
  value.block_ = list.release();
  value.kind_ = ValueKind::list;
  return value;
}

Value::Value(const Value& other) noexcept : kind_(other.kind_), whole_(other.whole_) {
  if (shared()) block_->holders.fetch_add(1, std::memory_order_relaxed);
}

Value& Value::operator=(Value other) noexcept {
  std::swap(kind_, other.kind_);
  std::swap(whole_, other.whole_);
  return *this;
}

void Value::release() noexcept {
  if (block_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  switch (kind_) {
    case ValueKind::text:
    case ValueKind::html: {
      auto* words = static_cast<Words*>(block_);
      words->~Words();
      ::operator delete(words);
      break;
    }
    case ValueKind::list: delete static_cast<List*>(block_); break;
    case ValueKind::object: delete static_cast<Fields*>(block_); break;
    default: break;
  }
}

std::string_view Value::words() const {
  const auto* words = static_cast<const Words*>(block_);
  return {words->bytes(), words->size};
}

std::span<const Value> Value::items() const { return static_cast<const List*>(block_)->items; }

const Value* Value::find(Key key) const {
  const Value* in = this;
  while (in->kind_ == ValueKind::object) {
    const auto* object = static_cast<const Fields*>(in->block_);
    const std::size_t at = object->find(key.name(), key.hash());
    if (at < object->fields.size()) return &object->fields[at].value;
    in = &object->below;
  }
  return nullptr;
}

std::span<const Value::Field> Value::fields() const { return static_cast<const Fields*>(block_)->fields; }

const Value& Value::below() const { return static_cast<const Fields*>(block_)->below; }

std::vector<std::string> Value::names() const {
  std::vector<std::string> names;
  for (const Value* in = this; in->kind_ == ValueKind::object;
       in = &static_cast<const Fields*>(in->block_)->below)
    for (const auto& field : in->fields())
      if (std::find(names.begin(), names.end(), field.name) == names.end()) names.emplace_back(field.name);
  return names;
}

Object::Object() : fields_(std::make_unique<Value::Fields>()) {}

Object::Object(Value below) : Object() { fields_->below = std::move(below); }

Object::Object(Object&&) noexcept = default;
Object& Object::operator=(Object&&) noexcept = default;
Object::~Object() = default;

Object& Object::reserve(std::size_t fields) {
  fields_->hashes.reserve(fields);
  fields_->fields.reserve(fields);
  return *this;
}

Object& Object::set(Key key, Value value) & {
  put(key.name(), key.hash(), std::move(value));
  return *this;
}

Object& Object::set_named(std::string_view name, Value value) {
  Value copy(name);
  const Key key = Key::of(copy.words());
  fields_->own_names.push_back(std::move(copy));
  put(key.name(), key.hash(), std::move(value));
  return *this;
}

void Object::put(std::string_view name, std::uint32_t hash, Value value) {
  const std::size_t at = fields_->find(name, hash);
  if (at < fields_->fields.size()) {
    fields_->fields[at].value = std::move(value);
    return;
  }
  // Most objects have two to eight fields.
  if (fields_->hashes.size() == fields_->hashes.capacity()) reserve(std::max<std::size_t>(4, 2 * fields_->hashes.size()));
  fields_->hashes.push_back(hash);
  fields_->fields.push_back({name, std::move(value)});
}

}  // namespace comisiynu
