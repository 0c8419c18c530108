// What a fact would have to be, in words and in JSON.
#pragma once

#include <string>

#include "engine/determination/json_writer.hpp"
#include "engine/determination/sentences.hpp"

namespace holdfast {

// "number of bedrooms: 2 or more"
std::string say(const Sentences& sentences, const FactValues& values);

void write(JsonWriter& to, const FactValues& values);

// What has to be so for each outcome: "It helps if: number of bedrooms: 2 or more."
std::string say(const Sentences& sentences, const Finding& finding, const Witness& witness);

// "What would change this: …", with what cannot be promised.
std::string say(const Sentences& sentences, const Finding& finding, const NearestChange& change);

}  // namespace holdfast
