#include "cli/explain_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "base/json_writer.h"
#include "cli/command_line.h"
#include "cli/progress_line.h"
#include "cli/report.h"
#include "serve/explain.h"

namespace comisiynu {

namespace {

std::string place(Position at, const Sources& sources) {
  const auto& file = sources.shown(at.file);
  return at.line == 0 ? file : fmt::format("{}:{}", file, at.line);
}

std::string sentence(const Explanation& made, const std::string& output) {
  switch (made.standing) {
    case Standing::same: return fmt::format("the same as in {}: a build leaves it as it is", output);
    case Standing::differs: return fmt::format("not as in {}: a build writes it anew", output);
    case Standing::added: return fmt::format("not in {} yet: a build writes it", output);
    case Standing::left_over: return fmt::format("in {} from an earlier build, and made no more: a build removes it", output);
    case Standing::absent: return fmt::format("not in {} either", output);
    case Standing::unknown: return output.empty() ? "name the finished site with --output to be told" : fmt::format("there is no site in {}", output);
  }
  return {};
}

template <class Items, class Line>
void print_list(std::string_view heading, const Items& items, Line line) {
  if (items.empty()) return;
  fmt::print("\n{} ({})\n", heading, items.size());
  for (const auto& item : items) fmt::print("  {}\n", line(item));
}

void print_text(const Explanation& made, const std::string& output, const Sources& sources) {
  const auto itself = [](const std::string& text) { return text; };
  fmt::print("{}\n", made.address.empty() ? made.path : made.address);
  if (!made.is_made) fmt::print("  The site has no such page or file{}\n", made.meant.empty() ? "" : fmt::format("; did you mean {}?", made.meant));
  if (made.is_made) fmt::print("  file      {}\n", made.path);
  if (!made.template_name.empty()) fmt::print("  template  {}\n  source    {}\n", made.template_name, place(made.source, sources));
  fmt::print("  written   {}\n", sentence(made, output));
  print_list("Files", made.files, itself);
  print_list("Records", made.records, [&](const ExplainedRecord& record) { return fmt::format("{}/{}  {}", record.kind, record.id, place(record.at, sources)); });
  print_list("Templates", made.templates, itself);
  print_list("Messages", made.messages, itself);
  print_list("Linked from", made.linked_from, itself);
}

void print_json(const Explanation& made, const Sources& sources) {
  std::string out;
  JsonWriter json(out);
  const auto list = [&](std::string_view name, const std::vector<std::string>& items) {
    json.key(name).begin_list();
    for (const auto& item : items) json.value(item);
    json.end_list();
  };
  const auto write_place = [&](Position at) {
    json.field_if("file", sources.shown(at.file));
    if (at.line > 0) json.field("line", at.line);
  };
  json.begin_object().field("path", made.path).field("made", made.is_made).field("standing", std::string(name_of(made.standing)))
      .field_if("address", made.address).field_if("meant", made.meant).field_if("template", made.template_name);
  if (!made.template_name.empty()) {
    json.key("source").begin_object();
    write_place(made.source);
    json.end_object();
  }
  list("files", made.files);
  json.key("records").begin_list();
  for (const auto& record : made.records) {
    json.begin_object().field("kind", record.kind).field("id", record.id);
    write_place(record.at);
    json.end_object();
  }
  json.end_list();
  list("templates", made.templates);
  list("messages", made.messages);
  list("linked_from", made.linked_from);
  json.end_object();
  fmt::print("{}\n", out);
}

}  // namespace

int run_explain(const std::string& asked, BuildCommand command, Disk& disk) {
  if (!read_options(command, disk)) return exit_machine;
  Sources sources(disk);
  Diagnostics found;
  std::optional<Explanation> made;
  {
    ProgressLine line(::isatty(STDERR_FILENO) == 1);
    made = explain(asked, command.options, disk, sources, found,
                   [&](std::string_view stage, std::size_t done, std::size_t total) { line.show(stage, done, total); });
  }
  if (!made) {
    print_found(found, sources, command.options.content, disk);
    return exit_content;
  }
  if (command.format == "json") print_json(*made, sources);
  else print_text(*made, command.options.output, sources);
  return made->is_made ? exit_well : exit_content;
}

}  // namespace comisiynu
