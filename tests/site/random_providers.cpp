#include "random_providers.h"

#include <fmt/format.h>

namespace comisiynu::test {

namespace {

constexpr const char* names[] = {"Aeron", "Bryn Teg", "Caer Ddu", "Dôl Wen", "Llain Las", "Llwyn Onn", "Ffynnon", "Glan Môr", "Tŷ Gwyn", "Émile", "3 Oaks"};
constexpr const char* areas[] = {"uchaf", "isaf", "tref", "sir"};
constexpr const char* groups[] = {"older-people", "young-people"};
constexpr const char* types[] = {"short-break", "day-care", "night-care"};

std::string path_of(const std::string& id) { return fmt::format("providers/{}.toml", id); }

}  // namespace

RandomProviders::RandomProviders(unsigned seed, std::size_t providers) : random_(seed), folder_(small()) {
  folder_.adding("publication.toml", R"(
[[area]]
id   = "sir"
name = { en = "The county", cy = "Y sir" }

[[area]]
id     = "tref"
name   = { en = "The town", cy = "Y dref" }
within = "sir"

[[client_group]]
id   = "young-people"
name = { en = "Young people", cy = "Pobl ifanc" }

[[service_type]]
id   = "day-care"
name = { en = "Day care", cy = "Gofal dydd" }
easy = { en = "Care in the day.", cy = "Gofal yn y dydd." }

[[service_type]]
id   = "night-care"
name = { en = "Night care", cy = "Gofal nos" }
)");
  for (std::size_t i = 0; i < providers; ++i) add();
}

std::string RandomProviders::new_id() {
  for (;;) {
    auto id = fmt::format("darparwr-{}", below(ids_.size() * 2 + 8));
    if (std::find(ids_.begin(), ids_.end(), id) == ids_.end()) return id;
  }
}

void RandomProviders::add() {
  const auto id = new_id();
  folder_.with(path_of(id), provider(id));
  ids_.push_back(id);
}

// Plain, with marks and a link to elsewhere, or saying something of another record.
std::string RandomProviders::about() {
  switch (below(6)) {
    case 0: return "We care.\\n\\n- Every *day*\\n- See [our page](https://example.org/)";
    case 1: return ids_.empty() ? "Alone." : fmt::format("We work with [them](provider/{}).", ids_[below(ids_.size())]);
    case 2: return "One of {{ people.total }} people.";
    case 3: return "We give a [short break](service_type/short-break).";
    default: return fmt::format("We are {}.", any(names));
  }
}

std::string RandomProviders::service(std::size_t number) {
  auto text = fmt::format("\n[[service]]\nid = \"s{}\"\nservice_type = \"{}\"\nclient_groups = [\"{}\"]\nareas = [\"{}\"]\n", number, any(types), any(groups), any(areas));
  if (!one_in(3)) text += fmt::format("price = {{ GBP = {}, per = \"{}\" }}\n", 20 + below(900), one_in(2) ? "night" : "week");
  if (!one_in(3)) text += fmt::format("vacancies = {{ places = {}, at = 2026-10-0{} }}\n", below(5), 1 + below(9));
  if (!one_in(3)) text += fmt::format("welsh = \"{}\"\n", one_in(2) ? "active-offer" : "some-staff");
  return text;
}

std::string RandomProviders::provider(const std::string& id) {
  auto text = fmt::format("id = \"{}\"\nname = \"{} {}\"\nsector = \"voluntary\"\narea = \"{}\"\n", id, any(names), below(40), any(areas));
  text += fmt::format("contact = {{ phone = \"01632 960{:03}\" }}\n", below(1000));
  text += fmt::format("address = {{ street = \"{} Heol y Bont\", town = \"Pentre\", postcode = \"SA99 {}AA\"{} }}\n", 1 + below(90), below(10),
                      one_in(12) ? ", redact = true" : "");
  if (one_in(2)) text += fmt::format("about = {{ en = \"{0}\", cy = \"{0}\" }}\n", about());
  for (std::size_t i = 0, services = 1 + below(2); i < services; ++i) text += service(i);
  return text;
}

// Of one provider: a word, or all of it.
std::string RandomProviders::edit_field() {
  const auto id = ids_[below(ids_.size())];
  auto text = folder_.files().at(path_of(id));
  const auto line = [&](std::string_view field, const std::string& now) {
    const auto from = text.find(fmt::format("{} =", field));
    if (from == text.npos) return fmt::format("{} without {}, as it was", id, field);
    text.replace(from, text.find('\n', from) - from, fmt::format("{} = {}", field, now));
    folder_.with(path_of(id), text);
    return fmt::format("{} of {} is {}", field, id, now);
  };
  switch (below(9)) {
    case 0: return line("name", fmt::format("\"{} {}\"", any(names), below(40)));
    case 1: return line("contact", fmt::format("{{ phone = \"01632 960{:03}\" }}", below(1000)));
    case 2: return line("service_type", fmt::format("\"{}\"", any(types)));
    case 3: return line("areas", fmt::format("[\"{}\"]", any(areas)));
    case 4: return line("area", fmt::format("\"{}\"", any(areas)));
    case 5: return line("vacancies", fmt::format("{{ places = {}, at = 2026-10-0{} }}", below(5), 1 + below(9)));
    case 6: return line("about", fmt::format("{{ en = \"{0}\", cy = \"{0}\" }}", about()));
    case 7: folder_.with(path_of(id), text + service(7)); return id + " with a service more, or the same twice";
    default: folder_.with(path_of(id), provider(id)); return id + " made anew";
  }
}

std::string RandomProviders::edit_elsewhere() {
  const auto in = [&](const std::string& path, std::string_view from, const std::string& to) {
    auto text = folder_.files().at(path);
    const auto at = text.find(from);
    if (at == text.npos) return path + " as it was";
    text.replace(at, text.find('\n', at) - at, to);
    folder_.with(path, text);
    return fmt::format("{}: {}", path, to);
  };
  const auto number = std::to_string(below(100));
  switch (below(9)) {
    case 0: return in("publication.toml", "name = { en = \"Day care", fmt::format("name = {{ en = \"Day care {0}\", cy = \"Gofal dydd {0}\" }}", number));
    case 1: return in("publication.toml", "within =", fmt::format("within = \"{}\"", one_in(2) ? "isaf" : "sir"));
    case 2: return in("publication.toml", "title     =", fmt::format("title     = {{ en = \"Care {0}\", cy = \"Gofal {0}\" }}", number));
    case 3: return in("data/figures.toml", "  { area = \"uchaf\"", fmt::format("  {{ area = \"uchaf\", value = {} }},", 400 + below(400)));
    case 4: return in("documents/position/demand.en.md", "Nobody", "Nobody") + in("documents/position/demand.en.md", "> **Policy", fmt::format("> **Policy statement.** Nobody waits {} days.", number));
    case 5: folder_.with("theme/messages.toml", fmt::format("[site]\nhome = {{ en = \"Front {0}\", cy = \"Blaen {0}\" }}\n", number)); return "a message";
    case 6: folder_.with("theme/templates/provider.html", fmt::format("{{% extends 'provider.html' %}}\n{{# {} #}}\n", number)); return "a template";
    case 7: return in("glossary.toml", "meaning =", fmt::format("meaning = {{ en = \"Time {0}.\", cy = \"Amser {0}.\" }}", number));
    default:
      for (const std::string path : {"theme/messages.toml", "theme/templates/provider.html"})
        if (folder_.files().contains(path)) folder_.without(path);
      return "no theme";
  }
}

std::string RandomProviders::edit() {
  switch (below(8)) {
    case 0: add(); return "new " + ids_.back();
    case 1: {
      if (ids_.size() < 2) return "nobody goes";
      const auto gone = ids_.begin() + static_cast<std::ptrdiff_t>(below(ids_.size()));
      const auto id = *gone;
      folder_.without(path_of(id));
      ids_.erase(gone);
      return "without " + id;
    }
    case 2: {
      auto& id = ids_[below(ids_.size())];
      const auto before = id;
      auto text = folder_.files().at(path_of(before));
      id = new_id();
      text.replace(text.find(before), before.size(), id);
      folder_.without(path_of(before)).with(path_of(id), text);
      return before + " is " + id;
    }
    case 3: return edit_elsewhere();
    default: return edit_field();
  }
}

}  // namespace comisiynu::test
