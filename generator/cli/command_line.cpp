#include "cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "base/disk.h"
#include "base/text.h"
#include "cli/build_command.h"
#include "cli/changes_command.h"
#include "cli/explain_command.h"
#include "cli/import_command.h"
#include "cli/new_command.h"
#include "cli/pictures_command.h"
#include "cli/program_data.h"
#include "cli/release_command.h"
#include "cli/report.h"
#include "cli/schema_command.h"
#include "cli/serve_command.h"
#include "cli/translations_command.h"

namespace comisiynu {

namespace {

constexpr std::string_view overview =
    "Comisiynu turns a folder of TOML and Markdown into a council's commissioning publications:\n"
    "strategies, market position statements, provider catalogues and easy-read editions, in Welsh\n"
    "and English, with the open data behind them.\n";

constexpr std::string_view ending =
    "To begin:   comisiynu new my-publication\n"
    "            comisiynu build my-publication --output public\n\n"
    "Exit codes: 0 all is well, 1 the content has errors, 2 the command or the machine is at fault.";

std::size_t processors() { return std::max(1u, std::thread::hardware_concurrency()); }

constexpr const char* day_of_build = "The day to judge review dates and vacancies by, as 2026-11-02; without it nothing is overdue";
constexpr const char* day_of_edition = "The day of the edition, as 2026-11-02 (that of SOURCE_DATE_EPOCH, when not given)";

void add_format(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "How to print what is found: text, json, github for annotations in a workflow, gitlab for a code quality report, or sarif")
      ->type_name("FORMAT")->check(CLI::IsMember({"text", "json", "github", "gitlab", "sarif"}).description(""));
}

void add_build_options(CLI::App& command, BuildCommand& build, const char* day = day_of_build) {
  command.add_option("content", build.options.content, "The content folder (content, when not given)")->type_name("");
  command.add_option("--theme", build.options.theme, "Your own theme folder: what it holds takes the place of the program's")->type_name("DIR");
  command.add_option("--templates", build.options.templates, "Your own templates folder, laid over the theme's")->type_name("DIR");
  command.add_flag("!--only-tables", build.options.standards, "Publish the catalogue's data as plain tables alone: for hosts that take few files");
  command.add_option("--base-url", build.options.base_url, "Where the site will stand (the publication's address, when not given)")->type_name("URL");
  command.add_option("--date", build.date, day)->type_name("DAY");
  if (day == day_of_build) command.add_flag("--strict", build.options.strict, "Let warnings stop the build, as errors do");
  command.add_option("--jobs", build.options.jobs, "How many threads may work (as many as there are processors, when not given)")
      ->type_name("N")->check(CLI::Range(std::size_t{1}, std::size_t{256}).description(""));
  add_format(command, build.format);
  command.add_option("--since", build.since, "Compare with an earlier edition: the snapshot.json of its release")->type_name("FILE");
  command.add_option("--snapshot", build.snapshot, "Write a snapshot.json, for a later edition to be compared with")->type_name("FILE");
}

void add_parity_options(CLI::App& command, BuildCommand& build) {
  command.add_option("--parity", build.parity, "Count what each pair of pages holds, and write the report to this file: .html, .json or .txt")->type_name("FILE");
  command.add_option("--parity-language", build.parity_language, "The language of the page of that report: cy or en")->type_name("CODE")->check(CLI::IsMember({"cy", "en"}).description(""));
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& meaning) {
  auto* command = app.add_subcommand(name, meaning)->group("Commands");
  command->footer("");
  return command;
}

// `translations` and what it does.
struct TranslationsCommands {
  TranslationsStatusCommand status;
  StampOptions stamp;
  TranslationsExportCommand out;
  TakeOptions take;
  std::string stamp_source;
  CLI::App *all = nullptr, *status_command = nullptr, *stamp_command = nullptr, *export_command = nullptr, *import_command = nullptr;

  void add_to(CLI::App& app) {
    all = add_command(app, "translations", "Keep the two languages level: what is out of date, out to translators and back");
    all->require_subcommand(1);
    status_command = add("status", "Say how far translations have come, by document and file", status.content);
    status_command->add_option("--format", status.format, "text, json, or html: a page for the team")->type_name("FORMAT")->check(CLI::IsMember({"text", "json", "html"}).description(""));
    status_command->add_option("--since", status.since, "Only what has changed since a revision that git knows")->type_name("REV");
    status_command->add_option("--document", status.document, "Only the texts of one document")->type_name("ID");
    status_command->add_option("--language", status.language, "The language of the page: cy or en")->type_name("CODE")->check(CLI::IsMember({"cy", "en"}).description(""));
    status_command->add_option("--output", status.output, "Write it to this file")->type_name("FILE");
    status_command->add_flag("--strict", status.strict, "Exit with 1 where what is published has a text that is stale or missing");
    stamp_command = add("stamp", "Record that translations hold for their sources as they are now", stamp.content);
    stamp_command->add_option("texts", stamp.names, "Files, or keys of texts as `status` lists them")->type_name("");
    stamp_command->add_flag("--all", stamp.all, "Every text that is in both languages");
    stamp_command->add_flag("--new", stamp.only_new, "Every text that was never recorded");
    stamp_command->add_flag("--tidy", stamp.tidy, "Only take out what is recorded of texts that are gone");
    add_exchange();
    stamp_command->add_option("--source", stamp_source, "The language that they were first written in: cy or en")->type_name("CODE")->check(CLI::IsMember({"cy", "en"}).description(""));
  }

  void add_exchange() {
    export_command = add("export", "Write a file for translators: what is missing or out of date", out.content);
    export_command->add_option("--to", out.to, "The language to translate into: cy or en")->type_name("CODE")->required()->check(CLI::IsMember({"cy", "en"}).description(""));
    export_command->add_option("--format", out.format, "xliff2 (2.1), xliff1 (1.2), po; or tmx, what is translated already, or terms, the glossary as TBX")
        ->type_name("FORMAT")->check(CLI::IsMember({"xliff2", "xliff1", "po", "tmx", "terms"}).description(""));
    export_command->add_flag("--all", out.options.all, "Every text, with the translation that it has");
    export_command->add_option("--document", out.options.document, "Only the texts of one document")->type_name("ID");
    export_command->add_option("--output", out.output, "The file to write")->type_name("FILE")->required();
    import_command = add("import", "Put a translators' file back into the content, text by text", take.content);
    import_command->add_option("file", take.file, "XLIFF 2.1 or 1.2, or PO, as the translators sent it back")->type_name("")->required();
    import_command->add_flag("--dry-run", take.dry_run, "Say what would be taken and what not, and write nothing");
  }

  int run(const std::string& data, Disk& disk) {
    status.data = data;
    if (export_command->parsed()) return run_translations_export(out, disk);
    if (import_command->parsed()) return run_translations_import(take, disk);
    return status_command->parsed() ? run_translations_status(status, disk) : run_translations_stamp(stamp, stamp_source, disk);
  }

 private:
  CLI::App* add(const std::string& name, const std::string& meaning, std::string& content) {
    auto* command = all->add_subcommand(name, meaning);
    command->footer("");
    command->add_option("--content", content, "The content folder (content, when not given)")->type_name("DIR");
    return command;
  }
};

// A first word that is no command: CLI11 would only say that one is missing.
bool is_unknown_command(const CLI::App& app, int count, char** words) {
  if (count < 2 || words[1][0] == '-') return false;
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (std::find(names.begin(), names.end(), words[1]) != names.end()) return false;
  const auto meant = nearest(words[1], names);
  fmt::print(stderr, "comisiynu: there is no command {}\n{}\n", words[1],
             meant ? fmt::format("Did you mean {}?", *meant) : fmt::format("The commands are {}.", join(names, ", ")));
  return true;
}

}  // namespace

int run_command_line(int count, char** words) {
  CLI::App app{std::string(overview), "comisiynu"};
  app.footer(std::string(ending));
  app.set_version_flag("--version", std::string("comisiynu ") + COMISIYNU_VERSION, "Print the program's version and leave");
  app.get_formatter()->column_width(26);
  app.get_formatter()->label("REQUIRED", "(needed)");
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.set_help_flag("-h,--help", "Print this and leave");
  app.require_subcommand(1);

  BuildCommand build;
  build.options.jobs = processors();
  auto* build_command = add_command(app, "build", "Make the site: everything, or nothing where something is wrong");
  add_build_options(*build_command, build);
  build_command->add_option("--output", build.options.output, "The folder of the finished site")->type_name("DIR")->required();

  add_parity_options(*build_command, build);

  auto* check_command = add_command(app, "check", "Find everything that is wrong, and write nothing");
  add_build_options(*check_command, build);
  add_parity_options(*check_command, build);
  check_command->add_flag("--disclosure", build.options.disclosure, "Say which figures are withheld so that nobody can be picked out, and why");
  std::string edition;
  auto* easy_read = check_command->add_option("--easy-read", edition, "Say how easy an easy-read edition is, from 0 to 100, and the three things to mend first; of every document when none is named")
      ->type_name("[DOCUMENT]")->expected(0, 1);
  check_command->add_flag("--spelling", build.options.spelling, "Say which words the dictionaries of the two languages do not know, and where a term of the glossary is missing");
  bool reviews = false;
  check_command->add_flag("--reviews", reviews, "Print instead, as CSV for a mail merge, which providers have facts to review on the day of --date");

  ServeCommand serve;
  serve.build.options.jobs = processors();
  auto* serve_command = add_command(app, "serve", "Show the site on this machine, and follow the content as it is written");
  add_build_options(*serve_command, serve.build);
  serve_command->add_option("--port", serve.port, "Where it answers (8000, when not given); 0 takes any that is free")
      ->type_name("N")->check(CLI::Range(0, 65535).description(""));
  serve_command->add_flag("--open", serve.open, "Show it in the browser at once");

  BuildCommand explain;
  std::string asked;
  explain.options.jobs = processors();
  auto* explain_command = add_command(app, "explain", "Say where a page or file of the site comes from, and what links to it");
  explain_command->add_option("page", asked, "Its address, or its path within the site")->type_name("")->required();
  add_build_options(*explain_command, explain);
  explain_command->add_option("--output", explain.options.output, "The folder of the finished site, to be told whether a build would write the page")->type_name("DIR");
  ReleaseCommand release;
  release.build.options.jobs = processors();
  auto* release_command = add_command(app, "release", "Make an edition: the site, its archive, files to print, and lists to check them by");
  add_build_options(*release_command, release.build, day_of_edition);
  release_command->add_option("--edition", release.build.options.edition, "The number of the edition, as 2.0")->type_name("NUMBER")->required();
  release_command->add_option("--output", release.build.options.output, "The folder of the finished release")->type_name("DIR")->required();
  release_command->add_option("--archive", release.archives, "The folder with the archives of earlier editions, which stay published")->type_name("DIR");
  release_command->add_flag("--no-pdf", release.no_pdf, "Make no files to print");

  std::string place, verify_format = "text";
  auto* verify_command = add_command(app, "verify", "Check that a release, or the archive of an edition, is as it was made");
  verify_command->add_option("place", place, "The folder of a release, or a .tar.gz or .zip of one")->type_name("")->required();
  add_format(*verify_command, verify_format);

  std::string folder;
  auto* new_command = add_command(app, "new", "Make a small publication in both languages, to begin from");
  new_command->add_option("folder", folder, "A folder that does not exist yet, or is empty")->type_name("");
  BuildCommand beginning;
  new_command->add_option("--date", beginning.date, "The day that its dates are near to, as 2026-11-02 (today, when not given)")->type_name("DAY");
  std::string drafted, drafted_in = "content";
  auto* new_easy_read = new_command->add_subcommand("easy-read", "Draft the easy-read edition of a document, for a person to write; never writes over one");
  new_easy_read->footer("");
  new_easy_read->add_option("document", drafted, "The document's id, which its folder is called by")->type_name("")->required();
  new_easy_read->add_option("content", drafted_in, "The content folder (content, when not given)")->type_name("");

  ChangesCommand changes;
  auto* changes_command = add_command(app, "changes", "Say what changed from one edition to another");
  changes_command->add_option("earlier", changes.earlier, "The earlier one: its snapshot.json, its release's folder, or a content folder")->type_name("")->required();
  changes_command->add_option("now", changes.now, "The later one, in the same way")->type_name("")->required();
  changes_command->add_option("--format", changes.format, "How to print it: text or json")->type_name("FORMAT")->check(CLI::IsMember({"text", "json"}).description(""));
  changes_command->add_option("--language", changes.language, "In which language: cy or en (en, when not given)")->type_name("CODE")->check(CLI::IsMember({"cy", "en"}).description(""));

  std::string schemas;
  auto* schema_command = add_command(app, "schema", "Write the JSON Schemas for editors, and the authors' reference");
  schema_command->add_option("--output", schemas, "The folder to write them to (schema, when not given)")->type_name("DIR")->default_val("schema")->default_str("");

  ImportOptions import;
  std::string import_language;
  import.jobs = processors();
  auto* import_command = add_command(app, "import", "Take providers in from a register, or from another directory's open data");
  import_command->require_subcommand(1);
  auto* import_providers_command = import_command->add_subcommand("providers", "Make and update providers' files; what was written by hand is never changed");
  import_providers_command->footer("");
  import_providers_command->add_option("files", import.files, "A register's CSV file, or JSON files of Open Referral (HSDS 3.0)")->type_name("")->required();
  import_providers_command->add_option("--map", import.map, "What the columns of the CSV file are: a TOML file, or CIW, CQC or CIS")->type_name("MAP");
  import_providers_command->add_option("--content", import.content, "The content folder (content, when not given)")->type_name("DIR");
  import_providers_command->add_option("--language", import_language, "The language of the JSON files, when each language has its own: cy or en")->type_name("CODE");
  import_providers_command->add_flag("--dry-run", import.dry_run, "Say what would change, and write nothing");

  PicturesCommand pictures;
  auto* pictures_command = add_command(app, "pictures", "List and find the pictures for easy read, in either language");
  pictures_command->add_option("--output", pictures.output, "Write a page that shows them all")->type_name("FILE");
  pictures_command->add_option("--theme", pictures.theme, "Your own theme folder: its pictures are listed too")->type_name("DIR");
  pictures_command->add_subcommand("list", "Print all of them, by group")->fallthrough()->footer("");
  auto* search_command = pictures_command->add_subcommand("search", "Print those that a word finds, whatever its accents or mutation");
  search_command->fallthrough()->footer("");
  search_command->add_option("words", pictures.search, "A word or several, Welsh or English")->type_name("")->required();
  TranslationsCommands translations;
  translations.add_to(app);

  if (is_unknown_command(app, count, words)) return exit_machine;
  try {
    app.parse(count, words);
    if (new_command->parsed() && !new_easy_read->parsed() && folder.empty()) throw CLI::RequiredError("folder");
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_well : exit_machine;
  }

  const auto disk = real_disk();
  if (new_command->parsed() && !new_easy_read->parsed())
    return read_date(beginning) ? make_new(folder, beginning.options.date ? beginning.options.date : today(), *disk) : exit_machine;
  if (schema_command->parsed()) return write_schemas(schemas, *disk);
  if (verify_command->parsed()) return run_verify(place, verify_format, *disk);
  const auto data = program_data(*disk);
  if (!data) return exit_machine;
  if (pictures_command->parsed()) return run_pictures(pictures, *data, *disk);
  release.build.options.data = *data;
  if (release_command->parsed()) return run_release(std::move(release), *disk);
  if (import_command->parsed()) return run_import(std::move(import), import_language, *data, *disk);
  if (new_easy_read->parsed()) return draft_easy_read(drafted, drafted_in, *data, *disk);
  if (translations.all->parsed()) return translations.run(*data, *disk);
  build.options.data = serve.build.options.data = explain.options.data = changes.options.data = *data;
  if (easy_read->count() > 0) build.easy_read = edition;
  if (explain_command->parsed()) return run_explain(asked, std::move(explain), *disk);
  if (serve_command->parsed()) return run_serve(std::move(serve), *disk);
  changes.options.jobs = processors();
  if (changes_command->parsed()) return run_changes(changes, *disk);
  if (reviews) return list_reviews(build, *disk);
  if (!build_command->parsed()) build.options.output.clear();
  return run_build(build, *disk);
}

}  // namespace comisiynu
