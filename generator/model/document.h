// A document: a strategy, a market position statement, a report … with its sections in both languages and its
// easy-read edition.
#pragma once

#include <algorithm>

#include "model/fields.h"
#include "model/provider.h"
#include "model/values.h"

namespace comisiynu {

struct Term;

// A section or appendix: its id names two Markdown files.
struct Section {
  static constexpr std::string_view kind = "section";
  std::string id;
  Position at;
  Optional<std::string> number;  // what stands for its number: "E"; empty for none
  Text address;
  Choice source;
  // Filled by the reader from <id>.<language>.md.
  PerLanguage<std::string> text;
  PerLanguage<FileId> file{no_file, no_file};

  template <class V> static void describe(V& field) {
    field("id", &Section::id, required("the name of its files, without the language: introduction"));
    field("number", &Section::number, optional("what stands for its number; empty for none"));
    field("address", &Section::address, optional("its part of the page's address; made of its heading where absent"));
    field("source", &Section::source, optional("the language it was first written in; the document's where absent").one_of({"cy", "en"}));
  }
};

struct Period {
  static constexpr std::string_view kind = "period";
  Date from, to;
  template <class V> static void describe(V& field) {
    field("from", &Period::from, optional("the first year or day"));
    field("to", &Period::to, optional("the last year or day"));
  }
};

struct Approval {
  static constexpr std::string_view kind = "approval";
  Position at;
  Text by;
  Date on;
  template <class V> static void describe(V& field) {
    field("by", &Approval::by, required("who approved it").name());
    field("on", &Approval::on, optional("when"));
  }
};

// What a decision report asks its meeting to agree.
struct Recommendation {
  static constexpr std::string_view kind = "recommendation";
  Position at;
  Text text, reason;
  std::vector<AnyRef> carried_out;
  template <class V> static void describe(V& field) {
    field("text", &Recommendation::text, required("what the meeting is asked to agree"));
    field("reason", &Recommendation::reason, optional("why"));
    field("carried_out", &Recommendation::carried_out, optional("what carries it out: \"intention/…\", \"action/…\""));
  }
};

// What an officer says of a decision's consequences.
struct Comment {
  static constexpr std::string_view kind = "comment";
  Position at;
  Choice type;
  Text by, text;
  Date on;
  template <class V> static void describe(V& field) {
    field("kind", &Comment::type, required("what it is about").one_of(
        {"finance", "legal", "equalities", "welsh-language", "well-being", "workforce", "risk", "data-protection", "environment", "procurement"}));
    field("by", &Comment::by, optional("whose comment it is: a role").name());
    field("on", &Comment::on, optional("when it was given"));
    field("text", &Comment::text, required("what it says").rich());
  }
};

// The meeting that decides.
struct Meeting {
  static constexpr std::string_view kind = "meeting";
  Text body;
  Date on;
  Plain item;
  template <class V> static void describe(V& field) {
    field("body", &Meeting::body, required("who meets: Cabinet").name());
    field("on", &Meeting::on, optional("when"));
    field("item", &Meeting::item, optional("the number of the item on its agenda"));
  }
};

struct Idea {
  static constexpr std::string_view kind = "idea";
  Position at;
  Plain picture;
  Text text;
  std::vector<Ref<Term>> words;
  Acceptances accepted;
  template <class V> static void describe(V& field) {
    field("picture", &Idea::picture, required("the id of a pictogram, or of a [[picture]] of the edition's own").shaped(Shape::picture));
    field("text", &Idea::text, required("one to three short sentences; hard words in **bold**; figures of the data as {{ … | easy }}: a share as the plainest fraction within 2 in 100 of it, else the two figures that matter").rich());
    field("words", &Idea::words, optional("the glossary terms it explains"));
    field("accepted", &Idea::accepted, optional("what the easy-read checks may let stand here, each with the reason: { passive-voice = \"…\" }"));
  }
};

struct EasyPage {
  static constexpr std::string_view kind = "page";
  Position at;
  Text title;
  Plain picture;
  std::vector<Idea> ideas;
  template <class V> static void describe(V& field) {
    field("title", &EasyPage::title, required("the page's heading"));
    field("picture", &EasyPage::picture, optional("a pictogram for the contents; the first idea's where absent").shaped(Shape::picture));
    field("idea", &EasyPage::ideas, required("its ideas, in order"));
  }
};

// A picture that is no pictogram: a photograph, or a drawing of a council's own.
struct OwnPicture {
  static constexpr std::string_view kind = "picture";
  std::string id;
  Position at;
  Plain file;
  Text name, credit, licence;
  Link link;
  template <class V> static void describe(V& field) {
    field("id", &OwnPicture::id, required("what ideas call it"));
    field("file", &OwnPicture::file, required("a file of the document's images folder: images/centre.jpg"));
    field("name", &OwnPicture::name, required("what it shows, for people who cannot see it"));
    field("credit", &OwnPicture::credit, required("who made it").name());
    field("licence", &OwnPicture::licence, required("on what terms it may be used: CC-BY-4.0, or with whose permission").name());
    field("link", &OwnPicture::link, optional("where it is from"));
  }
};

struct EasyRead {
  static constexpr std::string_view kind = "easy-read";
  Position at;
  Text title, checked_by;
  Date checked_on;
  Acceptances accepted;
  Contact contact;
  std::vector<OwnPicture> pictures;
  std::vector<EasyPage> pages;

  // The edition's own picture of that id, or nullptr.
  const OwnPicture* own_picture(std::string_view id) const {
    const auto found = std::find_if(pictures.begin(), pictures.end(), [&](const OwnPicture& one) { return one.id == id; });
    return found == pictures.end() ? nullptr : &*found;
  }
  template <class V> static void describe(V& field) {
    field("title", &EasyRead::title, optional("the title of the easy-read edition; the document's where absent"));
    field("checked_by", &EasyRead::checked_by, optional("the people with a learning disability who checked it").name());
    field("checked_on", &EasyRead::checked_on, optional("when they checked it"));
    field("accepted", &EasyRead::accepted, optional("what the easy-read checks may let stand in the whole edition, each with the reason"));
    field("contact", &EasyRead::contact, optional("whom readers can ask: { role, phone, email }; the publication's contact where absent"));
    field("picture", &EasyRead::pictures, optional("its own pictures, each with who made it and its licence"));
    field("page", &EasyRead::pages, required("its pages, in order"));
  }
};

struct Document {
  static constexpr std::string_view kind = "document";
  std::string id;  // the folder's name
  Position at;
  std::string folder;
  Choice type, status, numbering, source;
  Text title, summary, audience, owner, address, replaces;
  Plain version;
  Period period;
  Date published, review;
  std::vector<Approval> approvals;
  Optional<Meeting> meeting;
  std::vector<Recommendation> recommendations;
  std::vector<Comment> comments;
  Acceptances accepted;
  std::vector<Section> sections, appendices;
  WordLists covers;
  std::optional<EasyRead> easy_read;

  bool is_read() const { return at.line != 0; }  // its document.toml is there and could be read
  bool is_final() const { return status == "final"; }
  bool is_draft() const { return status == "draft" || status == "consultation"; }

  template <class V> static void describe(V& field) {
    field("kind", &Document::type, required("what it is").one_of(
        {"strategy", "market-position-statement", "report", "action-plan", "catalogue", "easy-read", "guidance"}));
    field("title", &Document::title, required("its title"));
    field("summary", &Document::summary, optional("what it says, in two or three sentences"));
    field("audience", &Document::audience, optional("whom it is for"));
    field("period", &Document::period, optional("the years it covers: { from, to }"));
    field("status", &Document::status, required("how far it has come").one_of(
        {"draft", "consultation", "final", "withdrawn", "superseded"}));
    field("version", &Document::version, optional("its version"));
    field("published", &Document::published, optional("when this version was published"));
    field("review", &Document::review, optional("when it is to be reviewed"));
    field("owner", &Document::owner, optional("the role or team that looks after it").name());
    field("approvals", &Document::approvals, optional("who approved it and when: { by, on }"));
    field("meeting", &Document::meeting, optional("the meeting that a report goes to: { body, on, item }"));
    field("recommendation", &Document::recommendations, optional("what a report recommends, in order"));
    field("comment", &Document::comments, optional("officers' comments on a report"));
    field("numbering", &Document::numbering, optional("what is numbered").one_of({"paragraphs", "sections", "none"}));
    field("sections", &Document::sections, required("its sections, in order: an id, or { id, number, address }"));
    field("appendices", &Document::appendices, optional("its appendices, in order"));
    field("replaces", &Document::replaces, optional("what it takes the place of").name());
    field("covers", &Document::covers, optional("which sections hold each part that such a document must have"));
    field("address", &Document::address, optional("its part of pages' addresses; made of the title where absent"));
    field("source", &Document::source, optional("the language it was first written in; the publication's where absent").one_of({"cy", "en"}));
    field("accepted", &Document::accepted, optional("warnings about it and its records that may stand, each with the reason: { action-overdue = \"…\" }"));
  }
};

}  // namespace comisiynu
