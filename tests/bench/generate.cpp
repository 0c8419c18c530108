// generate ROWS SEED CASES.csv [CASES.ndjson]: cases for tests/bench/rules, as files.
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "tests/bench/cases.hpp"

namespace holdfast::bench {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

File open(const char* path) {
  File file(std::fopen(path, "wb"));
  if (!file) {
    std::perror(path);
    std::exit(1);
  }
  std::setvbuf(file.get(), nullptr, _IOFBF, 1U << 20U);
  return file;
}

struct Written {  // what is not a plain number in the file
  char served_on[16];
  char applied_on[24];
  char rent_owed[16];
  char rent_monthly[16];
  char income_annual[16];
};

Written written(const Case& one) {
  Written text{};
  const auto served = civil_day(one.served_on);
  const auto applied = civil_day(one.applied_on);
  const auto money = [](char(&into)[16], int cents) {
    std::snprintf(into, sizeof into, "%d.%02d", cents / 100, cents % 100);
  };
  std::snprintf(text.served_on, sizeof text.served_on, "%04d-%02d-%02d", served.year % 10000,
                served.month % 100, served.day % 100);
  std::snprintf(text.applied_on, sizeof text.applied_on, "%04d-%02d-%02d %02d:%02d", applied.year % 10000,
                applied.month % 100, applied.day % 100, one.applied_at / 60 % 100, one.applied_at % 60);
  money(text.rent_owed, one.rent_owed);
  money(text.rent_monthly, one.rent_monthly);
  money(text.income_annual, one.income_annual);
  return text;
}

constexpr const char* truth(bool value) { return value ? "true" : "false"; }
constexpr const char* ground(const Case& one) { return one.nonpayment ? "nonpayment" : "nuisance"; }

void write_csv(std::FILE* file, const Case& one, const Written& text) {
  std::fprintf(file, "%u,%s,%s,%s,%s,%d,%s,%s,%d,%s,%d,%s,%d\n", one.id, places[one.place].data(),
               text.served_on, text.applied_on, ground(one), one.bedrooms, text.rent_owed, text.rent_monthly,
               one.household_size, text.income_annual, one.months_behind, truth(one.landlord_applied),
               one.landlord_units);
}

void write_json(std::FILE* file, const Case& one, const Written& text) {
  std::fprintf(file,
               "{\"id\":%u,\"home_place\":\"%s\",\"notice_served_on\":\"%s\",\"applied_on\":\"%s\","
               "\"eviction_grounds\":\"%s\",\"bedrooms\":%d,\"rent_owed\":%s,\"rent_monthly\":%s,"
               "\"household_size\":%d,\"income_annual\":%s,\"months_behind\":%d,\"landlord_applied\":%s,"
               "\"landlord_units\":%d}\n",
               one.id, places[one.place].data(), text.served_on, text.applied_on, ground(one), one.bedrooms,
               text.rent_owed, text.rent_monthly, one.household_size, text.income_annual, one.months_behind,
               truth(one.landlord_applied), one.landlord_units);
}

}  // namespace
}  // namespace holdfast::bench

int main(int count, char** arguments) {
  using namespace holdfast::bench;
  if (count < 4) {
    std::fputs("usage: generate ROWS SEED CASES.csv [CASES.ndjson]\n", stderr);
    return 2;
  }
  const long rows = std::atol(arguments[1]);
  Cases cases(std::strtoull(arguments[2], nullptr, 10));
  const auto csv = open(arguments[3]);
  const auto json = count > 4 ? open(arguments[4]) : File();
  std::fputs(
      "id,home_place,notice_served_on,applied_on,eviction_grounds,bedrooms,rent_owed,rent_monthly,"
      "household_size,income_annual,months_behind,landlord_applied,landlord_units\n",
      csv.get());
  for (long i = 0; i < rows; ++i) {
    const auto one = cases.next();
    const auto text = written(one);
    write_csv(csv.get(), one, text);
    if (json) write_json(json.get(), one, text);
  }
}
