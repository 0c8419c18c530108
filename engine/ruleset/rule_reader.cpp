#include "engine/ruleset/rule_reader.hpp"

#include <algorithm>

#include "engine/ruleset/case_reader.hpp"
#include "engine/ruleset/overlay.hpp"
#include "engine/ruleset/scope.hpp"
#include "engine/ruleset/steps.hpp"

namespace holdfast {

LawDay read_from(StepContext context, const Node& node, const std::string& pointer) {
  if (node.is_scalar() && node.text == "amended") {
    const Event* amended = nullptr;
    for (const auto& event : context.history)
      if (event.type == "amended" && (amended == nullptr || !event.effective.known())) amended = &event;
    if (amended != nullptr) return amended->effective;
    context.reader.error(node, pointer, "unknown-event", "the history has no event `amended`");
    return {};
  }
  return read_law_day(context.reader, node, pointer).value_or(LawDay{});
}

namespace {

constexpr std::size_t most_readings = 6;  // 2^6 whole readings of a rule; more doubts than that are one

// Whether the text is the rule's own or a reading of it, which owes no sources of its own.
enum class Text { own, reading };

class RuleReader {
 public:
  RuleReader(const Document& document, const Node& root, const RuleContext& context, Text text,
             Diagnostics& diagnostics)
      : reader_(document, diagnostics),
        root_(root),
        context_(context),
        text_(text),
        scope_(context.vocabulary) {}

  Rule read(const std::map<std::string, std::string>& table_editions);

 private:
  StepContext steps() { return {reader_, rule_.sources, rule_.history}; }
  void need_source(const Node& node, const std::string& pointer, const Backing& backing,
                   const std::string& block);
  std::optional<int> date_fact(const Node& node, const std::string& pointer);
  DayRange read_window(Fields& fields);
  void read_head(Fields& top);
  void read_governed_by(Fields& top);
  void read_grounds(Fields& top);
  void read_figures(Fields& top);
  void read_definitions(Fields& top);
  void read_exempt(Fields& top);
  void read_stages(Fields& top);
  Steps<std::string> read_effect(const Node& node, const std::string& pointer);
  void read_barred_unless(const Node& node, const Node* effect);
  void read_notice_must(const Node& node);
  void read_doubts(Fields& top);
  void read_readings();
  void add_new(const Diagnostics& found);

  Reader reader_;
  const Node& root_;
  const RuleContext& context_;
  Text text_;
  RuleScope scope_;
  Rule rule_;
  std::vector<const Node*> overlays_;  // by doubt; null where the other reading is unknown
};

void RuleReader::need_source(const Node& node, const std::string& pointer, const Backing& backing,
                             const std::string& block) {
  if (text_ == Text::reading || !backing.source.empty() || !backing.not_verified.empty() || !block.empty())
    return;
  reader_.error(node, pointer, "source-missing", "a statement of law needs its `source`",
                "write `{value: …, source: …}`, or say `not_verified: why`");
}

void RuleReader::read_head(Fields& top) {
  rule_.id = top.required_text("rule").value_or("");
  rule_.file = reader_.document().name;
  if (const Node* kind = top.required("kind"))
    rule_.kind = reader_.choice(*kind, "/kind", "a kind of rule", {"rent_threshold"}).value_or("");
  rule_.title = top.required_text("title").value_or("");
  if (const Node* place = top.required("place")) {
    const auto path = reader_.text(*place, "/place", "a place").value_or("");
    if (const auto found = context_.places.find(path))
      rule_.place = *found;
    else
      reader_.error(*place, "/place", "unknown-place", "no place `" + path + "`",
                    did_you_mean(path, context_.places.paths()));
  }
  if (const Node* node = top.required("checked")) rule_.checked = reader_.day(*node, "/checked").value_or(0);
  if (const Node* node = top.required("verified_through"))
    rule_.verified_through = reader_.day(*node, "/verified_through").value_or(0);
  if (const Node* node = top.required("confidence"))
    rule_.confidence =
        reader_.choice(*node, "/confidence", "a degree", {"high", "medium", "low"}).value_or("low");
  top.text("note");
  if (const Node* node = top.required("sources")) rule_.sources = read_sources(reader_, *node, "/sources");
  if (const Node* node = top.required("history")) rule_.history = read_history(reader_, *node, rule_.sources);
}

std::optional<int> RuleReader::date_fact(const Node& node, const std::string& pointer) {
  const auto name = reader_.text(node, pointer, "a date among the facts");
  if (!name) return std::nullopt;
  const auto index = context_.vocabulary.find(*name);
  if (index && context_.vocabulary.fact(*index).type.base == Type::Base::date) return index;
  std::vector<std::string> dates;
  for (const auto& fact : context_.vocabulary.facts())
    if (fact.type.base == Type::Base::date) dates.push_back(fact.name);
  reader_.error(node, pointer, "unknown-fact", "`" + *name + "` is not a date among the facts",
                did_you_mean(*name, dates));
  return std::nullopt;
}

void RuleReader::read_governed_by(Fields& top) {
  const Node* node = top.required("governed_by");
  if (node == nullptr) return;
  if (node->is_scalar() && node->text == "as_of") return;
  if (const auto fact = date_fact(*node, "/governed_by")) rule_.governed_by.push_back(*fact);
}

void RuleReader::read_grounds(Fields& top) {
  const Node* node = top.required("grounds");
  if (node == nullptr || (node->is_scalar() && node->text == "any")) return;
  rule_.grounds = reader_.texts(*node, "/grounds", "grounds");
  const auto fact = context_.vocabulary.find("eviction_grounds");
  if (!fact || context_.vocabulary.fact(*fact).type.base != Type::Base::some_of) {
    reader_.error(*node, "/grounds", "unknown-fact", "the vocabulary lacks `eviction_grounds`");
    return;
  }
  for (std::size_t i = 0; i < node->items.size(); ++i)
    reader_.choice(node->items[i], pointer_join("/grounds", std::to_string(i)), "a ground",
                   *context_.vocabulary.fact(*fact).values);
}

DayRange RuleReader::read_window(Fields& fields) {
  DayRange days;
  if (const Node* from = fields.optional("from"))
    days.first = read_from(steps(), *from, fields.at("from")).earliest;
  if (const Node* through = fields.optional("through"))
    days.last =
        read_law_day(reader_, *through, fields.at("through")).value_or(LawDay{last_day, last_day}).latest;
  if (days.empty()) reader_.error(fields.node(), fields.pointer(), "reversed", "`through` is before `from`");
  return days;
}

void RuleReader::read_figures(Fields& top) {
  const Node* node = top.optional("figures");
  if (node == nullptr) return;
  for (const auto& member : node->members) {
    const auto pointer = pointer_join("/figures", member.key.text);
    Figure figure;
    figure.name = member.key.text;
    if (!plain_name(figure.name) || context_.vocabulary.find(figure.name))
      reader_.error(member.key, pointer, "bad-name", "`" + figure.name + "` is not a name of its own",
                    "names are lower_snake, and no fact has them");
    figure.steps = read_steps<Quantity>(
        steps(), member.value, pointer,
        [&](const Node& value, const std::string& at) -> std::optional<Quantity> {
          const auto text = reader_.text(value, at, "a figure");
          if (!text) return std::nullopt;
          const auto quantity = parse_quantity(*text);
          if (!quantity)
            reader_.error(value, at, "not-a-figure", "expected a figure with its unit",
                          "write `$600`, `2 months`, `14 days`, `80%`, `4` or `unknown`");
          return quantity;
        });
    for (const auto& step : figure.steps) need_source(member.value, step.pointer, step.backing, "");
    if (figure.steps.empty()) {
      scope_.add_broken(figure.name);
      continue;
    }
    for (const auto& step : figure.steps)
      if (!step.value.unknown) {
        figure.type.base = step.value.unit;
        figure.type.scale = std::max(figure.type.scale, step.value.scale);
      }
    bool first = true;
    for (auto& step : figure.steps) {
      if (!step.value.unknown && step.value.unit != figure.type.base)
        reader_.error(member.value, step.pointer, "wrong-unit", "the steps of a figure have one unit");
      step.value.units *= power_of_ten(figure.type.scale - step.value.scale);
      step.value.scale = figure.type.scale;
      const Int least = step.value.unknown ? 0 : step.value.units;
      const Int most = step.value.unknown ? greatest(figure.type.base, figure.type.scale) : step.value.units;
      figure.type.least = first ? least : std::min(figure.type.least, least);
      figure.type.most = first ? most : std::max(figure.type.most, most);
      first = false;
    }
    Symbol symbol;
    symbol.kind = Symbol::Kind::figure;
    symbol.type = figure.type;
    scope_.add(figure.name, symbol);
    rule_.figures[figure.name] = std::move(figure);
  }
}

void RuleReader::read_definitions(Fields& top) {
  const Node* node = top.optional("definitions");
  if (node == nullptr) return;
  for (const auto& member : node->members) {
    const auto pointer = pointer_join("/definitions", member.key.text);
    const auto source = reader_.text(member.value, pointer, "an expression");
    if (!source) continue;
    auto parsed = parse_expression(*source);
    const auto base = parsed.errors.empty() && check(parsed.expression, scope_).empty()
                          ? parsed.expression.type.base
                          : Type::Base::yes_no;
    if (auto expression = read_expression(reader_, member.value, pointer, scope_, base)) {
      Symbol symbol;
      symbol.kind = Symbol::Kind::definition;
      symbol.type = expression->type;
      scope_.add(member.key.text, symbol);
      rule_.definitions[member.key.text] = std::move(*expression);
    }
  }
}

void RuleReader::read_exempt(Fields& top) {
  const Node* node = top.optional("exempt");
  if (node == nullptr) return;
  if (!node->is_mapping()) {
    reader_.error(*node, "/exempt", "wrong-shape", "expected exemptions as a mapping of names to conditions");
    return;
  }
  for (const auto& member : node->members) {
    Condition condition;
    condition.name = member.key.text;
    condition.pointer = pointer_join("/exempt", member.key.text);
    Fields fields(reader_, member.value, condition.pointer, "an exemption");
    const Node* when = fields.required("when");
    condition.days = read_window(fields);
    condition.backing = read_backing(reader_, fields, rule_.sources);
    fields.finish();
    need_source(member.value, condition.pointer, condition.backing, "");
    if (when == nullptr) continue;
    if (auto expression = read_expression(reader_, *when, fields.at("when"), scope_, Type::Base::yes_no)) {
      condition.when = std::move(*expression);
      rule_.exempt.push_back(std::move(condition));
    }
  }
}

void RuleReader::read_stages(Fields& top) {
  const Node* node = top.required("stages");
  if (node == nullptr) return;
  rule_.stages = read_steps<std::vector<std::string>>(
      steps(), *node, "/stages",
      [&](const Node& value, const std::string& at) -> std::optional<std::vector<std::string>> {
        const auto stages = reader_.texts(value, at, "stages");
        for (std::size_t i = 0; i < value.items.size(); ++i)
          reader_.choice(value.items[i], pointer_join(at, std::to_string(i)), "a stage",
                         {"notice", "filing", "judgment", "lockout"});
        return stages;
      });
}

Steps<std::string> RuleReader::read_effect(const Node& node, const std::string& pointer) {
  return read_steps<std::string>(steps(), node, pointer, [&](const Node& value, const std::string& at) {
    return reader_.choice(value, at, "an effect",
                          {"bar", "defense", "court_must_dismiss", "court_may_dismiss", "court_must_stay",
                           "court_may_stay", "notice_defective", "no_protection", "no_effect", "unknown"});
  });
}

void RuleReader::read_barred_unless(const Node& node, const Node* effect) {
  Part part;
  part.name = "barred_unless";
  part.pointer = "/barred_unless";
  Fields fields(reader_, node, part.pointer, "`barred_unless`");
  if (!fields.usable()) return;
  BarredUnless block;
  bool whole = true;
  const Backing backing = read_backing(reader_, fields, rule_.sources);
  part.source = backing.source;
  part.not_verified = backing.not_verified;
  if (const Node* debt = fields.required("debt")) {
    const Node* expression = debt;
    std::string at = fields.at("debt");
    if (debt->is_mapping()) {
      Fields inner(reader_, *debt, at, "a debt");
      expression = inner.required("is");
      block.debt_backing = read_backing(reader_, inner, rule_.sources);
      inner.finish();
      at = inner.at("is");
    }
    auto read = expression == nullptr ? std::nullopt
                                      : read_expression(reader_, *expression, at, scope_, Type::Base::money);
    whole = whole && read.has_value();
    if (read) block.debt = std::move(*read);
  }
  if (const Node* must = fields.required("must")) {
    block.must = read_steps<Must>(
        steps(), *must, fields.at("must"),
        [&](const Node& value, const std::string& at) -> std::optional<Must> {
          const auto word = reader_.choice(value, at, "`exceed` or `reach`", {"exceed", "reach"});
          if (!word) return std::nullopt;
          return *word == "exceed" ? Must::exceed : Must::reach;
        });
    for (const auto& step : block.must) need_source(*must, step.pointer, step.backing, part.source);
  }
  if (const Node* limit = fields.required("limit")) {
    auto read = read_expression(reader_, *limit, fields.at("limit"), scope_, Type::Base::money);
    whole = whole && read.has_value();
    if (read) block.limit = std::move(*read);
  }
  fields.finish();
  need_source(node, part.pointer, backing, "");
  if (effect != nullptr) part.effect = read_effect(*effect, "/effect");
  whole = whole && !block.must.empty();
  part.block = std::move(block);
  if (whole) rule_.parts.push_back(std::move(part));
}

void RuleReader::read_notice_must(const Node& node) {
  Part part;
  part.name = "notice_must";
  part.pointer = "/notice_must";
  Fields fields(reader_, node, part.pointer, "`notice_must`");
  if (!fields.usable()) return;
  const Backing backing = read_backing(reader_, fields, rule_.sources);
  part.source = backing.source;
  part.not_verified = backing.not_verified;
  part.days = read_window(fields);
  NoticeMust block;
  const auto fact = context_.vocabulary.find("notice_shows");
  if (!fact || context_.vocabulary.fact(*fact).type.base != Type::Base::some_of) {
    reader_.error(node, part.pointer, "unknown-fact", "the vocabulary lacks `notice_shows`");
    return;
  }
  block.fact = *fact;
  if (const Node* show = fields.required("show")) {
    block.show = reader_.texts(*show, fields.at("show"), "things that a notice shows");
    for (std::size_t i = 0; i < show->items.size(); ++i)
      reader_.choice(show->items[i], pointer_join(fields.at("show"), std::to_string(i)),
                     "something that a notice shows", *context_.vocabulary.fact(*fact).values);
  }
  if (const Node* otherwise = fields.required("otherwise"))
    part.effect = read_effect(*otherwise, fields.at("otherwise"));
  fields.finish();
  need_source(node, part.pointer, backing, "");
  part.block = std::move(block);
  rule_.parts.push_back(std::move(part));
}

void RuleReader::read_doubts(Fields& top) {
  const Node* node = top.optional("unsettled");
  if (node == nullptr || text_ == Text::reading) return;
  for (const auto& member : node->members) {
    Doubt doubt;
    doubt.name = member.key.text;
    doubt.pointer = pointer_join("/unsettled", member.key.text);
    Fields fields(reader_, member.value, doubt.pointer, "a doubt");
    doubt.question = fields.required_text("question").value_or("");
    if (const Node* when = fields.optional("when"))
      doubt.when = read_expression(reader_, *when, fields.at("when"), scope_, Type::Base::yes_no);
    doubt.days = read_window(fields);
    const Node* reading = fields.required("other_reading");
    doubt.unknown = reading != nullptr && reading->is_scalar() && reading->text == "unknown";
    if (reading != nullptr && !doubt.unknown && !reading->is_mapping())
      reader_.error(*reading, fields.at("other_reading"), "wrong-shape",
                    "expected the other reading: `unknown`, or a mapping of paths to what they would say");
    if (const Node* matters = fields.required("if_it_matters"))
      doubt.if_it_matters = reader_.choice(*matters, fields.at("if_it_matters"), "`warn` or `needs_review`",
                                           {"warn", "needs_review"}) == "warn"
                                ? IfItMatters::warn
                                : IfItMatters::needs_review;
    fields.text("why");
    fields.text("note");
    if (const Node* sources = fields.optional("sources")) {
      doubt.sources = reader_.texts(*sources, fields.at("sources"), "sources");
      for (std::size_t i = 0; i < sources->items.size(); ++i)
        reader_.choice(sources->items[i], pointer_join(fields.at("sources"), std::to_string(i)), "a source",
                       names_of(rule_.sources));
    }
    fields.finish();
    overlays_.push_back(doubt.unknown ? nullptr : reading);
    rule_.doubts.push_back(std::move(doubt));
  }
}

void RuleReader::read_readings() {
  for (std::size_t i = 0; i < rule_.doubts.size(); ++i)
    if (overlays_[i] != nullptr && overlays_[i]->is_mapping())
      rule_.reading_doubts.push_back(static_cast<int>(i));
  if (rule_.reading_doubts.size() > most_readings) {
    reader_.error(
        root_, "/unsettled", "too-many-readings",
        "at most " + std::to_string(most_readings) + " doubts may have another reading of their own",
        "join doubts that stand or fall together, or make a reading `unknown`");
    return;
  }
  std::vector<std::string> tables;
  for (const auto& table : context_.tables) tables.push_back(table.name);
  const std::size_t masks = std::size_t{1} << rule_.reading_doubts.size();
  rule_.readings.resize(masks);
  for (std::size_t mask = 1; mask < masks; ++mask) {
    Overlay overlay{root_, {}};
    Diagnostics found;
    Reader reader(reader_.document(), found);
    for (std::size_t bit = 0; bit < rule_.reading_doubts.size(); ++bit) {
      if ((mask >> bit & 1U) == 0) continue;
      const auto& doubt = rule_.doubts[static_cast<std::size_t>(rule_.reading_doubts[bit])];
      const auto* changes = overlays_[static_cast<std::size_t>(rule_.reading_doubts[bit])];
      const std::string from = doubt.days.first == first_day ? "earlier" : to_string(doubt.days.first);
      apply_changes(reader, *changes, doubt.pointer + "/other_reading", from, tables, overlay);
    }
    // Several doubts may change one thing; each by itself must make sense, and is reported by itself.
    RuleReader inner(reader_.document(), overlay.root, context_, Text::reading, found);
    Rule reading = inner.read(overlay.table_editions);
    const bool single = (mask & (mask - 1)) == 0;
    if (single) add_new(found);
    rule_.readings[mask] = std::make_shared<const Rule>(std::move(reading));
  }
}

// What a reading shares with our own text was found wrong there already.
void RuleReader::add_new(const Diagnostics& found) {
  for (const auto& one : found) {
    const bool known =
        std::any_of(reader_.diagnostics().begin(), reader_.diagnostics().end(), [&](const Diagnostic& d) {
          return d.code == one.code && d.span.line == one.span.line && d.span.column == one.span.column;
        });
    if (!known) reader_.diagnostics().push_back(one);
  }
}

Rule RuleReader::read(const std::map<std::string, std::string>& table_editions) {
  Fields top(reader_, root_, "", "a rule");
  if (!top.usable()) return rule_;
  rule_.table_editions = table_editions;
  read_head(top);
  for (std::size_t i = 0; i < context_.tables.size(); ++i) {
    const auto& table = context_.tables[i];
    Symbol symbol;
    symbol.kind = Symbol::Kind::table;
    symbol.index = static_cast<int>(i);
    symbol.type = table.gives;
    Type argument;
    argument.base = Type::Base::number;
    argument.least = 0;
    argument.most = 1000;
    symbol.parameters = {argument};
    scope_.add(table.name, symbol);
    const auto edition = table_editions.find(table.name);
    if (edition != table_editions.end() && table.editions.count(edition->second) == 0)
      reader_.error(root_, "/unsettled", "unknown-edition",
                    "the table `" + table.name + "` has no edition `" + edition->second + "`");
  }
  read_governed_by(top);
  read_grounds(top);
  top.optional("questions");  // read before all rules, into the vocabulary
  read_figures(top);
  read_definitions(top);
  read_exempt(top);
  read_stages(top);
  const Node* effect = top.required("effect");
  if (const Node* node = top.required("barred_unless")) read_barred_unless(*node, effect);
  if (const Node* node = top.optional("notice_must")) read_notice_must(*node);
  if (const Node* node = top.optional("debt_remains")) {
    if (is_step(*node)) {
      Fields fields(reader_, *node, "/debt_remains", "whether the debt remains");
      fields.required_text("value");
      const auto backing = read_backing(reader_, fields, rule_.sources);
      fields.finish();
      need_source(*node, "/debt_remains", backing, "");
    }
  }
  top.optional("unsettled");
  read_doubts(top);
  const Node* given = top.optional("given_in_all_cases");
  const Node* cases = top.required("cases");
  if (text_ == Text::own && cases != nullptr)
    rule_.cases = read_cases(reader_, given, *cases, context_.places.entry(rule_.place).path);
  top.finish();
  if (text_ == Text::own) read_readings();
  return std::move(rule_);
}

}  // namespace

Rule read_rule(const Document& document, const RuleContext& context, Diagnostics& diagnostics) {
  return RuleReader(document, document.root, context, Text::own, diagnostics).read({});
}

Reform read_reform(const Document& document, const RuleContext& context,
                   const std::vector<std::string>& rule_ids, Diagnostics& diagnostics) {
  Reader reader(document, diagnostics);
  Reform reform;
  Fields top(reader, document.root, "", "a reform");
  reform.id = top.required_text("reform").value_or("");
  reform.title = top.required_text("title").value_or("");
  reform.file = document.name;
  if (const Node* node = top.required("checked")) reform.checked = reader.day(*node, "/checked").value_or(0);
  if (const Node* node = top.required("sources")) reform.sources = read_sources(reader, *node, "/sources");
  if (const Node* node = top.required("history"))
    reform.history = read_history(reader, *node, reform.sources);
  for (const auto& span : status_spans(reform.history))
    if (span.status == Status::in_force || span.status == Status::unsure)
      reader.error(document.root, "/history", "reform-in-force", "a reform is never in force by itself",
                   "what is law stands in a rule");
  if (const Node* changes = top.required("changes")) {
    for (std::size_t i = 0; i < changes->items.size(); ++i) {
      Fields fields(reader, changes->items[i], pointer_join("/changes", std::to_string(i)), "a change");
      const Node* target = fields.optional("copy");
      if (target == nullptr) target = fields.optional("change");
      fields.text("as");
      std::string place;
      if (target == nullptr)
        reader.error(changes->items[i], fields.pointer(), "missing-key",
                     "a change names the rule that it copies or changes");
      else
        reader.choice(*target, fields.at("copy"), "a rule", rule_ids);
      if (const Node* set = fields.required("set"))
        if (const Node* set_place = set->find("place")) place = set_place->text;
      if (place.empty() && target != nullptr) place = target->text.substr(0, target->text.rfind('/'));
      if (const auto found = context.places.find(place))
        reform.places.push_back(*found);
      else
        reader.error(changes->items[i], fields.pointer(), "unknown-place", "no place `" + place + "`",
                     did_you_mean(place, context.places.paths()));
      fields.finish();
    }
  }
  if (const Node* cases = top.optional("cases")) reform.cases = read_cases(reader, nullptr, *cases, "");
  top.finish();
  return reform;
}

}  // namespace holdfast
