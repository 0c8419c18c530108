// A small population counted under the law and under reforms of it: `holdfast simulate` over HTTP.
#include <malloc.h>

#include <algorithm>
#include <deque>

#include "api/handlers/handlers.hpp"
#include "api/handlers/lane.hpp"
#include "api/handlers/reforms.hpp"
#include "api/handlers/study_json.hpp"
#include "api/handlers/study_order.hpp"
#include "engine/population/table_header.hpp"

namespace holdfast::api {
namespace {

// As much JSON as a table of ten thousand rows needs; `--most-body` bounds it first.
constexpr Limits limits{.bytes = 1U << 24U, .nodes = 250'000, .depth = 16};
// Of the table: small, so that who leaves is soon noticed.
constexpr std::size_t piece_bytes = 4U << 10U;
constexpr std::size_t most_told = 100;

// The posted table, as long as somebody waits for its study.
class WatchedText : public ByteSource {
 public:
  WatchedText(std::string_view text, const ByteSource& client) : left_(text), client_(client) {}
  std::size_t read(char* into, std::size_t most) override {
    if (failed()) return 0;
    const auto count = left_.copy(into, most);
    left_.remove_prefix(count);
    return count;
  }
  bool failed() const override { return enough_ || client_.failed(); }
  void enough() { enough_ = true; }

 private:
  std::string_view left_;
  const ByteSource& client_;
  bool enough_ = false;
};

class StudyWork {
 public:
  StudyWork(const StudyOrder& order, SnapshotPointer snapshot, Service& service, ByteSource& client)
      : order_(order), snapshot_(std::move(snapshot)), service_(service), client_(client) {}

  Reply run() {
    const Lane lane(service_.simulation_lane());
    if (!lane.taken()) return busy("simulations are counted one at a time");
    if (auto no = load_laws()) return std::move(*no);
    if (auto no = check_names()) return std::move(*no);
    std::vector<std::string> mistakes;
    const Simulation simulation(laws_, order_.wishes, mistakes);
    if (!mistakes.empty()) return refuse(mistakes);
    return count(simulation);
  }

 private:
  Reply busy(const std::string& why) const { return problem_reply(Problem::busy, order_.language, why); }
  Reply late() const {
    return problem_reply(Problem::too_large, order_.language,
                         "it takes longer than this server gives a simulation");
  }
  Reply refuse(const Mistakes& mistakes) const {
    const auto many = std::to_string(mistakes.size());
    return problem_reply(problem_of(mistakes), order_.language,
                         many + (many == "1" ? " mistake" : " mistakes"), mistakes);
  }
  static Mistake mistake(std::string pointer, std::string code, std::string message, std::string help = "") {
    Mistake one;
    one.pointer = std::move(pointer);
    one.code = std::move(code);
    one.message = std::move(message);
    one.help = std::move(help);
    return one;
  }

  // The law, and each scenario beside it: read one at a time, as ever.
  std::optional<Reply> load_laws() {
    if (auto no = add_law(snapshot_, snapshot_->digest())) return no;
    for (std::size_t i = 0; i < order_.others.size(); ++i) {
      if (client_.failed()) return late();
      const auto at = "/scenarios/" + std::to_string(i);
      const Lane slow(service_.slow_lane());
      if (!slow.taken()) return busy("reforms are read one at a time");
      auto made = snapshot_->reformed(order_.others[i].options);
      if (!made) return refused_reforms(made.diagnostics(), at + "/with", order_.language);
      const auto place = place_apart(snapshot_->ruleset().places, (*made)->ruleset().places);
      if (!place.empty())
        return refuse({mistake(at + "/with", "place-apart",
                               "a reform names `" + place + "`, which stands on a list alone",
                               "only a place that the rules describe can be counted apart")});
      if (auto no = add_law(*made, order_.others[i].sha256)) return no;
    }
    return std::nullopt;
  }

  std::optional<Reply> add_law(SnapshotPointer snapshot, const std::string& sha256) {
    const auto& ruleset = snapshot->ruleset();
    auto& nothing_told = nothing_told_.emplace_back(unknown_scenario(ruleset, order_.as_of));
    if (order_.map) {
      Diagnostics found;
      tell_constants(*order_.map, ruleset, nothing_told, found);
      if (has_errors(found)) return refuse(mistakes_of_map(found, ruleset));
    }
    auto name = law_name(ruleset);
    laws_.push_back({std::move(name.id), std::move(name.title), sha256, snapshot->plan(), nothing_told});
    held_.push_back(std::move(snapshot));
    return std::nullopt;
  }

  // What the study would say in words of the command line, and of names that are not repeated here.
  std::optional<Reply> check_names() const {
    Mistakes mistakes;
    for (std::size_t i = 0; i < order_.wishes.rules.size(); ++i) {
      const auto& name = order_.wishes.rules[i];
      const bool known = std::any_of(laws_.begin(), laws_.end(), [&](const SimulatedLaw& law) {
        return find_part(law.plan.ruleset(), name).has_value();
      });
      if (known) continue;
      mistakes.push_back(mistake("/rules/" + std::to_string(i), "unknown-rule",
                                 "no rule has this id, or no such part",
                                 "GET /v1/rules lists them; a part is its rule's id, # and its name"));
      std::vector<std::string> ids;
      for (const auto& rule : snapshot_->ruleset().rules) ids.push_back(rule.id);
      mistakes.back().near = near_names(name, std::move(ids));
    }
    for (std::size_t i = 0; i < laws_.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (laws_[i].id == laws_[k].id)
          mistakes.push_back(mistake("/scenarios/" + std::to_string(i - 1), "told-twice",
                                     "the same reforms, from the same days, are told twice",
                                     "keep one of the two"));
    if (mistakes.empty()) return std::nullopt;
    return refuse(mistakes);
  }

  // All names were looked at: what is left is about the rules and the reforms.
  Reply refuse(const std::vector<std::string>& words) const {
    Mistakes mistakes;
    for (const auto& one : words)
      mistakes.push_back(
          one.starts_with("nothing is asked")
              ? mistake("", "nothing-asked", "the reforms touch no rule that can be counted", "name `rules`")
              : mistake("/scenarios", "not-comparable", one));
    return refuse(mistakes);
  }

  Reply count(const Simulation& simulation) {
    const auto most_rows = service_.simulation_rows();
    WatchedText text(order_.rows->table(), client_);
    RecordReader reader(text, piece_bytes);
    Simulation::Table table;
    table.name = "rows";
    table.map = order_.map ? &*order_.map : nullptr;
    table.micro = false;
    table.most_groups = most_simulated_groups;
    BatchWatch watch;
    watch.error = [&](const RowError& error) { tell(error); };
    watch.progress = [&](const BatchCounts& counts) {
      if (counts.rows > most_rows) text.enough();
    };
    NoSink nothing;
    auto end = simulation.run(table, reader, nothing, watch);
    if (client_.failed()) return late();
    if (!end.header.empty()) return refuse(order_.rows->of_header(end.header, snapshot_->ruleset()));
    if (end.batch.counts.rows > most_rows)
      return refuse(
          {mistake("/rows", "too-many-rows", "there are more than " + std::to_string(most_rows) + " rows",
                   "count larger tables with the command line")});
    if (end.batch.trouble != RecordReader::Trouble::none)
      return refuse(
          {mistake("/rows", "unclosed-quote", "a row has a quote that is never closed, or is far too long")});
    if (end.too_many_groups)
      return refuse({mistake("/by", "too-many-groups",
                             "there are more than " + std::to_string(most_simulated_groups) + " groups",
                             "a column to group by has few values")});
    const Partial partial{simulation.study(), {}, std::move(end.totals)};
    Reply reply;
    reply.media = json_media;
    reply.language = order_.language;
    reply.body = study_to_json(partial, snapshot_->ruleset(), told_, more_told_);
    return reply;
  }

  void tell(const RowError& error) {
    if (told_.size() == most_told) {
      ++more_told_;
      return;
    }
    RowMistake one;
    one.row = error.row;
    if (order_.rows->as_text()) one.line = error.line;
    one.tells = told_by(error.error.column);
    one.code = error.error.code;
    one.message = error.error.expected;
    if (error.error.help.find("holdfast ") == std::string::npos) one.help = error.error.help;
    told_.push_back(std::move(one));
  }

  // What a column tells. Its own name is not repeated where it is none of ours.
  std::string told_by(const std::string& column) const {
    if (order_.map)
      for (const auto& mapped : order_.map->columns)
        if (mapped.header == column || mapped.times == column) return mapped.fact;
    if (find_fact_source(snapshot_->ruleset().vocabulary, column) || column == "case_ref") return column;
    return column == order_.wishes.weight && !column.empty() ? "weight" : "";
  }

  const StudyOrder& order_;
  const SnapshotPointer snapshot_;
  Service& service_;
  const ByteSource& client_;
  std::vector<SnapshotPointer> held_;  // of the laws
  std::deque<Scenario> nothing_told_;  // of each
  std::vector<SimulatedLaw> laws_;
  std::vector<RowMistake> told_;
  std::uint64_t more_told_ = 0;
};

}  // namespace

Reply simulations(const Call& call) {
  Body body(call, {{"as_of", "rows", "map", "scenarios", "rules", "weight", "by", "smallest_cell"},
                   {},
                   "an object with `as_of` and `rows`",
                   limits});
  const std::shared_ptr<const StudyOrder> order =
      read_study_order(body, call.ruleset(), call.service.simulation_rows());
  if (auto no = body.refusal()) return std::move(*no);
  auto reply = good_reply(call, "", body.language());
  reply.stream = [order, snapshot = call.snapshot, &service = call.service](ByteSource& client, ByteSink&) {
    StreamEnd end{true, StudyWork(*order, snapshot, service, client).run()};
    // Whole rulesets were let go, on a thread that ends: else each such thread's share stays with the
    // process.
    if (!order->others.empty()) malloc_trim(0);
    return end;
  };
  return reply;
}

}  // namespace holdfast::api
