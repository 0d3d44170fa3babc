// What a template is shown: a small tree of immutable values. Pages make objects, lists and texts of the
// publication; the template language only reads them.
//
//   Object page(site);  // what the page does not say itself is looked up in the site's values
//   page.set("title", name).set("count", 12);
//   page.set("body", Value::html(rendered));
//   page.set("services", Value::list(std::move(services)));
//   Value shown = std::move(page);
//
// A Value is two words. Copying one shares what it holds, so that values made once for the whole site (its
// navigation) stand in every page at no cost. Since nothing can be changed once made, any number of threads
// may read, copy and drop values that share parts. An Object in the making belongs to one thread.
#pragma once

#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comisiynu {

class Object;

// The name of an object's field, with its hash. From a literal the hash is computed by the compiler.
class Key {
 public:
  consteval Key(const char* literal) : Key(std::string_view(literal)) {}
  // Of a name that outlives every object and every template that holds the key.
  static constexpr Key of(std::string_view lasting) { return Key(lasting); }

  constexpr std::string_view name() const { return name_; }
  constexpr std::uint32_t hash() const { return hash_; }

 private:
  explicit constexpr Key(std::string_view name) : name_(name), hash_(2166136261u) {
    for (const char c : name) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 16777619u;  // FNV-1a
  }

  std::string_view name_;
  std::uint32_t hash_;
};

enum class ValueKind : std::uint8_t { null, boolean, whole, decimal, text, html, list, object };

class Value {
 public:
  Value() noexcept : whole_(0) {}  // null: nothing is known, nothing is printed
  Value(std::nullptr_t) noexcept : Value() {}
  template <std::same_as<bool> Boolean>
  Value(Boolean flag) noexcept : kind_(ValueKind::boolean), boolean_(flag) {}
  template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
  Value(Number number) noexcept : kind_(ValueKind::whole), whole_(static_cast<std::int64_t>(number)) {}
  Value(double number) noexcept;  // an infinity, or no number, is null
  Value(std::string_view text);   // UTF-8; escaped wherever it is printed
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(Object object);
  template <class Given>
  Value(const std::optional<Given>& given) : Value() {
    if (given) *this = Value(*given);
  }

  // Markup that the program itself has made. It is printed as it is, and only where text may stand.
  static Value html(std::string_view markup);
  static Value list(std::vector<Value> items);

  Value(const Value&) noexcept;
  Value(Value&& other) noexcept : kind_(other.kind_), whole_(other.whole_) { other.kind_ = ValueKind::null; }
  Value& operator=(Value other) noexcept;
  ~Value() {
    if (shared()) release();
  }

  ValueKind kind() const { return kind_; }
  bool is_null() const { return kind_ == ValueKind::null; }

  // Each requires a value of that kind; words() one of text or html.
  bool boolean() const { return boolean_; }
  std::int64_t whole() const { return whole_; }
  double decimal() const { return decimal_; }
  std::string_view words() const;
  std::span<const Value> items() const;

  // A field of an object, or of what the object stands on. Null when there is none, or this is no object.
  const Value* find(Key) const;
  // The fields an object has itself, in the order they were first set; without those it stands on.
  struct Field;
  std::span<const Field> fields() const;
  // What an object stands on; null where that is nothing.
  const Value& below() const;
  // The names that find() knows, nearest object first.
  std::vector<std::string> names() const;

 private:
  friend class Object;
  struct Shared;
  struct Words;
  struct List;
  struct Fields;

  static Words* make_words(std::string_view);
  bool shared() const { return kind_ >= ValueKind::text; }
  void release() noexcept;

  ValueKind kind_ = ValueKind::null;
  union {
    bool boolean_;
    std::int64_t whole_;
    double decimal_;
    Shared* block_;
  };
};

struct Value::Field {
  std::string_view name;
  Value value;
};

// An object in the making. Setting a field again replaces its value.
class Object {
 public:
  Object();
  // On top of another object: its fields are found where this one has none of that name.
  explicit Object(Value below);
  Object(Object&&) noexcept;
  Object& operator=(Object&&) noexcept;
  ~Object();

  Object& reserve(std::size_t fields);
  Object& set(Key, Value) &;
  Object&& set(Key key, Value value) && { return std::move(set(key, std::move(value))); }
  // For names that come from data. The name is copied.
  Object& set_named(std::string_view name, Value);

 private:
  friend class Value;
  void put(std::string_view name, std::uint32_t hash, Value);
  std::unique_ptr<Value::Fields> fields_;
};

}  // namespace comisiynu
