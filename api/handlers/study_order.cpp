#include "api/handlers/study_order.hpp"

#include <algorithm>

#include "api/handlers/reforms.hpp"
#include "engine/document/digest.hpp"

namespace holdfast::api {
namespace {

// Of `holdfast simulate` too: the text of a reform that stands outside the rules, or its id; and the day.
std::string digest_of(const Node& reforms) {
  Sha256 digest;
  for (const auto& one : reforms.items) {
    const Node* text = one.find("text");
    const Node* from = one.find("from");
    digest.add((text != nullptr ? text : one.find("reform"))->text);
    if (from != nullptr) digest.add("@" + from->text);
  }
  return digest.hex();
}

class OrderReader {
 public:
  OrderReader(Body& body, const Ruleset& ruleset) : body_(body), ruleset_(ruleset) {}

  void read(StudyOrder& order) {
    order.language = body_.language();
    as_of(order);
    auto& wishes = order.wishes;
    wishes.rows_are = "rows";
    wishes.rules =
        names("rules", most_simulated_rules, "ids of rules, perhaps with # and the name of a part");
    wishes.by = names("by", most_simulated_by, "names of columns");
    if (const Node* weight = body_.find("weight")) {
      wishes.weight = body_.text(*weight, "/weight", "the name of a column");
      if (weight->is_scalar() && weight->text.empty())
        body_.mistake("/weight", "wrong-shape", "expected the name of a column",
                      "leave it out: a row counts once");
    }
    wishes.smallest_cell =
        static_cast<std::int64_t>(body_.count("smallest_cell", 0, most_smallest_cell, usual_smallest_cell));
    scenarios(order);
    map(order);
    if (body_.find("rules") == nullptr && body_.find("scenarios") == nullptr)
      body_.mistake("", "nothing-asked", "expected `rules` to count, or `scenarios` whose reforms touch some",
                    "GET /v1/rules lists the rules and the proposals");
  }

 private:
  void as_of(StudyOrder& order) {
    const Node* node = body_.find("as_of");
    if (node == nullptr) {
      body_.mistake("", "missing-key", "`as_of` is missing: the day for which the law is read",
                    "send it as \"as_of\": \"2026-11-24\"");
      return;
    }
    if (const auto day = body_.reader().day(*node, "/as_of")) {
      order.as_of = *day;
      order.wishes.as_of = to_string(*day);
    }
  }

  std::vector<std::string> names(const std::string& key, std::size_t most, const std::string& what) {
    std::vector<std::string> all;
    const Node* list = body_.find(key);
    if (list == nullptr) return all;
    const auto at = "/" + key;
    if (!list->is_sequence() || list->items.size() > most) {
      body_.mistake(at, "wrong-shape", "expected a list of at most " + std::to_string(most) + " " + what, "");
      return all;
    }
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const auto pointer = at + "/" + std::to_string(i);
      auto one = body_.text(list->items[i], pointer, "a name");
      if (std::find(all.begin(), all.end(), one) != all.end())
        body_.mistake(pointer, "told-twice", "this stands in the list twice", "keep one");
      else
        all.push_back(std::move(one));
    }
    return all;
  }

  void scenarios(StudyOrder& order) {
    const Node* list = body_.find("scenarios");
    if (list == nullptr) return;
    if (!list->is_sequence() || list->items.size() > most_scenarios) {
      body_.mistake(
          "/scenarios", "wrong-shape",
          "expected a list of at most " + std::to_string(most_scenarios) + " scenarios beside the law",
          "write [{\"with\": [{\"reform\": \"…\"}]}]");
      return;
    }
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const auto at = "/scenarios/" + std::to_string(i);
      Fields fields(body_.reader(), list->items[i], at, "a scenario");
      if (!fields.usable()) continue;
      const Node* with = fields.required("with");
      fields.finish();
      if (with == nullptr) continue;
      StudyOrder::OtherLaw law;
      law.options = read_reforms(body_, *with, at + "/with", ruleset_);
      if (with->is_sequence() && with->items.empty())
        body_.mistake(at + "/with", "wrong-shape", "expected a reform, at least",
                      "the law itself is counted anyway");
      order.others.push_back(std::move(law));
      lists_.push_back(with);
    }
    if (body_.wrong()) return;
    for (std::size_t i = 0; i < lists_.size(); ++i) order.others[i].sha256 = digest_of(*lists_[i]);
  }

  void map(StudyOrder& order) {
    const Node* node = body_.find("map");
    if (node == nullptr) return;
    Document document;
    document.name = "map";
    document.echo = Echo::never;
    document.root = *node;
    // What is to be written of each row is for `batch`; it names rules, which are not repeated here.
    std::erase_if(document.root.members, [](const Member& one) { return one.key.text == "output"; });
    auto read = read_table_map(document, ruleset_);
    for (auto& one : mistakes_of_map(read.diagnostics(), ruleset_)) body_.mistake(std::move(one));
    if (!read) return;
    if (read->shares) order.wishes.shares_of = ruleset_.vocabulary.fact(read->shares->fact).name;
    order.map = std::move(*read);
  }

  Body& body_;
  const Ruleset& ruleset_;
  std::vector<const Node*> lists_;
};

}  // namespace

Mistakes mistakes_of_map(const Diagnostics& found, const Ruleset& ruleset) {
  auto mistakes = mistakes_of(found, ruleset);
  for (auto& mistake : mistakes) {
    mistake.pointer = "/map" + mistake.pointer;
    if (mistake.code == "unused") mistake.message = "no column of the map is told by this one";
  }
  return mistakes;
}

std::unique_ptr<StudyOrder> read_study_order(Body& body, const Ruleset& ruleset, std::size_t most_rows) {
  auto order = std::make_unique<StudyOrder>();
  OrderReader(body, ruleset).read(*order);
  order->rows = std::make_unique<const PostedRows>(body, most_rows);
  return body.wrong() ? nullptr : std::move(order);
}

}  // namespace holdfast::api
