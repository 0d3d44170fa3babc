#pragma once

#include <string>

#include "base/disk.h"
#include "translations/export.h"
#include "translations/stamp.h"
#include "translations/take_answers.h"

namespace comisiynu {

struct TranslationsStatusCommand {
  std::string content = "content", format = "text", since, document, output, language = "en";
  std::string data;  // the program's own folder
  bool strict = false;
};

struct TranslationsExportCommand {
  std::string content = "content", to, format = "xliff2", output;
  ExportOptions options;
};

int run_translations_export(TranslationsExportCommand, Disk&);
int run_translations_import(TakeOptions, Disk&);
int run_translations_status(TranslationsStatusCommand, Disk&);
int run_translations_stamp(StampOptions, const std::string& source, Disk&);

}  // namespace comisiynu
