// What a client would rather have: the media type and the language of a reply (RFC 9110, section 12.5).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::api {

// The number of the best offer, the first among equals; nothing where the client takes none. "" takes all.
std::optional<std::size_t> best_media(std::string_view accept, std::span<const std::string_view> offers);

// One of `languages`, or nothing where none is wanted: `es-MX` is content with `es`.
std::optional<std::string> best_language(std::string_view accept_language,
                                         const std::vector<std::string>& languages);

// Whether a list such as `gzip;q=0.5, br` takes `name`.
bool takes_coding(std::string_view accept_encoding, std::string_view name);

bool same_letters(std::string_view a, std::string_view b);  // whatever their case; ASCII

}  // namespace holdfast::api
