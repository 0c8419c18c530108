#include "tests/bench/limit_files.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

namespace holdfast::bench {
namespace {

[[noreturn]] void stop(const std::string& path) {
  std::perror(path.c_str());
  std::exit(1);
}

class Mapped {
 public:
  explicit Mapped(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY);
    struct stat status {};
    if (file < 0 || fstat(file, &status) != 0) stop(path);
    size_ = static_cast<std::size_t>(status.st_size);
    void* at = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (at == MAP_FAILED) stop(path);
    at_ = static_cast<const char*>(at);
    close(file);
  }
  ~Mapped() { munmap(const_cast<char*>(at_), size_); }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;

  // Without the header.
  const char* begin() const { return after_line(at_); }
  const char* end() const { return at_ + size_; }
  const char* after_line(const char* from) const {
    return static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end() - from))) + 1;
  }

 private:
  const char* at_ = nullptr;
  std::size_t size_ = 0;
};

// Each reads one cell and leaves `at` on the comma or line end behind it.
std::int32_t read_number(const char*& at) {
  std::int32_t value = 0;
  for (; static_cast<unsigned char>(*at - '0') < 10; ++at) value = value * 10 + (*at - '0');
  return value;
}
std::int32_t read_money(const char*& at) {
  const std::int32_t cents = read_number(at) * 100 + (at[1] - '0') * 10 + (at[2] - '0');
  at += 3;
  return cents;
}
std::int32_t read_day(const char*& at) {
  const auto digit = [&](int i) { return at[i] - '0'; };
  const std::int32_t day = digit(0) * 10000000 + digit(1) * 1000000 + digit(2) * 100000 + digit(3) * 10000 +
                           digit(5) * 1000 + digit(6) * 100 + digit(8) * 10 + digit(9);
  at += 10;
  return day;
}
void skip(const char*& at) {
  while (*at != ',') ++at;
}

constexpr std::string_view county_outside_cities = "us/ca/los-angeles-county/unincorporated";

// One line; `id` becomes its first cell.
const char* read_line(const char* at, Facts& facts, std::string_view& id) {
  const char* const first = at;
  skip(at);
  id = {first, static_cast<std::size_t>(at - first)};
  const char* const place = ++at;
  skip(at);
  // No other place of the rules is as long.
  facts.in_unincorporated = static_cast<std::size_t>(at - place) == county_outside_cities.size();
  facts.served_on = read_day(++at);
  facts.applied_on = read_day(++at);
  at += 6;
  facts.nonpayment = *++at == 'n' && at[1] == 'o';
  at += facts.nonpayment != 0 ? 10 : 8;
  facts.bedrooms = static_cast<std::uint8_t>(read_number(++at));
  facts.rent_owed = read_money(++at);
  facts.rent_monthly = read_money(++at);
  facts.household_size = static_cast<std::uint8_t>(read_number(++at));
  facts.income_annual = read_money(++at);
  facts.months_behind = static_cast<std::uint8_t>(read_number(++at));
  facts.landlord_applied = *++at == 't';
  at += facts.landlord_applied != 0 ? 5 : 6;
  read_number(at);
  return at + 1;
}

char* write(char* to, std::string_view text) {
  std::memcpy(to, text.data(), text.size());
  return to + text.size();
}
char* write_number(char* to, unsigned value) {
  char digits[12];
  int count = 0;
  do digits[count++] = static_cast<char>('0' + value % 10);
  while ((value /= 10) != 0);
  while (count > 0) *to++ = digits[--count];
  return to;
}

char* write_line(char* to, std::string_view id, const Answer& answer) {
  static constexpr std::string_view truth[2] = {"false,", "true,"};
  static constexpr std::string_view words[4] = {"none\n", "barred\n", "relief\n", "landlord-must-apply\n"};
  to = write(to, id);
  *to++ = ',';
  to = write(to, truth[answer.threshold]);
  to = write(to, truth[answer.moratorium]);
  const auto cents = static_cast<unsigned>(answer.award);
  to = write_number(to, cents / 100);
  *to++ = '.';
  *to++ = static_cast<char>('0' + cents % 100 / 10);
  *to++ = static_cast<char>('0' + cents % 10);
  *to++ = ',';
  return write(to, words[answer.overall]);
}

void write_all(int file, const char* from, std::size_t size) {
  while (size > 0) {
    const auto written = ::write(file, from, size);
    if (written < 0) stop("write");
    from += written;
    size -= static_cast<std::size_t>(written);
  }
}

}  // namespace

std::vector<Facts> read_facts(const std::string& path) {
  const Mapped file(path);
  std::vector<Facts> rows;
  std::string_view id;
  for (const char* at = file.begin(); at < file.end();) at = read_line(at, rows.emplace_back(), id);
  return rows;
}

void answer_file(const std::string& in, const std::string& out, int threads) {
  static constexpr std::string_view header =
      "id,barred_by_threshold,barred_by_moratorium,relief_award,overall\n";
  static constexpr std::size_t chunk = 512U << 10U;  // bytes of input that a thread takes at once
  const Mapped file(in);
  const int to = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (to < 0) stop(out);
  write_all(to, header.data(), header.size());
  std::vector<std::pair<const char*, const char*>> ranges;
  for (const char* from = file.begin(); from < file.end();) {
    const char* const until =
        static_cast<std::size_t>(file.end() - from) <= chunk ? file.end() : file.after_line(from + chunk);
    ranges.emplace_back(from, until);
    from = until;
  }
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> turn{0};  // whose answers are to be written next
  const auto work = [&] {
    std::vector<char> lines(2 * chunk);  // a line of answers is shorter than its line of facts
    for (std::size_t i = next++; i < ranges.size(); i = next++) {
      char* end = lines.data();
      Facts facts;
      std::string_view id;
      for (const char* at = ranges[i].first; at < ranges[i].second;) {
        at = read_line(at, facts, id);
        end = write_line(end, id, answer(facts));
      }
      while (turn.load(std::memory_order_acquire) != i) sched_yield();
      write_all(to, lines.data(), static_cast<std::size_t>(end - lines.data()));
      turn.store(i + 1, std::memory_order_release);
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  close(to);
}

}  // namespace holdfast::bench
