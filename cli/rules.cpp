#include <algorithm>
#include <ostream>

#include "cli/command.hpp"
#include "cli/folder.hpp"
#include "cli/loaded.hpp"
#include "cli/place_option.hpp"

namespace holdfast::cli {
namespace {

std::string status_words(const std::vector<Event>& history) {
  const auto spans = status_spans(history);
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
  for (const auto& span : spans) {
    const std::string from = span.days.first == first_day ? "the beginning" : to_string(span.days.first);
    const std::string through = span.days.last == last_day ? "" : " through " + to_string(span.days.last);
    if (span.status == Status::in_force) add("in force from " + from + through);
    if (span.status == Status::unsure) add("not certain from " + from + through);
    if (span.status == Status::blocked) add("blocked by a court from " + from + through);
  }
  if (words.empty() && !history.empty())
    return "not law: " + history.back().type + " " + to_string(history.back().date.latest);
  return words;
}

std::string quantity_words(const Figure& figure, const Quantity& quantity) {
  if (quantity.unknown) return "unknown";
  std::string number = to_string(Decimal{quantity.units, figure.type.scale});
  switch (figure.type.base) {
    case Type::Base::money:
      return "$" + money_to_string(quantity.units);
    case Type::Base::percent:
      return percent_to_string(quantity.units);
    case Type::Base::months:
      return number + (number == "1" ? " month" : " months");
    case Type::Base::days:
      return number + (number == "1" ? " day" : " days");
    default:
      return number;
  }
}

void show_sources(const Sources& sources, std::ostream& out) {
  out << "sources\n";
  for (const auto& [id, source] : sources) {
    out << "  " << id << ": " << source.cite << " (" << source.kind << ")";
    if (!source.url.empty()) out << "\n      " << source.url;
    out << "\n";
  }
}

void show_history(const std::vector<Event>& history, std::ostream& out) {
  out << "history\n";
  for (const auto& event : history) {
    const bool earlier = event.date.earliest == first_day;
    out << "  " << (earlier ? "earlier" : to_string(event.date.earliest));
    if (!event.date.known()) out << " to " << to_string(event.date.latest);
    out << "  " << event.type;
    if (!event.backing.source.empty()) out << "  [" << event.backing.source << "]";
    if (!event.backing.not_verified.empty()) out << "  not verified: " << event.backing.not_verified;
    out << "\n";
  }
}

void show_rule(const Ruleset& ruleset, const Rule& rule, const std::string& language, std::ostream& out) {
  const auto* name = ruleset.texts.find(language, "rules." + rule.id + ".name");
  out << rule.id << "\n" << (name == nullptr ? rule.title : *name) << "\n\n";
  out << "kind        " << rule.kind << "\n";
  out << "place       " << ruleset.places.entry(rule.place).title << "\n";
  out << "status      " << status_words(rule.history) << "\n";
  out << "confidence  " << rule.confidence << "; checked " << to_string(rule.checked) << ", verified through "
      << to_string(rule.verified_through) << "\n\n";
  show_history(rule.history, out);
  if (!rule.figures.empty()) out << "figures\n";
  for (const auto& [figure_name, figure] : rule.figures)
    for (const auto& step : figure.steps) {
      out << "  " << figure_name << ": " << quantity_words(figure, step.value);
      if (step.from.earliest > first_day) out << " from " << to_string(step.from.earliest);
      out << "  [" << step.backing.source << "]\n";
    }
  if (!rule.doubts.empty()) out << "unsettled\n";
  for (const auto& doubt : rule.doubts)
    out << "  " << doubt.name << ": " << doubt.question
        << (doubt.if_it_matters == IfItMatters::warn ? " (warn)" : " (withholds the answer)") << "\n";
  show_sources(rule.sources, out);
  const auto nobody = std::count_if(rule.cases.begin(), rule.cases.end(),
                                    [](const RuleCase& one) { return one.approved_by == "nobody"; });
  out << "cases       " << rule.cases.size();
  if (nobody > 0) out << "; " << nobody << " of them approved by nobody";
  out << "\n";
}

}  // namespace

int rules_list(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  if (options.facts) {
    for (const auto& fact : ruleset->vocabulary.facts()) {
      if (fact.hidden) continue;
      const auto* ask = ruleset->texts.find(options.language, "facts." + fact.name + ".ask");
      streams.out << fact.name << "  (" << describe(fact.type) << ")\n    " << (ask == nullptr ? "" : *ask)
                  << "\n";
      if (fact.values != nullptr) {
        streams.out << "   ";
        for (const auto& value : *fact.values) streams.out << " " << value;
        streams.out << "\n";
      }
    }
    return done;
  }
  const auto place = PlaceOption::read(*ruleset, options.place, streams);
  if (!place) return usage;
  if (options.places) {
    for (std::size_t i = 0; i < ruleset->places.entries().size(); ++i) {
      if (!place->reaches(static_cast<int>(i))) continue;
      const auto& one = ruleset->places.entry(static_cast<int>(i));
      const auto* title = ruleset->texts.find(options.language, "places." + one.path + ".title");
      streams.out << one.path << "  " << (title == nullptr ? one.title : *title) << "\n";
    }
    return done;
  }
  const auto near = [&](int reach) { return place->reaches(reach); };
  for (const auto& rule : ruleset->rules)
    if (near(rule.place))
      streams.out << rule.id << "\n    " << rule.title << "\n    " << status_words(rule.history)
                  << "; confidence " << rule.confidence << "; " << rule.cases.size() << " cases\n";
  for (const auto& reform : ruleset->reforms)
    if (std::any_of(reform.places.begin(), reform.places.end(), near))
      streams.out << reform.id << "\n    " << reform.title << "\n    " << status_words(reform.history)
                  << "\n";
  return done;
}

int rules_show(const RulesOptions& options, Streams streams) {
  int code = done;
  const auto ruleset = load_rules(options.rules, streams, code);
  if (!ruleset) return code;
  if (const auto* rule = ruleset->find_rule(options.rule)) {
    show_rule(*ruleset, *rule, options.language, streams.out);
    return done;
  }
  std::vector<std::string> ids;
  for (const auto& rule : ruleset->rules) ids.push_back(rule.id);
  for (const auto& reform : ruleset->reforms) {
    ids.push_back(reform.id);
    if (reform.id != options.rule) continue;
    streams.out << reform.id << "\n" << reform.title << "\n\n" << status_words(reform.history) << "\n";
    show_history(reform.history, streams.out);
    show_sources(reform.sources, streams.out);
    return done;
  }
  const auto near = did_you_mean(options.rule, ids);
  streams.err << "no rule `" << options.rule << "`; "
              << (near.empty() ? "`holdfast rules list` shows them" : near) << "\n";
  return usage;
}

}  // namespace holdfast::cli
