// What every page of the library has: the head with a policy that lets nothing run and nothing be loaded, the
// style, and the foot that says what the page was made from.
#pragma once

#include "engine/authoring/packet.hpp"
#include "engine/determination/html_page.hpp"

namespace holdfast {

// The page up to and with the opening of `main`. `index` is the address of the library's first page; "" on
// it.
Html begin_page(std::string_view title, const std::string& index);

// "English", "Español"; another language by its code.
std::string_view language_name(std::string_view language);

// Says that nobody has reviewed the law or the words, where that is so.
void write_unreviewed(Html& html, const Texts& texts);

// Closes `main`, and gives the whole page.
std::string end_page(Html& html, const Ruleset& ruleset, const Imprint& imprint);

// Where the page of a rule or a proposal lies in the library's folder.
std::string page_of(const std::string& id);

}  // namespace holdfast
