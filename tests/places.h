// Where the tests find the project's own files and those laid out beside the program.
#pragma once

#include <string>

std::string source_folder(const std::string& path);  // "/templates/starter"
std::string data_folder(const std::string& path = {});
