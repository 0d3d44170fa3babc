// Identifiers, JSON and CSV as open data writes them.
#include <catch2/catch.hpp>

#include "base/csv_writer.h"
#include "base/json_writer.h"
#include "base/uuid.h"

using namespace comisiynu;

TEST_CASE("a UUID of version 5 is the one that the standard says") {
  // RFC 9562, appendix A.4, in the name space of domain names.
  const Uuid dns{{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}};
  CHECK(uuid_of(dns, "www.example.com").text() == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  // Python's uuid.uuid5(uuid.NAMESPACE_URL, …); the second is longer than one block of the digest.
  CHECK(uuid_of(uuid_namespace_url, "https://gofal.example").text() == "e37de976-0186-56a7-a262-84e83efc2803");
  CHECK(uuid_of(uuid_namespace_url, std::string(200, 'x')).text() == "cd3580b9-d244-586a-8077-74317319b48d");
}

TEST_CASE("JSON is written as it is told, and nothing in a text can end it") {
  std::string out;
  JsonWriter json(out);
  json.begin_object().field("a", 1).field("b", true).field("c", 182.5).field_if("d", "").key("e").begin_list();
  json.value("x\"\\\n\t\x01ŵ").begin_object().end_object().raw("null").end_list().end_object();
  CHECK(out == R"({"a":1,"b":true,"c":182.5,"e":["x\"\\\n\t\u0001ŵ",{},null]})");
  CHECK(plain_number(182.0) == "182");
  CHECK(plain_number(-0.0) == "0");
  CHECK(plain_number(0.1) == "0.1");
}

TEST_CASE("CSV quotes what would part cells, and what a spreadsheet would run") {
  std::string out;
  CsvWriter(out).cell("a").cell("").cell("b,c").cell("say \"x\"").cell("two\nlines").cell(" edge").end_row();
  CHECK(out == "a,,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\" edge\"\r\n");
  out.clear();
  CsvWriter(out).cell("=1+1").cell("-5.2").cell("-x").cell("+44 1632 960001").cell("@a").cell("+cmd|calc").cell("-2+3").cell("-").end_row();
  CHECK(out == "\"'=1+1\",-5.2,\"'-x\",+44 1632 960001,\"'@a\",\"'+cmd|calc\",\"'-2+3\",\"'-\"\r\n");
}
