#include "engine/determination/piece_words.hpp"

#include <algorithm>

namespace holdfast {
namespace {

std::string full_stop(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return text;
}

// Values of one fact that are named, not counted.
bool choice(Type::Base base) {
  return base == Type::Base::yes_no || base == Type::Base::one_of || base == Type::Base::some_of ||
         base == Type::Base::place;
}

const char* figure_key(Type::Base base) {
  switch (base) {
    case Type::Base::money:
      return "pieces.figure.money";
    case Type::Base::months:
      return "pieces.figure.months";
    case Type::Base::days:
      return "pieces.figure.days";
    case Type::Base::hours:
      return "pieces.figure.hours";
    case Type::Base::percent:
      return "pieces.figure.percent";
    default:
      return "pieces.figure.number";
  }
}

}  // namespace

PieceWords::PieceWords(const Partition& partition, const Ruleset& ruleset, const Sentences& sentences)
    : partition_(partition), ruleset_(ruleset), sentences_(sentences), words_(sentences.words()) {
  for (const auto& piece : partition.pieces) {
    const bool same = is_choice() && !parts_.empty() && piece.changed.empty();
    if (!same) parts_.push_back({&piece, {}});
    if (is_choice()) parts_.back().values.push_back(piece.least);
  }
}

std::string PieceWords::kind() const {
  switch (partition_.along.kind) {
    case Along::Kind::fact:
      return "fact";
    case Along::Kind::day:
      return "day";
    case Along::Kind::figure:
      break;
  }
  return "figure";
}

bool PieceWords::is_day() const {
  return partition_.along.type.base == Type::Base::date || partition_.along.type.base == Type::Base::time;
}

bool PieceWords::is_choice() const { return choice(partition_.along.type.base); }

std::string PieceWords::name() const {
  const auto& along = partition_.along;
  if (along.kind == Along::Kind::day) return words_.say("phrases.day_of_answer");
  if (along.kind == Along::Kind::fact) return sentences_.fact_name(along.name);
  const auto slash = along.name.rfind('/');
  const auto rule = along.name.substr(0, slash);
  const auto* figure = words_.find("rules." + rule + ".figures." + along.name.substr(slash + 1));
  if (figure != nullptr)
    return words_.say("pieces.figure.named", {{"figure", *figure}, {"rule", sentences_.rule_name(rule)}});
  return words_.say(figure_key(along.type.base), {{"rule", sentences_.rule_name(rule)}});
}

std::string PieceWords::title() const { return words_.say("pieces.title." + kind(), {{"name", name()}}); }

std::string PieceWords::moves() const { return words_.say("pieces.moves." + kind(), {{"name", name()}}); }

std::string PieceWords::count() const {
  const auto count = parts_.size();
  return count == 1 ? words_.say("pieces.same")
                    : words_.say("pieces.count", {{"count", std::to_string(count)}});
}

std::string PieceWords::now() const {
  if (untold())
    return words_.say("pieces.unknown") + (parts_.size() > 1 ? " " + words_.say("pieces.any_part") : "");
  if (std::none_of(parts_.begin(), parts_.end(), [&](const StripPart& one) { return touches(one); }))
    return words_.say("pieces.outside");
  std::vector<std::string> all;
  for (const auto& one : partition_.now)
    all.push_back(one.least == one.most ? value(one.least) : values(one.least, one.most, false, false));
  if (partition_.now_not_yet) all.push_back(words_.say("pieces.not_yet"));
  return words_.say("pieces.now." + kind(), {{"value", words_.any_of(all)}});
}

// All that the thing may be: nobody said anything of it.
bool PieceWords::untold() const {
  const auto& now = partition_.now;
  if (is_choice()) return now.size() > 1 && now.size() >= partition_.pieces.size();
  const auto& type = partition_.along.type;
  if (partition_.along.kind != Along::Kind::fact || now.size() != 1 || now.front().least > type.least)
    return false;
  return is_day() || now.front().most >= type.most;
}

// An event of which no day is possible has not happened.
bool PieceWords::touches(const StripPart& part) const {
  if (part.piece->not_yet) return partition_.now_not_yet;
  const auto holds = [&](Int least, Int most) {
    return std::any_of(partition_.now.begin(), partition_.now.end(),
                       [&](const Extent& extent) { return extent.least <= most && least <= extent.most; });
  };
  if (!is_choice()) return holds(part.piece->least, part.piece->most);
  return std::any_of(part.values.begin(), part.values.end(), [&](Int one) { return holds(one, one); });
}

Here PieceWords::here(std::size_t part) const {
  if (untold() || !touches(parts_[part])) return Here::no;
  const auto touched =
      std::count_if(parts_.begin(), parts_.end(), [&](const StripPart& one) { return touches(one); });
  return touched == 1 ? Here::yes : Here::maybe;
}

const std::string& PieceWords::here_words(std::size_t part) const {
  if (simulation()) return words_.say("pieces.here_law");
  return words_.say(here(part) == Here::yes ? "pieces.here" : "pieces.here_maybe");
}

std::string PieceWords::value(Int units) const {
  const auto& along = partition_.along;
  switch (along.type.base) {
    case Type::Base::date:
      return words_.date(static_cast<Day>(units));
    case Type::Base::time:
      return words_.minute(static_cast<Minute>(units));
    case Type::Base::yes_no:
      return words_.say(units == 0 ? "pieces.no" : "pieces.yes");
    case Type::Base::one_of:
    case Type::Base::some_of:
    case Type::Base::place: {
      if (units < 0) return words_.say("pieces.none");
      const auto written = holdfast::written(ruleset_, along, Piece{}, units);
      return words_.say(along.type.base == Type::Base::place ? "places." + written + ".title"
                                                             : "values." + along.name + "." + written);
    }
    case Type::Base::hours:
      return words_.say(units == 1 ? "pieces.one_hour" : "pieces.hours", {{"amount", to_string(units)}});
    default:
      return words_.amount(units, unit_of(along.type.base), along.type.scale);
  }
}

std::string PieceWords::values(const std::vector<Int>& choice) const {
  std::vector<std::string> all;
  all.reserve(choice.size());
  for (const Int one : choice) all.push_back(value(one));
  return words_.any_of(all);
}

std::string PieceWords::values(Int least, Int most, bool open_below, bool open_above) const {
  const std::string under = is_day() ? "pieces.day." : "pieces.amount.";
  Int first = least;
  Int last = most;
  // Whole days need no hours.
  const bool whole_days = partition_.along.type.base == Type::Base::time &&
                          first == first_minute(day_of_minute(static_cast<Minute>(first))) &&
                          last == last_minute(day_of_minute(static_cast<Minute>(last)));
  const auto end = [&](Int units) {
    return whole_days ? words_.date(day_of_minute(static_cast<Minute>(units))) : value(units);
  };
  if (open_below && open_above) return words_.say(under + "all");
  if (open_below) return words_.say(under + "through", {{"through", end(last)}});
  if (open_above) return words_.say(under + "from", {{"from", end(first)}});
  if (end(first) == end(last)) return words_.say(under + "one", {{"from", end(first)}});
  return words_.say(under + "between", {{"from", end(first)}, {"through", end(last)}});
}

// An end that only the vocabulary's limit sets is no figure that anybody should remember; nothing owed is
// one.
std::string PieceWords::values(std::size_t part) const {
  const auto& piece = *parts_[part].piece;
  if (piece.not_yet) return words_.say("pieces.not_yet");
  if (is_choice()) return values(parts_[part].values);
  const auto& along = partition_.along;
  const bool last = part + 1 == parts_.size() || parts_[part + 1].piece->not_yet;
  const bool figure = along.kind == Along::Kind::figure;
  return values(piece.least, piece.most, !along.least && part == 0 && piece.least != 0,
                !along.most && last && !figure);
}

std::string PieceWords::first_value(std::size_t part) const {
  const auto& piece = *parts_[part].piece;
  if (is_choice()) return "";
  if (piece.not_yet) return words_.say("pieces.not_yet");
  return is_day() ? written(ruleset_, partition_.along, piece, piece.least) : value(piece.least);
}

std::string PieceWords::extent(std::size_t part) const {
  return capitalized(
      full_stop(words_.say("pieces.extent." + kind(), {{"name", name()}, {"value", values(part)}})));
}

std::string PieceWords::heading(std::size_t part) const {
  Blanks blanks = {{"number", std::to_string(part + 1)}, {"count", std::to_string(parts_.size())}};
  if (here(part) == Here::no) return words_.say("pieces.part", blanks);
  blanks.emplace_back("here", here_words(part));
  return words_.say("pieces.part_here", blanks);
}

}  // namespace holdfast
