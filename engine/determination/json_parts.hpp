// Pieces of JSON that more than one answer is made of, so that each is written in one way.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/determination/sentences.hpp"

namespace holdfast {

using Json = nlohmann::ordered_json;

inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json name_of(const auto& item) { return std::string(name(item)); }

template <class Items, class Make>
Json list(const Items& items, const Make& make) {
  Json all = Json::array();
  for (const auto& item : items) all.push_back(make(item));
  return all;
}

// Ends of an amount, null where nothing bounds it.
Json ends(const AmountRange& range);

// The reason with its sentence, its slots and all that stands below it.
Json to_json(const Sentences& sentences, const Finding& finding, const Reason& reason);

// A reform that is switched on, and from when; null where it counts on every day.
Json to_json(const ReformOn& reform);

// The last keys of every answer: in which language its sentences are, who looked at them, and what it is not.
void add_standing(const Words& words, Json& answer);

}  // namespace holdfast
