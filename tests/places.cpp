#include "places.h"

std::string source_folder(const std::string& path) { return SOURCE_FOLDER + path; }
std::string data_folder(const std::string& path) { return DATA_FOLDER + path; }
