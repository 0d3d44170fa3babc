// The lists that everything else is sorted by. Their order in the file is their order on the page.
#pragma once

#include "model/fields.h"
#include "model/values.h"

namespace comisiynu {

struct Area {
  static constexpr std::string_view kind = "area";
  std::string id;
  Position at;
  Text name, easy, address;
  Plain gss;
  Ref<Area> within;
  Years population;

  template <class V> static void describe(V& field) {
    field("id", &Area::id, required("a word that other records refer to it by"));
    field("name", &Area::name, required("the area's name").name());
    field("gss", &Area::gss, optional("its nine-character GSS code, from the Office for National Statistics").shaped(Shape::gss));
    field("within", &Area::within, optional("the larger area that it is part of"));
    field("population", &Area::population, optional("people who live there, by year"));
    field("easy", &Area::easy, optional("its name in easy read").name());
    field("address", &Area::address, optional("its part of pages' addresses; made of the name where absent"));
  }
};

struct ClientGroup {
  static constexpr std::string_view kind = "client_group";
  std::string id;
  Position at;
  Text name, easy, address;
  Plain picture;

  template <class V> static void describe(V& field) {
    field("id", &ClientGroup::id, required("a word that other records refer to it by"));
    field("name", &ClientGroup::name, required("who they are: Older people"));
    field("picture", &ClientGroup::picture, optional("a pictogram's name").shaped(Shape::picture));
    field("easy", &ClientGroup::easy, optional("the name in easy read"));
    field("address", &ClientGroup::address, optional("its part of pages' addresses; made of the name where absent"));
  }
};

struct ServiceType {
  static constexpr std::string_view kind = "service_type";
  std::string id;
  Position at;
  Text name, plural, easy, address;
  Plain unit, picture;

  template <class V> static void describe(V& field) {
    field("id", &ServiceType::id, required("a word that other records refer to it by"));
    field("name", &ServiceType::name, required("one such service: Care home"));
    field("plural", &ServiceType::plural, optional("several of them, as a heading of lists: Care homes"));
    field("unit", &ServiceType::unit, optional("what its volumes are counted in: places, hours a week"));
    field("picture", &ServiceType::picture, optional("a pictogram's name").shaped(Shape::picture));
    field("easy", &ServiceType::easy, optional("the name in easy read"));
    field("address", &ServiceType::address, optional("its part of pages' addresses; made of the name where absent"));
  }
};

struct Sector {
  static constexpr std::string_view kind = "sector";
  std::string id;
  Position at;
  Text name, address;

  template <class V> static void describe(V& field) {
    field("id", &Sector::id, required("a word that other records refer to it by"));
    field("name", &Sector::name, required("in-house, private, voluntary, NHS, …"));
    field("address", &Sector::address, optional("its part of pages' addresses; made of the name where absent"));
  }
};

struct AgeBand {
  static constexpr std::string_view kind = "age_band";
  std::string id;
  Position at;
  Text name;
  Optional<std::int64_t> from, to;

  template <class V> static void describe(V& field) {
    field("id", &AgeBand::id, required("a word that other records refer to it by: 18-64"));
    field("name", &AgeBand::name, optional("what to call it; made of its ages where absent"));
    field("from", &AgeBand::from, optional("the youngest age in it, in years"));
    field("to", &AgeBand::to, optional("the oldest age in it, in years; absent for no upper end"));
  }
};

struct QualityDomain {
  static constexpr std::string_view kind = "quality_domain";
  std::string id;
  Position at;
  Text name, easy;

  template <class V> static void describe(V& field) {
    field("id", &QualityDomain::id, required("a word that other records refer to it by"));
    field("name", &QualityDomain::name, required("a theme that inspectors rate: Well-being"));
    field("easy", &QualityDomain::easy, optional("the theme in easy read: How happy and well people are"));
  }
};

// An item, or a band of figures: { id = "low", to = 200 } holds what is less than 200. A band is named by its bounds.
struct CodeListItem {
  static constexpr std::string_view kind = "item";
  std::string id;
  Position at;
  Text name;
  Optional<double> from, to;
  bool is_band() const { return from.value || to.value; }

  template <class V> static void describe(V& field) {
    field("id", &CodeListItem::id, required("a word, unique in its list"));
    field("name", &CodeListItem::name, optional("what to call it; a band is called by its bounds where this is absent").name());
    field("from", &CodeListItem::from, optional("of a band: the least that falls in it"));
    field("to", &CodeListItem::to, optional("of a band: where the next begins; what is just as much falls in that one"));
  }
};

// Any further list an author needs, as a dimension of datasets or to group records by.
struct CodeList {
  static constexpr std::string_view kind = "code_list";
  std::string id;
  Position at;
  Text name;
  Plain unit;
  std::vector<CodeListItem> items;

  template <class V> static void describe(V& field) {
    field("id", &CodeList::id, required("a word that other records refer to it by"));
    field("name", &CodeList::name, optional("what the list is of: Age of carer"));
    field("unit", &CodeList::unit, optional("of a list of bands: what their bounds are in, GBP per week"));
    field("items", &CodeList::items, required("its items, each { id, name }, in order; for bands { id, from, to }"));
  }
};

// A noun that figures in sentences are counted with, in every form that each language needs: {{ known.people | carers }}.
struct Noun {
  static constexpr std::string_view kind = "noun";
  struct Forms {
    static constexpr std::string_view kind = "noun_forms";
    Position at;
    Plain zero, one, two, few, many, other;
    template <class V> static void describe(V& field) {
      field("zero", &Forms::zero, optional("with 0"));
      field("one", &Forms::one, optional("with 1: \"{count} carer\", \"{count} gofalwr\""));
      field("two", &Forms::two, optional("Welsh, with 2: \"{count} ofalwr\""));
      field("few", &Forms::few, optional("Welsh, with 3"));
      field("many", &Forms::many, optional("Welsh, with 6"));
      field("other", &Forms::other, required("with any other number: \"{count} carers\", \"{count} o ofalwyr\""));
    }
  };
  std::string id;
  Position at;
  Forms en, cy;

  template <class V> static void describe(V& field) {
    field("id", &Noun::id, required("a word that placeholders call it by"));
    field("en", &Noun::en, required("its English forms: one and other"));
    field("cy", &Noun::cy, required("its Welsh forms: zero, one, two, few, many and other"));
  }
};

struct Term {
  static constexpr std::string_view kind = "glossary";
  struct Forms {
    static constexpr std::string_view kind = "forms";
    std::vector<Plain> en, cy;
    template <class V> static void describe(V& field) {
      field("en", &Forms::en, optional("other forms in English"));
      field("cy", &Forms::cy, optional("other forms in Welsh"));
    }
  };
  std::string id;
  Position at;
  Text term, meaning, easy;
  Plain picture;
  Forms also, avoid;

  template <class V> static void describe(V& field) {
    field("id", &Term::id, required("a word that links refer to it by"));
    field("term", &Term::term, required("the term, as it is written within a sentence"));
    field("meaning", &Term::meaning, required("what it means, in full"));
    field("easy", &Term::easy, optional("what it means, in easy read"));
    field("picture", &Term::picture, optional("a pictogram's name").shaped(Shape::picture));
    field("also", &Term::also, optional("other forms of the word, such as its plural"));
    field("avoid", &Term::avoid, optional("words not to use for it, so that one thing has one name: checks of all texts and of easy read tell of them"));
  }
};

// A source that documents cite. Linked to as ref/<id>.
struct Reference {
  static constexpr std::string_view kind = "ref";
  std::string id;
  Position at;
  Text title, author, note;
  Optional<std::int64_t> year;
  Choice type;
  Link link;

  template <class V> static void describe(V& field) {
    field("id", &Reference::id, required("a word that links refer to it by"));
    field("title", &Reference::title, required("its title, in the languages it is published in").name());
    field("author", &Reference::author, optional("who wrote or issued it").name());
    field("year", &Reference::year, optional("the year it was published"));
    field("kind", &Reference::type, optional("what it is").one_of(
        {"legislation", "guidance", "report", "strategy", "book", "article"}));
    field("link", &Reference::link, optional("where it can be read"));
    field("note", &Reference::note, optional("anything a reader should know of it"));
  }
};

}  // namespace comisiynu
