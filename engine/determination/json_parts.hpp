// Pieces of JSON that more than one answer is made of, so that each is written in one way.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/determination/difference.hpp"
#include "engine/determination/json_writer.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

template <class Value>
void write_or_null(JsonWriter& to, const JsonName& key, bool there, const Value& value) {
  if (there)
    to.member(key, value);
  else
    to.member(key, nullptr);
}

inline void write_text_or_null(JsonWriter& to, const JsonName& key, std::string_view text) {
  write_or_null(to, key, !text.empty(), text);
}

inline void write_day_or_null(JsonWriter& to, const JsonName& key, const std::optional<Day>& day) {
  write_or_null(to, key, day.has_value(), day ? to_string(*day) : std::string());
}

template <class Items, class Write>
void write_list(JsonWriter& to, const JsonName& key, const Items& items, const Write& write) {
  to.key(key);
  to.begin_array();
  for (const auto& item : items) write(item);
  to.end_array();
}

template <class Items>
void write_texts(JsonWriter& to, const JsonName& key, const Items& items) {
  write_list(to, key, items, [&](const auto& one) { to.value(one); });
}

// By their names: outcomes, stages.
template <class Items>
void write_names(JsonWriter& to, const JsonName& key, const Items& items) {
  write_list(to, key, items, [&](const auto& one) { to.value(name(one)); });
}

// Ends of an amount, null where nothing bounds it.
void write(JsonWriter& to, const AmountRange& range);

// The reason with its sentence, its slots and all that stands below it.
void write(JsonWriter& to, const Sentences& sentences, const Finding& finding, const Reason& reason);

// What is different in `then`: of which finding, from what to what, and why.
void write(JsonWriter& to, const Sentences& sentences, const Determination& then, const Change& change);

// A reform that is switched on, and from when; null where it counts on every day.
void write(JsonWriter& to, const ReformOn& reform);

// The last members of every answer: in which language its sentences are, who looked at them, and what it is
// not.
void write_standing(JsonWriter& to, const Words& words);

}  // namespace holdfast
