// Small work on UTF-8 text that every stage needs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comisiynu {

// The byte offset of the first byte that is not valid UTF-8.
std::optional<std::size_t> invalid_utf8(std::string_view);

std::size_t code_points(std::string_view);
std::string_view trim(std::string_view);
std::vector<std::string_view> split(std::string_view, char separator);
std::vector<std::string_view> lines_of(std::string_view);  // without their ends; "\r\n" counts as one end
std::string join(const std::vector<std::string>&, std::string_view separator);

// An address or an id made of a name: accents folded, lower case, words joined by hyphens. "Tŷ Gwyn" -> "ty-gwyn".
std::string slug(std::string_view);

// "kebab-case" as ids must be: lower-case letters and digits, joined by single hyphens.
bool is_id(std::string_view);

// Of `candidates`, the one an author most likely meant by `word`; nothing when none is near.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

std::string escape_html(std::string_view);  // text and double-quoted attributes alike

}  // namespace comisiynu
