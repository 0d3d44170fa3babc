// The commissioning thread: need -> supply -> gap -> intention -> opportunity -> action -> indicator, and the
// records that stand beside it. The shapes follow the Welsh Assembly Government's commissioning guidance of 2010
// (gap-analysis template, commissioning intentions) and councils' own strategies (action checklist, forums).
#pragma once

#include "model/code_lists.h"
#include "model/dataset.h"
#include "model/fields.h"
#include "model/values.h"

namespace comisiynu {

struct Document;
struct Provider;
struct Gap;
struct Hypothesis;
struct Opportunity;
struct Action;
struct Supply;
struct Intention;
struct Indicator;

// What every record of the thread has.
struct Common {
  std::string id;
  Position at;
  Text title;
  Ref<ClientGroup> client_group;
  Ref<Area> area;
  Ref<Document> document;
  bool illustrative = false;
  Acceptances accepted;

  template <class Record, class V> static void describe_for(V& field) {
    field("id", &Record::id, required("a word that other records refer to it by"));
    field("title", &Record::title, required("what it is, in a few words"));
    field("client_group", &Record::client_group, optional("whom it is about"));
    field("area", &Record::area, optional("where"));
    field("document", &Record::document, optional("the document it belongs to; all documents where absent"));
    field("illustrative", &Record::illustrative, optional("true when it was made up as an example, and says so on the page"));
    field("accepted", &Record::accepted, optional("warnings that may stand, each with the reason: { gap-without-intention = \"…\" }"));
  }
};

struct Objective : Common {
  static constexpr std::string_view kind = "objective";
  Text aim, means;
  std::vector<Text> examples;
  std::vector<AnyRef> sources;
  Plain section;

  template <class V> static void describe(V& field) {
    describe_for<Objective>(field);
    field("aim", &Objective::aim, optional("what it is meant to bring about"));
    field("means", &Objective::means, optional("what it means to me, in a person's own words"));
    field("examples", &Objective::examples, optional("outcomes that would show it"));
    field("sources", &Objective::sources, optional("where it comes from: \"ref/…\""));
    field("section", &Objective::section, optional("the section of the action checklist it stands in"));
  }
};

struct Need : Common {
  static constexpr std::string_view kind = "need";
  Text statement, outcome;
  Ref<ServiceType> service_type;
  std::vector<AnyRef> evidence;
  Years people;
  Volumes volume;
  Optional<std::int64_t> projected_from;

  template <class V> static void describe(V& field) {
    describe_for<Need>(field);
    field("statement", &Need::statement, required("what people need, in a sentence or two"));
    field("outcome", &Need::outcome, optional("what will be different for them"));
    field("service_type", &Need::service_type, optional("the service that meets it"));
    field("evidence", &Need::evidence, optional("what shows it: \"dataset/…\", \"ref/…\""));
    field("people", &Need::people, optional("how many people have it, by year"));
    field("volume", &Need::volume, optional("how much, by area and year, in the service type's unit"));
    field("projected_from", &Need::projected_from, optional("the first year whose volumes are projections"));
  }
};

struct Supply : Common {
  static constexpr std::string_view kind = "supply";
  Ref<ServiceType> service_type;
  Ref<Sector> sector;
  Volumes volume, used;
  Optional<std::int64_t> from_providers;
  Money cost;
  Text note;

  template <class V> static void describe(V& field) {
    describe_for<Supply>(field);
    field("service_type", &Supply::service_type, required("the kind of service"));
    field("sector", &Supply::sector, optional("who provides it"));
    field("volume", &Supply::volume, optional("how much there is, by area and year, in the service type's unit"));
    field("from_providers", &Supply::from_providers,
          optional("in place of volume, the year that the places of this publication's providers stand for: they are counted"));
    field("used", &Supply::used, optional("how much of it is used"));
    field("cost", &Supply::cost, optional("what it costs the commissioner"));
    field("note", &Supply::note, optional("anything else that matters"));
  }
};

struct Gap : Common {
  static constexpr std::string_view kind = "gap";
  Ref<Need> need;
  std::vector<Ref<Supply>> supply;
  Choice nature;
  Ref<Objective> objective;
  std::vector<Ref<Hypothesis>> hypotheses;
  Text development, rationale, implications, risk;

  template <class V> static void describe(V& field) {
    describe_for<Gap>(field);
    field("need", &Gap::need, optional("the need that is not met"));
    field("supply", &Gap::supply, optional("what there is to meet it"));
    field("nature", &Gap::nature, required("what kind of gap").one_of(
        {"shortage", "over-supply", "location", "quality", "access", "sustainability"}));
    field("objective", &Gap::objective, optional("the strategic objective it stands in the way of"));
    field("hypotheses", &Gap::hypotheses, optional("the assumptions it rests on"));
    field("development", &Gap::development, optional("the gap: what service development is called for"));
    field("rationale", &Gap::rationale, optional("why it matters"));
    field("implications", &Gap::implications, optional("what it means for commissioning"));
    field("risk", &Gap::risk, optional("what happens if nothing is done"));
  }
};

struct Hypothesis : Common {
  static constexpr std::string_view kind = "hypothesis";
  Text statement, finding;
  std::vector<AnyRef> evidence;
  Choice verdict;

  template <class V> static void describe(V& field) {
    describe_for<Hypothesis>(field);
    field("statement", &Hypothesis::statement, required("the assumption to test"));
    field("evidence", &Hypothesis::evidence, optional("what speaks for or against it"));
    field("verdict", &Hypothesis::verdict, optional("how the test came out").one_of({"open", "accepted", "refuted"}));
    field("finding", &Hypothesis::finding, optional("what was found, in a sentence or two"));
  }
};

struct Change {
  static constexpr std::string_view kind = "change";
  Position at;
  Optional<double> from, to;
  template <class V> static void describe(V& field) {
    field("from", &Change::from, optional("how much there is now"));
    field("to", &Change::to, optional("how much there will be"));
  }
};

struct Intention : Common {
  static constexpr std::string_view kind = "intention";
  Choice action;
  std::vector<Ref<Gap>> answers;
  Ref<ServiceType> service_type;
  Change volume;
  Date start, end;
  Text timetable, message;
  Money budget;

  template <class V> static void describe(V& field) {
    describe_for<Intention>(field);
    field("action", &Intention::action, required("what the commissioner will do").one_of(
        {"continue", "decommission", "commission", "reconfigure"}));
    field("answers", &Intention::answers, optional("the gaps it closes"));
    field("service_type", &Intention::service_type, optional("the kind of service"));
    field("volume", &Intention::volume, optional("from how much to how much: { from, to }"));
    field("start", &Intention::start, optional("when it begins"));
    field("end", &Intention::end, optional("when it is to be done"));
    field("timetable", &Intention::timetable, optional("when, where dates alone do not say it"));
    field("budget", &Intention::budget, optional("the money for it"));
    field("message", &Intention::message, optional("what providers should know or do"));
  }
};

struct ContractTerm {
  static constexpr std::string_view kind = "contract_term";
  Position at;
  Date start;
  Optional<std::int64_t> months, extension_months;
  template <class V> static void describe(V& field) {
    field("start", &ContractTerm::start, optional("when the contract begins"));
    field("months", &ContractTerm::months, optional("how long it runs"));
    field("extension_months", &ContractTerm::extension_months, optional("how much longer it may run"));
  }
};

struct Opportunity : Common {
  static constexpr std::string_view kind = "opportunity";
  Ref<Intention> intention;
  Money value;
  Text volume, contact;
  Choice procedure, status;
  Date notice, updated;
  ContractTerm contract;
  Plain notice_id;

  template <class V> static void describe(V& field) {
    describe_for<Opportunity>(field);
    field("intention", &Opportunity::intention, optional("the intention it comes from"));
    field("value", &Opportunity::value, optional("what the contract is worth in all"));
    field("volume", &Opportunity::volume, optional("how much is to be bought"));
    field("procedure", &Opportunity::procedure, optional("how it will be bought").one_of(
        {"open", "restricted", "competitive", "framework", "direct", "dynamic"}));
    field("notice", &Opportunity::notice, optional("when the notice is to appear"));
    field("contract", &Opportunity::contract, optional("when it begins and how long it runs"));
    field("contact", &Opportunity::contact, optional("whom to ask").name());
    field("status", &Opportunity::status, optional("how far it has come").one_of({"planned", "open", "closed", "awarded"}));
    field("notice_id", &Opportunity::notice_id, optional("the identifier of the published notice"));
    field("updated", &Opportunity::updated, optional("the day when this was last changed: feeds go by it; the day its document was published where absent"));
  }
};

struct MarketRating {
  static constexpr std::string_view kind = "market_rating";
  Position at;
  Choice rating;
  Date dated;
  Text note;
  template <class V> static void describe(V& field) {
    field("rating", &MarketRating::rating, required("how it stands").one_of({"strong", "fair", "weak"}));
    field("at", &MarketRating::dated, optional("when it was rated, where that is not the day of the others"));
    field("note", &MarketRating::note, optional("why"));
  }
};

struct Market : Common {
  static constexpr std::string_view kind = "market";
  Ref<ServiceType> service_type;
  Date dated;
  MarketRating quality, supply, demand, ambition, workforce, maturity;

  template <class V> static void describe(V& field) {
    describe_for<Market>(field);
    field("service_type", &Market::service_type, optional("the kind of service"));
    field("at", &Market::dated, optional("when it was rated"));
    field("quality", &Market::quality, optional("how good the services are: { rating, at, note }"));
    field("supply", &Market::supply, optional("whether there is enough"));
    field("demand", &Market::demand, optional("how steady demand is"));
    field("ambition", &Market::ambition, optional("whether providers wish to change and grow"));
    field("workforce", &Market::workforce, optional("whether there are staff to do it"));
    field("maturity", &Market::maturity, optional("how well the market works"));
  }
};

struct Indicator : Common {
  static constexpr std::string_view kind = "indicator";
  Plain unit;
  Choice better;
  Ref<Objective> objective;
  Years baseline, target, result;
  Text source;

  template <class V> static void describe(V& field) {
    describe_for<Indicator>(field);
    field("unit", &Indicator::unit, optional("what it is counted in"));
    field("better", &Indicator::better, optional("the direction that is good").one_of({"up", "down"}));
    field("objective", &Indicator::objective, optional("the objective whose outcome it measures"));
    field("baseline", &Indicator::baseline, optional("where it started, by year"));
    field("target", &Indicator::target, optional("where it should be, by year"));
    field("result", &Indicator::result, optional("where it is, by year"));
    field("source", &Indicator::source, optional("where the figures come from: words, or \"ref/…\"").name());
  }
};

struct Action : Common {
  static constexpr std::string_view kind = "action";
  Plain section;
  Ref<Objective> objective;
  std::vector<Text> outcomes, performance, responsible;
  std::vector<Ref<Indicator>> indicators;
  Text resources, timescale;
  Date due;
  Choice status, stage;
  std::vector<Ref<Intention>> intentions;

  template <class V> static void describe(V& field) {
    describe_for<Action>(field);
    field("section", &Action::section, optional("the section of the checklist: an item of the code list action-section"));
    field("objective", &Action::objective, optional("the objective it serves"));
    field("intention", &Action::intentions, optional("the intention it carries out, or several"));
    field("outcomes", &Action::outcomes, optional("what will be different"));
    field("performance", &Action::performance, optional("how its success will be known"));
    field("indicators", &Action::indicators, optional("the indicators that measure it"));
    field("responsible", &Action::responsible, optional("who does it: a role, not a name"));
    field("resources", &Action::resources, optional("what it takes"));
    field("due", &Action::due, optional("when it is to be done: a day, \"2027-02\" or a year"));
    field("timescale", &Action::timescale, optional("when, where a date alone does not say it"));
    field("status", &Action::status, optional("how far it has come").one_of({"planned", "started", "done", "late"}));
    field("stage", &Action::stage, optional("its stage of the commissioning cycle").one_of({"analyse", "plan", "do", "review"}));
  }
};

struct OptionRisk {
  static constexpr std::string_view kind = "option_risk";
  Position at;
  Text text, mitigation;
  Choice likelihood, impact;
  template <class V> static void describe(V& field) {
    field("text", &OptionRisk::text, required("what could go wrong"));
    field("likelihood", &OptionRisk::likelihood, optional("how likely").one_of({"low", "medium", "high"}));
    field("impact", &OptionRisk::impact, optional("how bad").one_of({"low", "medium", "high"}));
    field("mitigation", &OptionRisk::mitigation, optional("what would be done about it"));
  }
};

struct AppraisalOption : Common {
  static constexpr std::string_view kind = "option";
  Plain appraisal;
  Text description, reason;
  std::vector<Ref<Gap>> answers;
  Ref<Intention> intention;
  Money cost;
  std::vector<Text> benefits;
  std::vector<OptionRisk> risks;
  bool preferred = false;

  template <class V> static void describe(V& field) {
    describe_for<AppraisalOption>(field);
    field("appraisal", &AppraisalOption::appraisal, optional("a word that the options of one appraisal share"));
    field("description", &AppraisalOption::description, optional("what it would be"));
    field("answers", &AppraisalOption::answers, optional("the gaps it would close"));
    field("cost", &AppraisalOption::cost, optional("what it would cost"));
    field("benefits", &AppraisalOption::benefits, optional("what speaks for it"));
    field("risks", &AppraisalOption::risks, optional("what speaks against it: { text, likelihood, impact, mitigation }"));
    field("preferred", &AppraisalOption::preferred, optional("true for the option that is recommended"));
    field("reason", &AppraisalOption::reason, optional("why it is preferred, or is not"));
    field("intention", &AppraisalOption::intention, optional("the intention that came of it"));
  }
};

// A further term that the contract allows. One that has been agreed moves the contract's end.
struct ContractExtension {
  static constexpr std::string_view kind = "contract_extension";
  Position at;
  Optional<std::int64_t> months;
  Date agreed;
  Text note;
  template <class V> static void describe(V& field) {
    field("months", &ContractExtension::months, required("how much longer it would run"));
    field("agreed", &ContractExtension::agreed, optional("when it was agreed; absent while it is only possible"));
    field("note", &ContractExtension::note, optional("on what terms"));
  }
};

struct Contract : Common {
  static constexpr std::string_view kind = "contract";
  Ref<Provider> provider;
  Ref<ServiceType> service_type;
  Ref<Opportunity> opportunity;
  Choice type;
  Money value;
  Date start, end, reviewed;
  std::vector<ContractExtension> extensions;
  Text lead;

  template <class V> static void describe(V& field) {
    describe_for<Contract>(field);
    field("provider", &Contract::provider, optional("with whom"));
    field("service_type", &Contract::service_type, optional("the kind of service"));
    field("type", &Contract::type, optional("the kind of contract").one_of(
        {"spot", "block", "cost-and-volume", "framework", "service-level-agreement", "grant", "partnership"}));
    field("value", &Contract::value, optional("what it is worth a year"));
    field("start", &Contract::start, optional("when it began or begins"));
    field("end", &Contract::end, optional("when it ends, without extensions"));
    field("extensions", &Contract::extensions, optional("further terms that it allows: { months, agreed, note }"));
    field("reviewed", &Contract::reviewed, optional("when it was last reviewed; when next is worked out from its value"));
    field("opportunity", &Contract::opportunity, optional("the opportunity it was awarded under"));
    field("lead", &Contract::lead, optional("the role that looks after it"));
  }
};

struct Fee : Common {
  static constexpr std::string_view kind = "fee";
  Ref<ServiceType> service_type;
  Ref<Sector> sector;
  Money amount;
  Date from;
  Text covers, set_by, note;

  template <class V> static void describe(V& field) {
    describe_for<Fee>(field);
    field("service_type", &Fee::service_type, required("the kind of service"));
    field("sector", &Fee::sector, optional("for which sector"));
    field("amount", &Fee::amount, required("the rate: { GBP = 512.50, per = \"week\" }"));
    field("from", &Fee::from, optional("since when"));
    field("covers", &Fee::covers, optional("what it pays for"));
    field("set_by", &Fee::set_by, optional("how it was set"));
    field("note", &Fee::note, optional("anything else that matters"));
  }
};

struct ConsultationPoint {
  static constexpr std::string_view kind = "consultation_point";
  Position at;
  Text said, did;
  std::vector<AnyRef> changed;
  template <class V> static void describe(V& field) {
    field("said", &ConsultationPoint::said, required("what people said"));
    field("did", &ConsultationPoint::did, required("what was done about it"));
    field("changed", &ConsultationPoint::changed, optional("the records that were changed or came of it: \"intention/…\""));
  }
};

struct Consultation : Common {
  static constexpr std::string_view kind = "consultation";
  Date from, to;
  Text who;
  Optional<std::int64_t> responses;
  std::vector<ConsultationPoint> points;

  template <class V> static void describe(V& field) {
    describe_for<Consultation>(field);
    field("from", &Consultation::from, optional("when it opened"));
    field("to", &Consultation::to, optional("when it closed"));
    field("who", &Consultation::who, optional("who was asked"));
    field("responses", &Consultation::responses, optional("how many answered"));
    field("points", &Consultation::points, optional("you said, we did: { said, did, changed }"));
  }
};

struct Practice : Common {
  static constexpr std::string_view kind = "practice";
  Text place, problem, done, results, contact;
  Ref<ServiceType> service_type;
  std::vector<AnyRef> sources;

  template <class V> static void describe(V& field) {
    describe_for<Practice>(field);
    field("place", &Practice::place, optional("where").name());
    field("problem", &Practice::problem, optional("what was wrong"));
    field("done", &Practice::done, optional("what was done"));
    field("results", &Practice::results, optional("what came of it"));
    field("contact", &Practice::contact, optional("whom to ask").name());
    field("service_type", &Practice::service_type, optional("the kind of service"));
    field("sources", &Practice::sources, optional("where it comes from: \"ref/…\""));
  }
};

struct Standard : Common {
  static constexpr std::string_view kind = "standard";
  Plain section;
  std::vector<Text> parts;
  Choice answer;
  Text evidence, action;
  std::vector<Ref<Action>> actions;

  template <class V> static void describe(V& field) {
    describe_for<Standard>(field);
    field("section", &Standard::section, optional("an item of a code list that groups the questions"));
    field("parts", &Standard::parts, optional("what the question is made of"));
    field("answer", &Standard::answer, optional("how the council answers").one_of({"yes", "partly", "no", "not-answered"}));
    field("evidence", &Standard::evidence, optional("what shows it"));
    field("action", &Standard::action, optional("what is to be done"));
    field("actions", &Standard::actions, optional("the actions of the checklist that will do it"));
  }
};

struct Forum : Common {
  static constexpr std::string_view kind = "forum";
  Text purpose, membership, arrangements, meetings, review;
  std::vector<Text> aims;

  template <class V> static void describe(V& field) {
    describe_for<Forum>(field);
    field("purpose", &Forum::purpose, optional("what it is for").rich());
    field("aims", &Forum::aims, optional("its aims"));
    field("membership", &Forum::membership, optional("who may take part").rich());
    field("arrangements", &Forum::arrangements, optional("who runs and pays for it").rich());
    field("meetings", &Forum::meetings, optional("when it meets").rich());
    field("review", &Forum::review, optional("when its terms are looked at again").rich());
  }
};

struct PlanStage : Common {
  static constexpr std::string_view kind = "plan_stage";
  Choice stage;
  std::vector<Text> expectations, needs, how, resources;

  template <class V> static void describe(V& field) {
    describe_for<PlanStage>(field);
    field("stage", &PlanStage::stage, optional("its stage of the commissioning cycle: its actions stand with it").one_of({"analyse", "plan", "do", "review"}));
    field("expectations", &PlanStage::expectations, optional("what is expected, point by point: the second point of each column belongs to the second of the others"));
    field("needs", &PlanStage::needs, optional("what needs to happen, point by point"));
    field("how", &PlanStage::how, optional("how, point by point"));
    field("resources", &PlanStage::resources, optional("with what, point by point"));
  }
};

struct Risk : Common {
  static constexpr std::string_view kind = "risk";
  Choice likelihood, impact;
  Text owner, mitigation;
  Date review;
  std::vector<AnyRef> threatens;

  template <class V> static void describe(V& field) {
    describe_for<Risk>(field);
    field("likelihood", &Risk::likelihood, optional("how likely").one_of({"low", "medium", "high"}));
    field("impact", &Risk::impact, optional("how bad").one_of({"low", "medium", "high"}));
    field("owner", &Risk::owner, optional("the role that looks after it"));
    field("mitigation", &Risk::mitigation, optional("what is done about it"));
    field("review", &Risk::review, optional("when it is to be looked at again"));
    field("threatens", &Risk::threatens, optional("what it stands in the way of: \"intention/…\", \"objective/…\""));
  }
};

}  // namespace comisiynu
