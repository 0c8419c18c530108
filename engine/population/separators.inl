// The search itself, once for each way of looking at a block: `masks_of` is the one of the namespace.

inline Separators find(std::string_view text, char separator, std::uint32_t* out) {
  Separators found;
  std::uint32_t* const begin = out;
  std::size_t resume = 0;  // what lies before is done, or inside quotes
  std::uint64_t high = 0;
  for (std::size_t base = 0; base < text.size(); base += block) {
    BlockMasks masks = masks_of(text.data() + base, separator);
    if (text.size() - base < block) {
      const std::uint64_t inside = (std::uint64_t{1} << (text.size() - base)) - 1;
      masks.ends &= inside;
      masks.newlines &= inside;
      masks.quotes &= inside;
      masks.high = 0;
      for (std::size_t i = base; i < text.size(); ++i) masks.high |= text[i] < 0 ? 1U : 0U;
    }
    high |= masks.high;
    const auto at = static_cast<std::uint32_t>(base);
    if (masks.quotes == 0 && resume <= base) [[likely]] {
      found.newlines += static_cast<std::size_t>(std::popcount(masks.newlines));
      std::uint64_t ends = masks.ends;
      std::uint32_t* const next = out + std::popcount(ends);
      while (out < next)
        for (int i = 0; i < 8; ++i) {  // past the last one it writes what is then overwritten
          *out++ = at + static_cast<std::uint32_t>(std::countr_zero(ends));
          ends &= ends - 1;
        }
      out = next;
      continue;
    }
    found.quotes = true;
    for (std::uint64_t special = masks.ends | masks.quotes; special != 0; special &= special - 1) {
      const auto place = at + static_cast<std::uint32_t>(std::countr_zero(special));
      if (place < resume) continue;
      if (text[place] != '"') {
        found.newlines += text[place] == '\n' ? 1U : 0U;
        *out++ = place;
      } else if (place == out[-1] + 1) {
        resume = std::min(after_quoted(text, place), text.size());
      }
    }
  }
  found.count = static_cast<std::size_t>(out - begin);
  found.beyond_ascii = high != 0;
  return found;
}
