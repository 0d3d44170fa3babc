#include "cli/translations_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/replace_file.h"
#include "cli/command_line.h"
#include "cli/report.h"
#include "site/confidential.h"
#include "site/interface_files.h"
#include "source/read_publication.h"
#include "translations/git.h"
#include "translations/status.h"

namespace comisiynu {

namespace {

constexpr std::string_view name_the_folder = "Name the content folder with --content.";

int refuse(const Diagnostics& found, Sources& sources, const std::string& content, const Disk& disk, int code) {
  print_found(found, sources, content, disk);
  return code;
}

// Says what was found, and where the content is at fault that nothing was done.
bool went_on(bool content_fault, std::string_view done, const Diagnostics& found, Sources& sources, const std::string& content, const Disk& disk) {
  print_found(found, sources, content, disk);
  if (content_fault) fmt::print(stderr, "Nothing was {}\n", done);
  return !content_fault;
}

bool is_behind(const TranslationStatus& status) {
  return std::any_of(status.groups.begin(), status.groups.end(), [](const auto& group) {
    return group.counts[TextState::stale] + group.counts[TextState::missing] > 0 && (group.document == nullptr || group.document->is_final());
  });
}

int put(const std::string& text, const std::string& output, Disk& disk) {
  if (output.empty()) {
    fmt::print("{}", text);
    return exit_well;
  }
  if (const auto error = replace_file(disk, output, text)) {
    fmt::print(stderr, "{} cannot be written: {}\n", output, error.message);
    return exit_machine;
  }
  return exit_well;
}

}  // namespace

int run_translations_status(TranslationsStatusCommand command, Disk& disk) {
  trim_slashes(command.content);
  if (!has_content(command.content, name_the_folder, disk)) return exit_machine;
  const auto language = from_code(command.language).value_or(Language::en);
  Sources sources(disk);
  Diagnostics found;
  const auto publication = read_publication({command.content, 1}, disk, sources, found);
  if (found.has_errors()) return refuse(found, sources, command.content, disk, exit_content);
  auto inventory = take_inventory(publication, command.content, disk, sources, found);
  if (!command.document.empty()) {
    if (find(publication.documents, command.document) == nullptr) {
      found.error("unknown-text", {}, fmt::format("there is no document \"{}\"", command.document), "its id is the name of its folder");
      return refuse(found, sources, command.content, disk, exit_machine);
    }
    keep_document(inventory, command.document);
  }
  if (!command.since.empty()) {
    const auto earlier = content_at(command.since, command.content, disk, found);
    if (!earlier) return refuse(found, sources, command.content, disk, exit_machine);
    Sources before(*earlier);
    Diagnostics said_then;
    const auto then = read_publication({command.content, 1}, *earlier, before, said_then);
    keep_changed(inventory, take_inventory(then, command.content, *earlier, before, said_then));
  }
  print_found(found, sources, command.content, disk);
  const auto status = translation_status(inventory);
  std::string text;
  if (command.format == "json") text = as_json(status, sources);
  else if (command.format == "text") text = as_text(status, sources);
  else {
    const auto messages = read_messages(command.data, own_theme_folder("", command.content, disk), disk, sources, found);
    if (found.has_errors()) return refuse(found, sources, command.content, disk, exit_content);
    text = as_html(status, publication, messages, language, sources);
  }
  if (const int code = put(text, command.output, disk); code != exit_well) return code;
  return command.strict && is_behind(status) ? exit_content : exit_well;
}

namespace {

std::string in_format(const Exchange& exchange, std::string_view format) {
  if (format == "xliff1") return as_xliff1(exchange);
  if (format == "po") return as_po(exchange);
  if (format == "tmx") return as_tmx(exchange);
  if (format == "terms") return as_tbx(exchange);
  return as_xliff2(exchange);
}

std::size_t texts_in(const Exchange& exchange) {
  std::size_t count = 0;
  for (const auto& file : exchange.files) count += file.texts.size();
  return count;
}

// Translators are outside the house. An address that is confidential is no text for them (translations/inventory.cpp); this is
// where an author has written it in another.
bool gives_away(const TextInventory& inventory, const Publication& publication, Diagnostics& found) {
  const Confidential confidential(publication);
  bool any = false;
  if (confidential.empty()) return any;
  for (const auto& file : inventory.files)
    for (const auto& text : file.texts)
      for (const auto provider : confidential.given_away(fmt::format("{}\n{}", text.in[Language::cy], text.in[Language::en]))) {
        any = true;
        found.error("confidential", text.at, fmt::format("{} would give away the confidential address of the provider {}", text.key, publication.providers[provider].id),
                    "take it out of the text");
      }
  return any;
}

}  // namespace

int run_translations_export(TranslationsExportCommand command, Disk& disk) {
  trim_slashes(command.content);
  if (!has_content(command.content, name_the_folder, disk)) return exit_machine;
  Sources sources(disk);
  Diagnostics found;
  const auto publication = read_publication({command.content, 1}, disk, sources, found);
  if (found.has_errors()) return refuse(found, sources, command.content, disk, exit_content);
  if (!command.options.document.empty() && find(publication.documents, command.options.document) == nullptr) {
    found.error("unknown-text", {}, fmt::format("there is no document \"{}\"", command.options.document), "its id is the name of its folder");
    return refuse(found, sources, command.content, disk, exit_machine);
  }
  command.options.to = from_code(command.to).value_or(Language::cy);
  command.options.all |= command.format == "tmx";
  command.options.day = today().iso();
  const auto inventory = take_inventory(publication, command.content, disk, sources, found);
  const bool given_away = gives_away(inventory, publication, found);
  print_found(found, sources, command.content, disk);
  if (given_away) return exit_content;
  const auto exchange = make_exchange(publication, inventory, sources, command.options);
  const bool terms = command.format == "terms";
  const auto count = terms ? exchange.glossary.size() : texts_in(exchange);
  if (const int code = put(in_format(exchange, command.format), command.output, disk); code != exit_well) return code;
  fmt::print(stderr, "{} {} to {}\n", count, terms ? (count == 1 ? "term" : "terms") : count == 1 ? "text" : "texts", command.output);
  return exit_well;
}

int run_translations_import(TakeOptions options, Disk& disk) {
  trim_slashes(options.content);
  if (!has_content(options.content, name_the_folder, disk)) return exit_machine;
  Sources sources(disk);
  Diagnostics found;
  const auto outcome = take_answers(options, disk, sources, found);
  if (!went_on(outcome.content_fault, "imported", found, sources, options.content, disk)) return exit_content;
  for (const auto& file : outcome.files) fmt::print("changed  {}\n", file);
  fmt::print("{}{} new, {} as they were, {} refused, {} not translated\n", options.dry_run ? "Would be: " : "", outcome.changed, outcome.confirmed, outcome.refused, outcome.untranslated);
  if (outcome.machine_fault) return exit_machine;
  return outcome.refused > 0 ? exit_content : exit_well;
}

int run_translations_stamp(StampOptions options, const std::string& source, Disk& disk) {
  trim_slashes(options.content);
  if (!has_content(options.content, name_the_folder, disk)) return exit_machine;
  if (!source.empty()) options.source = from_code(source);
  if (!options.all && !options.only_new && !options.tidy && options.names.empty()) {
    fmt::print(stderr, "comisiynu translations stamp: say what to record\nName files or keys, or give --new (what was never recorded) or --all.\n");
    return exit_machine;
  }
  Sources sources(disk);
  Diagnostics found;
  const auto outcome = stamp_texts(options, disk, sources, found);
  if (!went_on(outcome.content_fault, "recorded", found, sources, options.content, disk)) return exit_content;
  fmt::print("Recorded {} {}; {} {} of the ledger changed\n", outcome.stamped, outcome.stamped == 1 ? "text" : "texts", outcome.files.size(), outcome.files.size() == 1 ? "file" : "files");
  return outcome.machine_fault ? exit_machine : exit_well;
}

}  // namespace comisiynu
