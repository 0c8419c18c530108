#include "engine/ruleset/bands_reader.hpp"

#include <algorithm>

namespace holdfast {
namespace {

struct Band {
  std::string name;
  std::string pointer;
  const Node* node = nullptr;
  std::optional<Quantity> low;
  std::optional<Quantity> high;
  bool low_included = false;
  bool high_included = false;
  std::optional<Quantity> gives;
  Backing backing;
};

class BandsReader {
 public:
  BandsReader(RuleText& text, const Member& member)
      : text_(text), name_(member.key.text), node_(member.value), pointer_(pointer_join("/bands", name_)) {}

  void read() {
    Fields fields(text_.reader, node_, pointer_, "bands");
    if (!fields.usable()) return;
    const auto of = fields.required_text("of");
    const Node* in = fields.required("in");
    fields.finish();
    if (!of || in == nullptr) return;
    of_ = *of;
    if (!in->is_mapping() || in->members.empty()) {
      text_.reader.error(*in, fields.at("in"), "wrong-shape",
                         "expected bands as a mapping of names to stretches");
      return;
    }
    bool whole = true;
    for (const auto& band : in->members) whole = read_band(band, fields.at("in")) && whole;
    if (!whole) return;
    for (std::size_t i = 1; i < bands_.size(); ++i) check_edge(bands_[i - 1], bands_[i]);
    for (const auto& band : bands_) define(band);
    if (std::any_of(bands_.begin(), bands_.end(), [](const Band& band) { return band.gives.has_value(); }))
      define_amount();
  }

 private:
  std::optional<Quantity> quantity(Fields& fields, std::string_view key) {
    const Node* node = fields.optional(key);
    if (node == nullptr) return std::nullopt;
    const auto written = text_.reader.text(*node, fields.at(key), "an amount");
    const auto found = written ? parse_quantity(*written) : std::nullopt;
    if (written && (!found || found->unknown))
      text_.reader.error(*node, fields.at(key), "not-a-figure", "expected an amount with its unit",
                         "write `$600`, `2 months`, `14 days`, `80%` or `4`");
    return found;
  }

  bool read_band(const Member& member, const std::string& at) {
    Band band;
    band.name = member.key.text;
    band.pointer = pointer_join(at, band.name);
    band.node = &member.value;
    const auto before = text_.reader.diagnostics().size();
    Fields fields(text_.reader, member.value, band.pointer, "a band");
    if (!fields.usable()) return false;
    const auto above = quantity(fields, "above");
    const auto at_least = quantity(fields, "at_least");
    const auto below = quantity(fields, "below");
    const auto at_most = quantity(fields, "at_most");
    band.gives = quantity(fields, "gives");
    band.backing = read_backing(text_.reader, fields, text_.rule.sources);
    fields.finish();
    text_.need_source(member.value, band.pointer, band.backing, "");
    if ((above && at_least) || (below && at_most) || (!above && !at_least && !below && !at_most))
      text_.reader.error(member.value, band.pointer, "ends-unsaid", "a band says each of its ends once",
                         "`above` or `at_least`; `below` or `at_most`; one of them may be open");
    band.low = above ? above : at_least;
    band.high = below ? below : at_most;
    band.low_included = at_least.has_value();
    band.high_included = at_most.has_value();
    bands_.push_back(std::move(band));
    return text_.reader.diagnostics().size() == before;
  }

  // The next band begins where this one ends, and the end lies in one of them.
  void check_edge(const Band& a, const Band& b) {
    const auto fail = [&](const char* code, const char* what) {
      text_.reader.error(*b.node, b.pointer, code,
                         "between `" + a.name + "` and `" + b.name + "` there is " + what,
                         "bands stand in order; each begins where the one before it ends, and one of them "
                         "includes that amount");
    };
    if (!a.high || !b.low) return fail("bands-overlap", "no end");
    const int scale = std::max(a.high->scale, b.low->scale);
    const Int ends = a.high->units * power_of_ten(scale - a.high->scale);
    const Int begins = b.low->units * power_of_ten(scale - b.low->scale);
    if (a.high->unit != b.low->unit) return fail("wrong-unit", "a change of unit");
    if (begins > ends || (begins == ends && !a.high_included && !b.low_included)) fail("bands-gap", "a gap");
    if (begins < ends || (begins == ends && a.high_included && b.low_included))
      fail("bands-overlap", "an overlap");
  }

  // A figure of its own for each end, so that every number of law has its source and can be moved.
  std::string figure(const Band& band, const char* what, const Quantity& quantity) {
    Figure made;
    made.name = name_ + "." + band.name + "." + what;
    made.type.base = quantity.unit;
    made.type.scale = quantity.scale;
    made.type.least = made.type.most = quantity.units;
    made.steps.push_back({{}, quantity, band.backing, pointer_join(band.pointer, what)});
    Symbol symbol;
    symbol.kind = Symbol::Kind::figure;
    symbol.type = made.type;
    text_.scope.add(made.name, symbol);
    text_.rule.figures[made.name] = made;
    return made.name;
  }

  void define(const Band& band) {
    std::string condition;
    if (band.low)
      condition = of_ + (band.low_included ? " >= " : " > ") +
                  figure(band, band.low_included ? "at_least" : "above", *band.low);
    if (band.high)
      condition += (condition.empty() ? "" : " and ") + of_ + (band.high_included ? " <= " : " < ") +
                   figure(band, band.high_included ? "at_most" : "below", *band.high);
    add(name_ + "." + band.name, condition, Type::Base::yes_no, *band.node, band.pointer);
  }

  // What the band gives that the amount lies in; the last is left when it lies in none before it.
  void define_amount() {
    const bool all =
        std::all_of(bands_.begin(), bands_.end(), [](const Band& band) { return band.gives.has_value(); });
    if (!all || bands_.front().low || bands_.back().high) {
      text_.reader.error(node_, pointer_, "bands-gap", "bands that give an amount cover every amount",
                         "each says what it `gives`; the first has no lower end and the last no upper end");
      return;
    }
    std::string chain;
    for (std::size_t i = 0; i + 1 < bands_.size(); ++i)
      chain += "if " + name_ + "." + bands_[i].name + " then " +
               figure(bands_[i], "gives", *bands_[i].gives) + " else ";
    chain += figure(bands_.back(), "gives", *bands_.back().gives);
    add(name_, chain, bands_.front().gives->unit, node_, pointer_);
  }

  void add(const std::string& name, const std::string& source, Type::Base base, const Node& at,
           const std::string& pointer) {
    Node node = at;
    node.kind = Node::Kind::scalar;
    node.text = source;
    auto expression = read_expression(text_.reader, node, pointer, text_.scope, base);
    if (!expression) {
      text_.scope.add_broken(name);
      return;
    }
    Symbol symbol;
    symbol.kind = Symbol::Kind::definition;
    symbol.type = expression->type;
    text_.scope.add(name, symbol);
    text_.rule.definitions[name] = std::move(*expression);
  }

  RuleText& text_;
  const std::string name_;
  const Node& node_;
  const std::string pointer_;
  std::string of_;
  std::vector<Band> bands_;
};

}  // namespace

void read_bands(RuleText& text, Fields& top) {
  const Node* node = top.optional("bands");
  if (node == nullptr) return;
  for (const auto& member : node->members) BandsReader(text, member).read();
}

}  // namespace holdfast
