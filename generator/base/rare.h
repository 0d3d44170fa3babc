// A large value that is there now and then: it takes a pointer's room where it is absent. Used as std::optional is, and copied
// as it is.
#pragma once

#include <memory>
#include <utility>

namespace comisiynu {

template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Rare(const Rare& from) : value_(from.value_ ? std::make_unique<T>(*from.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(Rare from) noexcept {
    value_ = std::move(from.value_);
    return *this;
  }

  T& emplace() { return *(value_ = std::make_unique<T>()); }

  bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace comisiynu
