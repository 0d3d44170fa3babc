#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "base/text.h"
#include "language/mutation.h"
#include "language/words.h"
#include "places.h"

using namespace comisiynu;

namespace {

using Words = std::vector<std::string>;

bool has(const Words& words, const std::string& word) { return std::find(words.begin(), words.end(), word) != words.end(); }

// Words of the field and places of Wales, by how they begin; each with the forms that a grammar gives, written out.
struct Forms {
  std::string_view begins;
  Words mutated;  // beginnings
  Words words;
};

const std::vector<Forms> grammar{
    {"p", {"b", "mh", "ph"}, {"pobl", "plant", "person", "perthynas", "polisi", "poblogaeth", "problem", "proses", "prosiect", "partner", "partneriaeth", "preswyl",
                              "preifat", "pris", "profiad", "pryder", "pwrpas", "pwysau", "pwyllgor", "penderfyniad", "pennaeth", "perfformiad", "plentyn", "powys",
                              "pontypridd", "penarth", "porthcawl", "prestatyn", "pwllheli", "penybont", "personau", "prynu", "paratoi", "parhau", "parch", "pawb"}},
    {"t", {"d", "nh", "th"}, {"tai", "tâl", "taliad", "taliadau", "teulu", "teuluoedd", "tîm", "timau", "tref", "trefi", "trefniant", "trefniadau", "tystiolaeth", "tendr", "tenant",
                              "tenantiaeth", "testun", "targed", "technoleg", "therapi", "torfaen", "tywyn", "trallwng", "treffynnon", "tregaron", "tudalen", "tuedd", "tueddiadau",
                              "trafod", "trafnidiaeth", "triniaeth", "trosedd", "trothwy", "twf", "tymor", "tŷ", "tŵr", "trigolion"}},
    {"c", {"g", "ngh", "ch"}, {"caerfyrddin", "caerdydd", "caernarfon", "casnewydd", "castell-nedd", "ceredigion", "conwy", "cymru", "cwmbrân", "caerffili", "cartref", "cartrefi", "canlyniad",
                               "canlyniadau", "canolfan", "canllaw", "canran", "capasiti", "casglu", "cefnogaeth", "cleient", "claf", "cleifion", "comisiynu", "comisiynydd", "contract",
                               "contractau", "corfforol", "cost", "costau", "crynodeb", "cydlynydd", "cyfeillgar", "cyflawni", "cyflenwad", "cyflog", "cyflogaeth", "cyfle", "cyfleoedd", "cyfrifoldeb",
                               "cyfrifol", "cyhoeddus", "cyllid", "cyllideb", "cymorth", "cymuned", "cymunedol", "cymdeithas", "cymdeithasol", "cyngor", "cynghorau", "cynllun", "cynlluniau", "cynnig",
                               "cynnwys", "cynnydd", "cyswllt", "cytundeb", "côd", "canol", "cerdded", "cwyn", "cwynion", "cwsmer", "cynaliadwy", "cysylltu"}},
    {"b", {"f", "m"}, {"bangor", "bala", "barri", "blaenau", "bro", "brycheiniog", "bwlch", "bylchau", "bwrdd", "byrddau", "bwriad", "bwriadau", "bywyd", "byw", "budd", "buddion", "busnes", "buddsoddi",
                       "barn", "bach", "beichus", "baich", "blaenoriaeth", "blaenoriaethau", "blwyddyn", "blynyddoedd", "bregus", "brys", "bwyd", "bws", "bore"}},
    {"d", {"dd", "n"}, {"dinbych", "dolgellau", "dyfed", "darparwr", "darparwyr", "darpariaeth", "dadansoddiad", "dangosydd", "dangosyddion", "data", "dementia", "deddf", "deddfwriaeth", "defnydd", "defnyddiwr",
                        "diogelu", "diogelwch", "diwedd", "diwylliant", "dogfen", "dogfennau", "dewis", "dewisiadau", "dull", "dulliau", "dydd", "dyddiad", "dyletswydd", "dysgu", "dinas", "dwyrain", "de",
                        "deall", "derbyn", "datblygu", "datblygiad", "diffyg", "digwyddiad"}},
    {"g", {"", "ng"}, {"gofal", "gofalwr", "gofalwyr", "gofalu", "gwasanaeth", "gwasanaethau", "gweithiwr", "gweithwyr", "gweithlu", "gweithredu", "gwent", "gwynedd", "gŵyr", "glannau", "gorllewin", "gogledd",
                       "galw", "gallu", "gardd", "geirfa", "gair", "geiriau", "genedigaeth", "glan", "gobaith", "golwg", "gorau", "gradd", "graddfa", "grant", "grantiau", "grŵp", "grwpiau", "gwaith", "gwariant",
                       "gwarant", "gwefan", "gwell", "gwella", "gwerth", "gwerthuso", "gwirfoddol", "gwlad", "gwledig", "gwybodaeth", "gŵr", "gyrfa", "gyrru", "gwrando", "gnawd"}},
    {"ll", {"l"}, {"llanelli", "llandudno", "llandrindod", "llangefni", "llanbedr", "lle", "lleoedd", "lleol", "lleoliad", "lles", "llesiant", "llety", "llawn", "llawr", "llai", "llais", "llaw", "llinell", "lloches",
                   "llwybr", "llwyddiant", "llyfr", "llyfrgell", "llygad", "llythyr", "llywodraeth", "lluniaeth", "llun", "lliw"}},
    {"m", {"f"}, {"maesteg", "merthyr", "mynwy", "meirionnydd", "môn", "machynlleth", "mam", "man", "marchnad", "marchnadoedd", "menter", "menyw", "menywod", "merch", "mesur", "mesurau", "meddwl", "meddyg",
                  "meithrin", "mis", "modd", "model", "modelau", "mynediad", "mynd", "monitro", "materion", "mater", "mawr", "methiant"}},
    {"rh", {"r"}, {"rhondda", "rhyl", "rhuthun", "rhaglen", "rhaglenni", "rhan", "rhanbarth", "rhanbarthol", "rhestr", "rheol", "rheolau", "rheoli", "rheolwr", "rhiant", "rhieni", "rhif", "risg", "rhwydwaith",
                  "rhwystr", "rhwystrau", "rhwymedigaeth", "rhyddid", "rhannu", "rhoi", "rhent", "rhyw"}},
};

const Words vowels{"abertawe", "aberystwyth", "aberdâr", "amlwch", "ynys", "ysbyty", "ysgol", "ysgolion", "oedolyn", "oedolion", "oed", "oedran", "oriau", "awr", "angen", "anghenion", "anabledd", "amcan", "amcanion",
                   "arian", "ardal", "asesiad", "awdurdod", "eiddo", "eiriolaeth", "effaith", "iechyd", "incwm", "iaith", "uned", "undeb", "wythnos", "ymchwil", "ymgynghoriad", "ymarfer", "ŵyr", "âr"};

// A dictionary's own rules for the beginnings of words: PFX flag strip add condition.
struct Rule {
  std::string strip, add, condition;
};

bool meets(const std::string& word, const std::string& condition) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < condition.size(); ++i) {
    if (condition[i] != '[') {
      if (at >= word.size() || (condition[i] != '.' && word[at] != condition[i])) return false;
      ++at;
      continue;
    }
    const auto end = condition.find(']', i);
    const bool unless = condition[i + 1] == '^';
    const auto set = condition.substr(i + 1 + unless, end - i - 1 - unless);
    std::size_t length = 1;
    while (at + length < word.size() && (static_cast<unsigned char>(word[at + length]) & 0xC0) == 0x80) ++length;
    if (at >= word.size() || (set.find(word.substr(at, length)) != std::string::npos) == unless) return false;
    at += length;
    i = end;
  }
  return true;
}

}  // namespace

TEST_CASE("every form that the grammar gives is made, and each is undone to its word") {
  std::size_t words = 0;
  for (const auto& [begins, mutated, list] : grammar)
    for (const auto& written : list) {
      const auto word = fold(written);
      if (!word.starts_with(begins) || (begins == "t" && word.starts_with("th"))) continue;  // loans that never change: risg, therapi
      ++words;
      Words expected{word};
      for (const auto& beginning : mutated) expected.push_back(beginning + word.substr(begins.size()));
      INFO(word);
      CHECK(mutated_forms(word) == expected);
      for (const auto& form : expected) {
        INFO(form);
        CHECK(has(radicals(form), word));
        CHECK(radicals(form).front() == form);
        CHECK(mutation_key(form) == mutation_key(word));
      }
    }
  for (const auto& written : vowels) {
    const auto word = fold(written);
    ++words;
    CHECK(mutated_forms(word) == Words{word, "h" + word});
    CHECK(has(radicals("h" + word), word));
    CHECK(mutation_key("h" + word) == mutation_key(word));
  }
  CHECK(words > 350);
}

TEST_CASE("places and words that a reader looks for are found from all their forms") {
  for (const std::string form : {"Caerfyrddin", "Nghaerfyrddin", "Gaerfyrddin", "Chaerfyrddin"}) CHECK(has(radicals(fold(form)), "caerfyrddin"));
  for (const std::string form : {"gofal", "ofal", "ngofal"}) CHECK(has(radicals(form), "gofal"));
  CHECK(radicals("ofal") == Words{"ofal", "gofal"});
  CHECK(radicals("cath") == Words{"cath"});
  CHECK(radicals("fan") == Words{"fan", "ban", "man"});
  CHECK(radicals("lan") == Words{"lan", "llan", "glan"});
  CHECK(radicals("hysgol") == Words{"hysgol", "ysgol"});
  CHECK(radicals("mhobl") == Words{"mhobl", "pobl", "bhobl"});
  // What only looks like a form is none: dd, ff, ll and th are letters of their own.
  CHECK(radicals("ffordd") == Words{"ffordd"});
  CHECK(radicals("haf") == Words{"haf", "af"});
  CHECK(radicals("") == Words{""});
  CHECK(mutation_key("g") == mutation_key("c"));
}

// Some 66,000 words of the Welsh dictionary, whose own rules say which forms each takes: M soft, T nasal, L aspirate, H.
TEST_CASE("all forms that the Welsh dictionary gives are undone to their word") {
  std::ifstream rules_file(data_folder("/language/cy.aff")), words_file(data_folder("/language/cy.dic"));
  REQUIRE(rules_file);
  REQUIRE(words_file);
  std::map<char, std::vector<Rule>> rules;
  std::string line;
  while (std::getline(rules_file, line)) {
    std::istringstream fields(line);
    std::string kind, flag;
    Rule rule;
    if (!(fields >> kind >> flag >> rule.strip >> rule.add >> rule.condition) || kind != "PFX" || flag.size() != 1 || std::string("MTLH").find(flag) == std::string::npos) continue;
    if (rule.strip == "0") rule.strip.clear();
    if (rule.add == "0") rule.add.clear();
    rules[flag[0]].push_back(rule);
  }
  REQUIRE(rules.size() == 4);
  std::size_t forms = 0;
  std::vector<std::string> wrong;
  while (std::getline(words_file, line)) {
    const auto slash = line.find('/');
    if (slash == std::string::npos) continue;
    const auto word = line.substr(0, slash);
    for (const char flag : line.substr(slash + 1))
      for (const auto& rule : rules[flag]) {
        if (!word.starts_with(rule.strip) || !meets(word, rule.condition)) continue;
        const auto form = fold(rule.add + word.substr(rule.strip.size()));
        ++forms;
        if (!has(radicals(form), fold(word)) || mutation_key(form) != mutation_key(fold(word))) wrong.push_back(word + " " + form);
      }
  }
  CHECK(forms > 80000);
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("a key is the same for a word and all that it may be a form of, whatever the letters") {
  std::mt19937 random(7);
  const std::string letters = "aceghlmnoprtbdfwy";
  for (int i = 0; i < 50000; ++i) {
    std::string word;
    for (int length = static_cast<int>(random() % 7) + 1; length > 0; --length) word += letters[random() % letters.size()];
    for (const auto& radical : radicals(word)) {
      INFO(word << " " << radical);
      REQUIRE(mutation_key(radical) == mutation_key(word));
      REQUIRE(has(mutated_forms(radical), word));
    }
  }
}

TEST_CASE("accents and capitals are folded, composed or not") {
  CHECK(fold("TŶ GWYN") == "ty gwyn");
  CHECK(fold("Cwmbra\u0302n") == "cwmbran");
  CHECK(fold("Ynys Môn, Łódź") == "ynys mon, łodz");
}

TEST_CASE("words are runs of letters, digits and accents") {
  std::vector<std::pair<std::string, std::size_t>> found;
  each_word("I'r tŷ (01632), wa\u0302n – £5", [&](std::string_view word, std::size_t at) { found.emplace_back(word, at); });
  CHECK(found == std::vector<std::pair<std::string, std::size_t>>{{"I", 0}, {"r", 2}, {"tŷ", 4}, {"01632", 9}, {"wa\u0302n", 17}, {"5", 29}});
}
