// The program's own files and a council's over them: templates, messages, pictures beside documents.
#pragma once

#include <string>
#include <vector>

#include "base/disk.h"
#include "language/easy_words.h"
#include "language/messages.h"
#include "markup/template.h"
#include "model/publication.h"

namespace comisiynu {

// The council's theme: the one named, or the content folder's own `theme`, or none ("").
std::string own_theme_folder(const std::string& named, const std::string& content, const Disk&);

// <data>/templates/messages.toml; a council's <theme>/messages.toml over that; both.
Messages read_program_messages(const std::string& data, const Disk&, Sources&, Diagnostics& found);
Messages with_own_messages(Messages, const std::string& own_theme, const Disk&, Sources&, Diagnostics& found);
Messages read_messages(const std::string& data, const std::string& own_theme, const Disk&, Sources&, Diagnostics& found);

// <data>/templates/easy-read/<language>.toml.
PerLanguage<EasyWords> read_easy_words(const std::string& data, const Disk&, Sources&, Diagnostics& found);

// All .html files below each folder; a later folder's take the place of an earlier one's. Empty names are passed over.
TemplateSet read_templates(const std::vector<std::string>& folders, const Messages&, const Disk&, Sources&, Diagnostics& found, std::size_t jobs = 1);

// "<document>/images/<name>" for each picture that lies with a document.
std::vector<std::string> document_images(const std::string& content, const Publication&, const Disk&);

}  // namespace comisiynu
