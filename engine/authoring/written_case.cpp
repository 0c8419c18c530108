#include "engine/authoring/written_case.hpp"

#include <algorithm>
#include <bit>

namespace holdfast {
namespace {

// Whether the text stands for itself without quotes, in flow style.
bool plain(const std::string& text) {
  if (text.empty() || text.find(": ") != std::string::npos || text.find(" #") != std::string::npos)
    return false;
  return text.find_first_of(",[]{}\"'#&*!|>%@`") == std::string::npos && text.back() != ':' &&
         text.front() != ' ' && text.back() != ' ' && !text.starts_with("- ") && !text.starts_with("? ");
}

std::string scalar_text(const std::string& text, bool quoted) {
  // No indicator where it ends a word.
  const bool percent = text.size() > 1 && text.back() == '%' && plain(text.substr(0, text.size() - 1));
  if (!quoted && (plain(text) || percent)) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

Node scalar(std::string text) {
  Node node;
  node.text = std::move(text);
  return node;
}

Int nearest(const Side& side, const Known& now) {
  const Int here = now.pieces.empty() ? side.least : now.pieces.front().least;
  return std::clamp(here, side.least, side.most);
}

std::string number_text(const Type& type, Int value) {
  if (type.base == Type::Base::money) return dollars(value);
  if (type.base == Type::Base::percent) return percent_to_string(value);
  return to_string(Decimal{value, type.scale});
}

}  // namespace

std::string flow_text(const Node& node) {
  if (node.is_scalar()) return scalar_text(node.text, node.quoted);
  std::string text;
  for (const auto& item : node.items) text += (text.empty() ? "" : ", ") + flow_text(item);
  for (const auto& member : node.members)
    text += (text.empty() ? "" : ", ") + member.key.text + ": " + flow_text(member.value);
  return node.is_sequence() ? "[" + text + "]" : "{" + text + "}";
}

std::optional<Node> written_value(const Fact& fact, const Side& side, const Known& now) {
  const auto& values = fact.type.values;
  switch (fact.type.base) {
    case Type::Base::place:
    case Type::Base::list:
      return std::nullopt;
    case Type::Base::yes_no:
      return scalar((side.may & now.may & 2U) != 0 || side.may == 2U ? "true" : "false");
    case Type::Base::one_of: {
      const auto kept = (side.may & now.may) != 0 ? side.may & now.may : side.may;
      return scalar((*values)[static_cast<std::size_t>(std::countr_zero(kept))]);
    }
    case Type::Base::some_of: {
      Node list;
      list.kind = Node::Kind::sequence;
      auto held = side.must | (side.may & now.must);
      // Rather another than none where there were some.
      if (const auto others = side.may & ~now.must; held == 0 && now.must != 0 && others != 0)
        held = std::bit_floor(others);
      for (std::size_t i = 0; i < values->size(); ++i)
        if ((held >> i & 1U) != 0) list.items.push_back(scalar((*values)[i]));
      return list;
    }
    case Type::Base::date:
    case Type::Base::time: {
      if (!side.may_happen || (side.may_not_happen && !now.may_happen)) return scalar("not_yet");
      const Int value = nearest(side, now);
      return scalar(fact.type.base == Type::Base::date ? to_string(static_cast<Day>(value))
                                                       : minute_to_string(static_cast<Minute>(value)));
    }
    default:
      return scalar(number_text(fact.type, nearest(side, now)));
  }
}

std::string written_case(const std::string& name, const std::string& as_of, const Node& given,
                         const std::vector<Expectation>& expect) {
  std::string text = "  - name: " + scalar_text(name, false) + "\n    approved_by: nobody\n";
  if (!as_of.empty()) text += "    as_of: " + as_of + "\n";
  text += "    given: " + flow_text(given) + "\n    expect: {";
  for (std::size_t i = 0; i < expect.size(); ++i)
    text += (i == 0 ? "" : ", ") + expect[i].key + ": " + expect[i].text;
  return text + "}\n";
}

}  // namespace holdfast
