// The interview as two people at a door meet it: whole transcripts, every type of answer, every command, and
// whatever else a hand can type.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/exit_code.hpp"
#include "cli/fact_dialogue.hpp"
#include "cli/typed_words.hpp"
#include "cli/written.hpp"
#include "tests/support/rejected.hpp"
#include "tests/support/tenant.hpp"

namespace holdfast::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::vector<std::string> as_json = {"--as-of", "2026-11-24", "--format", "json"};
const std::string root = HOLDFAST_SOURCE_DIR;

// The whole interview beside this file, typed lines and all; the answer itself goes elsewhere.
void expect_transcript(const std::string& name, const Interviewed& interviewed) {
  const auto path = root + "/tests/cli/interviews/" + name;
  if (std::getenv("HOLDFAST_WRITE_EXPECTED") != nullptr && !std::filesystem::exists(path))
    std::ofstream(path) << interviewed.transcript;
  EXPECT_EQ(interviewed.transcript, bytes_of(path)) << path;
}

std::string screened(const std::string& facts) {
  std::istringstream in("as_of: 2026-11-24\nfacts: {" + facts + "}\n");
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run({"screen", "-", "--format", "json", "--rules", root + "/rules"}, {in, out, err}), done)
      << err.str();
  return out.str();
}

TEST(AskedAtADoor, InEnglish) {
  const auto seen = interviewed({{"home_place", {"los angeles", "2"}},
                                 {"bedrooms", {"two", "2"}},
                                 {"rent_owed", {"about 2000", "2000 to 2400"}},
                                 {"eviction_grounds", {"1"}},
                                 {"notice_served_on", {"2026-11-20"}},
                                 {"notice_methods", {"1, 4"}},
                                 {"court_papers", {"none"}}});
  EXPECT_EQ(seen.code, done);
  EXPECT_THAT(seen.out, HasSubstr("the landlord probably cannot use it to evict you"));
  expect_transcript("door.en.txt", seen);
}

TEST(AskedAtADoor, InSpanish) {
  const auto seen = interviewed({{"home_place", {"Los Ángeles", "2"}},
                                 {"bedrooms", {"dos", "2"}},
                                 {"rent_owed", {"como 2000", "2000 a 2400"}},
                                 {"eviction_grounds", {"1"}},
                                 {"notice_served_on", {"2026-11-20"}},
                                 {"notice_methods", {"1, 4"}},
                                 {"court_papers", {"sí", "2026-11-23", "no sé", "listo"}},
                                 {"notice_shows", {"saltar"}}},
                                "es");
  EXPECT_EQ(seen.code, done);
  EXPECT_THAT(seen.out, HasSubstr("El papel: es probable que el dueño no pueda usarlo para un desalojo"));
  expect_transcript("door.es.txt", seen);
}

// One reader of facts: what is typed means what the file with the same facts means. What is no longer worth
// asking is not asked, and then the file leaves it out too.
TEST(Answers, MeanWhatTheScenarioFileMeans) {
  struct Case {
    Prepared typed;
    std::map<std::string, std::string> facts;  // as a file has them
  };
  const std::vector<Case> cases = {
      {{{"home_place", {"(end)"}}}, {}},
      {{{"home_place", {"los angeles", "2 or 4"}},
        {"bedrooms", {"1 - 2"}},
        {"rent_owed", {"between $2 000 and $2,400.50"}},
        {"eviction_grounds", {"unpaid rent"}},
        {"notice_served_on", {"from 2026-11-18 to 2026-11-20"}},
        {"notice_methods", {"1 4"}},
        {"court_papers", {"yes", "2026-11-20", "2", "2026-11-23", "1", "done"}},
        {"rent_by_month", {"yes", "2026-10", "1200", "2026-11", "1200 to 1300", "done"}},
        {"filed_on", {"no"}}},
       {{"home_place",
         "{any_of: [us/ca/los-angeles-county/los-angeles, us/ca/los-angeles-county/unincorporated]}"},
        {"bedrooms", "{at_least: 1, at_most: 2}"},
        {"rent_owed", "{at_least: 2000, at_most: 2400.50}"},
        {"eviction_grounds", "[nonpayment]"},
        {"notice_served_on", "{from: 2026-11-18, through: 2026-11-20}"},
        {"notice_methods", "[handed, mailed]"},
        {"court_papers",
         "[{served_on: 2026-11-20, method: mailed}, {served_on: 2026-11-23, method: handed}]"},
        {"rent_by_month",
         "[{month: 2026-10, due: 1200}, {month: 2026-11, due: {at_least: 1200, at_most: 1300}}]"},
        {"filed_on", "not_yet"}}},
      {{{"home_place", {"district of columbia"}},
        {"rent_owed", {"at least 900"}},
        {"lockout_at", {"2026-12-01 9:30"}},
        {"hearing_on", {"not yet"}},
        {"income_percent_of_ami", {"20 to 40 percent"}},
        {"stays_used", {"0"}},
        {"applied_on", {"2026-11-02"}},
        {"aid_received", {"yes", "another program", "500", "2026-01-10", "?", "done"}},
        {"relief_application", {"2"}},
        {"lives_in_the_district", {"y"}},
        {"emergency", {"skip"}}},
       {{"home_place", "us/dc"},
        {"rent_owed", "{at_least: 900}"},
        {"lockout_at", "2026-12-01 09:30"},
        {"hearing_on", "not_yet"},
        {"income_percent_of_ami", "{at_least: 20%, at_most: 40%}"},
        {"stays_used", "0"},
        {"applied_on", "2026-11-02"},
        {"aid_received", "[{program: other, amount: 500, awarded_on: 2026-01-10, paid_on: unknown}]"},
        {"relief_application", "pending"},
        {"lives_in_the_district", "true"},
        {"emergency", "declined"}}},
  };
  for (const auto& one : cases) {
    const auto seen = interviewed(one.typed, "en", as_json);
    std::string file;
    std::size_t compared = 0;
    for (const auto& [fact, value] : one.facts) {
      if (std::find(seen.asked.begin(), seen.asked.end(), fact) == seen.asked.end()) continue;
      file += (file.empty() ? "" : ", ") + fact + ": " + value;
      ++compared;
    }
    EXPECT_EQ(seen.out, screened(file)) << seen.transcript;
    EXPECT_GE(compared + 2, one.facts.size()) << seen.transcript;
  }
}

// What is said to one line that is typed where `fact` is asked, in an interview that has only begun.
std::string reply(const std::string& fact, const std::string& typed, const std::string& language = "en") {
  static const Plan plan(shipped_rules());
  static const Interview interview(plan, parse_day("2026-11-24"));
  std::istringstream in(typed + "\n");
  std::ostringstream out;
  std::ostringstream err;
  AskOptions options;
  options.language = language;
  Dialogue dialogue(interview, shipped_rules(), options, {in, out, err});
  const auto& vocabulary = shipped_rules().vocabulary;
  ask_about(vocabulary.fact(*vocabulary.find(fact)), dialogue, interview, shipped_rules());
  const auto text = err.str();
  return in_one_line(text.substr(text.find("> ") + 2));
}

TEST(Answers, AreReadAsPeopleWriteThem) {
  const auto money = [](const std::string& typed) { return reply("rent_owed", typed); };
  for (const std::string typed : {"2100", "2,100", "$2 100", " 2100.00 ", "$2,100.00", "2100$", "2100."})
    EXPECT_THAT(money(typed), StartsWith("Understood: $2,100.00.")) << typed;
  for (const std::string typed :
       {"2.100", "2,10", "21,00", "2100,50", ",100", "-5", "1e3", "two", "$", "2100-", "1,2345",
        "99999999999999999999", "01", "0x10", "$$5", "%", "1 or 2"})
    EXPECT_THAT(money(typed), StartsWith("Write dollars and cents, like 2100 or 2100.00.")) << typed;
  EXPECT_THAT(money("2000000"), StartsWith("Write a value from $0.00 to $1,000,000.00."));
  EXPECT_THAT(money("about 2000"), StartsWith("Write two numbers: the lowest"));
  EXPECT_THAT(money("2400 to 2000"), StartsWith("Write the smaller one first"));
  EXPECT_THAT(money("at least 2000"), StartsWith("Understood: at least $2,000.00"));
  EXPECT_THAT(money("hasta 2000"), StartsWith("Understood: at most $2,000.00"));
  EXPECT_THAT(money("2000\u20132400"), StartsWith("Understood: between $2,000.00"));
  EXPECT_THAT(money("$2,000 a $2,400"), StartsWith("Understood: between $2,000.00"));
  EXPECT_THAT(reply("bedrooms", "2.5"), StartsWith("Write a whole number, like 2."));
  EXPECT_THAT(reply("bedrooms", "13"), StartsWith("Write a value from 0 to 12."));
  EXPECT_THAT(reply("income_percent_of_ami", "30%"), StartsWith("Understood: 30%."));
  EXPECT_THAT(reply("income_percent_of_ami", "20% a 40 por ciento", "es"),
              StartsWith("Entendido: entre 20% y 40%."));
}

TEST(Answers, AboutADayAreShownInWords) {
  const auto day = [](const std::string& typed, const std::string& language = "en") {
    return reply("notice_served_on", typed, language);
  };
  for (const std::string typed :
       {"11/20/2026", "2026-02-30", "1850-01-01", "2026-11-20 to 10", "yes", "20261120"})
    EXPECT_THAT(day(typed), StartsWith("Write a day as year-month-day, like 2026-11-20. Or write: not yet."))
        << typed;
  EXPECT_THAT(day("2026-11-14 to 2026-11-10"),
              StartsWith("Write the earlier day first and the later day last."));
  EXPECT_THAT(day("about 2026-11-10"), StartsWith("Write two days: the first and the last"));
  EXPECT_THAT(day("2027-01-05"),
              StartsWith("Understood: Tuesday, January 5, 2027. That day is still to come."));
  EXPECT_THAT(day("never"), StartsWith("Understood: never."));
  EXPECT_THAT(day("Not yet."), StartsWith("Understood: not yet."));
  EXPECT_THAT(
      day("2026-11-10 - 2026-11-14"),
      StartsWith("Understood: a day from Tuesday, November 10, 2026 through Saturday, November 14, 2026."));
  EXPECT_THAT(day("2026-11-20", "es"), StartsWith("Entendido: viernes 20 de noviembre de 2026."));
  EXPECT_THAT(day("todavía no", "es"), StartsWith("Entendido: todavía no."));
  EXPECT_THAT(reply("lockout_at", "2026-12-01 9:30"),
              StartsWith("Understood: Tuesday, December 1, 2026, 09:30."));
  EXPECT_THAT(reply("lockout_at", "2026-12-01T09:30"), StartsWith("Understood: Tuesday, December 1"));
  EXPECT_THAT(reply("lockout_at", "2026-12-01"), StartsWith("Understood: Tuesday, December 1, 2026."));
  EXPECT_THAT(reply("lockout_at", "9:30"), StartsWith("Write a day and a time, like"));
  EXPECT_THAT(reply("lockout_at", "2026-12-01 24:30"), StartsWith("Write a day and a time, like"));
}

TEST(Answers, MayNameAChoiceByNumberOrByWords) {
  const auto reasons = [](const std::string& typed) { return reply("eviction_grounds", typed); };
  for (const std::string typed : {"0, 1", "15", "a", "1, drugs, x", "1000000000000", "rent"})
    EXPECT_THAT(reasons(typed), StartsWith("Write numbers of the list, like 1, 3.")) << typed;
  EXPECT_THAT(reasons("Unpaid"), StartsWith("Understood: unpaid rent."));
  EXPECT_THAT(reasons("NUISANCE, drugs"),
              StartsWith("Understood: a nuisance, a crime or a danger and drugs."));
  EXPECT_THAT(reasons("1 and 3"), StartsWith("Understood: unpaid rent and paying late again and again."));
  EXPECT_THAT(reasons("3 1 3"), StartsWith("Understood: paying late again and again and unpaid rent."));
  EXPECT_THAT(reasons("none"), StartsWith("Understood: none of these."));
  EXPECT_THAT(reasons("0"), StartsWith("Understood: none of these."));
  EXPECT_THAT(reply("relief_application", "1 or 2"), StartsWith("Understood: "));
  EXPECT_THAT(reply("relief_application", "0"), StartsWith("Write a number of the list, or its words."));
}

TEST(Answers, NoIsAnAnswerAndNoSeIsNone) {
  const auto board = [](const std::string& typed) { return reply("landlord_is_park_board", typed, "es"); };
  EXPECT_THAT(board("no"), StartsWith("Entendido: no."));
  EXPECT_THAT(board("N"), StartsWith("Entendido: no."));
  EXPECT_THAT(board("No sé."), StartsWith("Seguimos sin ese dato."));
  EXPECT_THAT(board("I don\u2019t know"), StartsWith("Seguimos sin ese dato."));
  EXPECT_THAT(board("Sí"), StartsWith("Entendido: sí."));
  EXPECT_THAT(board("si"), StartsWith("Entendido: sí."));
  EXPECT_THAT(board("tal vez"), StartsWith("Escriba sí o no."));
  EXPECT_THAT(board("saltar"), StartsWith("No lo volvemos a preguntar."));
}

TEST(Places, AreFoundByAPartOfAnyOfTheirNames) {
  const auto place = [](const std::string& typed, const std::string& language = "en") {
    return reply("home_place", typed, language);
  };
  EXPECT_THAT(place("OAKLAND, California"), StartsWith("Understood: City of Oakland."));
  // A county in Michigan and a town in Maine are called so too.
  EXPECT_THAT(place("oakland"),
              testing::AllOf(HasSubstr("1 City of Oakland"), HasSubstr("Oakland County, Michigan"),
                             HasSubstr("Town of Oakland, Kennebec County, Maine")));
  EXPECT_THAT(place("peñuelas"), StartsWith("Understood: Peñuelas, Puerto Rico."));
  EXPECT_THAT(place("hennepin"), Not(HasSubstr("Aitkin")));
  EXPECT_THAT(place("st paul"), StartsWith("Understood: City of Saint Paul."));
  EXPECT_THAT(place("East Los Angeles"), StartsWith("Understood: Los Angeles County outside every city. "
                                                    "How to tell: Use the County's district look-up"));
  EXPECT_THAT(place("condado no incorporado", "es"),
              StartsWith("Entendido: Condado de Los Ángeles, fuera de toda ciudad."));
  EXPECT_THAT(place("washington dc"), StartsWith("Understood: District of Columbia."));
  EXPECT_THAT(place("us/ca"), StartsWith("Understood: California."));
  EXPECT_THAT(place("Atlantis"), StartsWith("We know no place with that in its name."));
  EXPECT_THAT(place("e"), HasSubstr("Many places have that in their name. Write more of it."));
  EXPECT_THAT(place(",,,"), Not(HasSubstr("Understood")));
}

TEST(Places, AreChosenByNumbersOfTheListThatWasShownLast) {
  const auto seen = interviewed({{"home_place", {"1", "los angeles", "9", "Oaxaca", "2,4", "(end)"}}});
  const auto text = in_one_line(seen.transcript);
  EXPECT_THAT(text, HasSubstr("> 1 We know no place"));
  EXPECT_THAT(text, HasSubstr("> 9 We know no place"));
  EXPECT_THAT(text, HasSubstr("> Oaxaca We know no place"));
  EXPECT_THAT(text,
              HasSubstr("> 2,4 Understood: City of Los Angeles or Los Angeles County outside every city."));
}

TEST(Rows, AreAskedColumnByColumnAndTakenBackOneByOne) {
  const auto seen =
      interviewed({{"home_place", {"oakland california"}},
                   {"court_papers", {"maybe", "2"}},
                   {"court_papers.served_on",
                    {"done", "2026-11-20", "2026-11-21", "back", "back", "back", "2026-11-22", "listo"}},
                   {"court_papers.method", {"back", "mail"}}});
  const auto text = in_one_line(seen.transcript);
  EXPECT_THAT(text, HasSubstr("> maybe Write \"yes\" to tell them one by one."));
  EXPECT_THAT(text, HasSubstr("> done There is no row yet."));
  EXPECT_THAT(text, HasSubstr("Row 1. What day did this adult get the court papers?"));
}

TEST(Rows, NeedTheirMonthAndMayLeaveTheRestOpen) {
  const auto seen = interviewed({{"home_place", {"oakland california"}},
                                 {"rent_by_month", {"yes"}},
                                 {"rent_by_month.month", {"?", "November", "2026-13", "2026-10", "done"}},
                                 {"rent_by_month.due", {"?"}}});
  const auto text = in_one_line(seen.transcript);
  EXPECT_THAT(text, HasSubstr("> ? Each row needs its month."));
  EXPECT_THAT(text, HasSubstr("> November Write a month as year-month, like 2026-11."));
  EXPECT_THAT(text, HasSubstr("> 2026-13 Write a month as"));
  EXPECT_THAT(text, HasSubstr("> 2026-10 Understood: October 2026."));
}

TEST(Rows, EndByThemselvesWhereTheListTakesNoMore) {
  const auto seen = interviewed({{"home_place", {"district of columbia"}},
                                 {"aid_received", {"yes"}},
                                 {"aid_received.program", {"other", "other", "other", "other", "other"}}});
  EXPECT_THAT(in_one_line(seen.err), HasSubstr("That is as many rows as we can take."));
  EXPECT_EQ(seen.left.at("aid_received.program").size(), 1U);
}

TEST(Commands, BackTakesBackAnyNumberOfAnswers) {
  const auto seen = interviewed({{"home_place", {"back", "oakland california", "los angeles city", "(end)"}},
                                 {"notice_served_on", {"2026-11-20", "back"}},
                                 {"filed_on", {"not yet", "deshacer"}},
                                 {"eviction_grounds", {"back"}}});
  const auto text = in_one_line(seen.transcript);
  EXPECT_THAT(text, HasSubstr("> back There is no answer to take back."));
  EXPECT_THAT(text, HasSubstr("> back Taken back: day that the landlord filed in court. 3. Did the landlord "
                              "file a case in court?"));
  EXPECT_THAT(text, HasSubstr("> deshacer Taken back: day that you got the paper."));
  EXPECT_THAT(text, HasSubstr("Taken back: city or area of the home."));
}

TEST(Commands, ResultPrintsTheAnswerSoFarAndGoesOn) {
  const auto seen = interviewed(
      {{"home_place", {"oakland california"}}, {"bedrooms", {"result", "2", "(end)"}}}, "en", as_json);
  EXPECT_EQ(seen.out, screened("home_place: us/ca/alameda-county/oakland") +
                          screened("home_place: us/ca/alameda-county/oakland, bedrooms: 2"));
}

TEST(Commands, QuitStopsWithoutAResult) {
  for (const std::string typed : {"quit", "salir", "Exit"}) {
    const auto seen = interviewed({{"home_place", {typed}}});
    EXPECT_EQ(seen.code, done);
    EXPECT_EQ(seen.out, "");
    EXPECT_TRUE(seen.err.ends_with("> Stopped. Nothing was kept.\n")) << seen.err;
  }
}

TEST(Commands, HelpAndAnEmptyLineShowThemAgain) {
  for (const std::string typed : {"help", "ayuda", "", "   ", "\t"}) {
    const auto seen = interviewed({{"home_place", {typed, "quit"}}});
    EXPECT_THAT(in_one_line(seen.transcript), HasSubstr("\"help\" shows this again. 1. Which city")) << typed;
    EXPECT_THAT(seen.asked, ElementsAre("home_place", "home_place"));
  }
}

TEST(Interview, PrintsTheResultWhenTheInputEnds) {
  const auto seen = interviewed({{"home_place", {"(end)"}}}, "en", as_json);
  EXPECT_EQ(seen.code, done);
  EXPECT_EQ(seen.out, screened(""));
  // In the middle of a row: rows that were begun are no answer.
  const auto row = interviewed({{"home_place", {"oakland california"}},
                                {"court_papers", {"yes"}},
                                {"court_papers.served_on", {"2026-11-20"}},
                                {"court_papers.method", {"(end)"}}},
                               "en", as_json);
  EXPECT_EQ(row.code, done);
  EXPECT_THAT(row.out, Not(HasSubstr("\"2026-12-07\"")));
}

TEST(Interview, AsksNothingTwiceAndNothingThatCannotMatter) {
  const auto seen = interviewed({{"home_place", {"los angeles city"}}, {"rent_owed", {"0"}}});
  std::set<std::string> once(seen.asked.begin(), seen.asked.end());
  EXPECT_EQ(once.size(), seen.asked.size());
  EXPECT_EQ(once.count("bedrooms"), 0U);
  EXPECT_TRUE(seen.err.ends_with("We have asked all that we can. The answer says what is still open.\n\n"));
}

TEST(Interview, SaysSoWhenNoQuestionIsLeft) {
  const auto seen = interviewed({{"home_place", {"new jersey"}},
                                 {"rent_by_month", {"none"}},
                                 {"filed_on", {"not yet"}},
                                 {"hearing_on", {"not yet"}},
                                 {"notice_served_on", {"2026-11-20"}},
                                 {"home_in_hud_program", {"no"}},
                                 {"home_covered_by_cares", {"no"}},
                                 {"in_military_service", {"no"}},
                                 {"applied_on", {"not yet"}}});
  EXPECT_TRUE(seen.err.ends_with("No other question can change the answer.\n\n")) << seen.err;
  EXPECT_THAT(seen.out, Not(HasSubstr("Questions that could change the answer")));
}

TEST(Interview, RefusesWhatNoHomeCanHaveTogether) {
  const Plan plan(shipped_rules());
  const auto& vocabulary = shipped_rules().vocabulary;
  const auto& all = vocabulary.fact(*vocabulary.find("landlord_units"));
  const auto& here = vocabulary.fact(*vocabulary.find("landlord_units_in_city"));
  Interview interview(plan, parse_day("2026-11-24"));
  interview.tell(all, written("3"));
  EXPECT_FALSE(interview.objection(here, written("3")));
  const auto objection = interview.objection(here, written("4"));
  ASSERT_TRUE(objection);
  EXPECT_EQ(refusal(Words(shipped_rules().texts, "en"), question_of(here), *objection),
            "This cannot be true together: number of the owner's rental homes in this city and number of the "
            "owner's rental homes. Check it, or write \"back\".");
  EXPECT_EQ(interview.take_back(), &all);
  EXPECT_FALSE(interview.objection(here, written("4")));
  EXPECT_EQ(interview.take_back(), nullptr);
}

TEST(Interview, ReadsTheLawAsOfTodayWhenNoDayIsGiven) {
  const auto seen = interviewed({{"home_place", {"oakland california"}}, {"bedrooms", {"(end)"}}}, "en", {});
  EXPECT_THAT(seen.out, HasSubstr("No day was given, so this answer is for today."));
  EXPECT_EQ(interviewed({}, "en", {"--as-of", "2026-02-30"}).code, usage);
  EXPECT_EQ(interviewed({}, "en", {"--format", "yaml"}).code, usage);
}

TEST(Interview, SurvivesAnythingThatIsTypedAndRepeatsNoneOfIt) {
  const std::string canary = "733177";
  std::deque<std::string> bad = {std::string(100000, '9') + canary,
                                 "\xff\xfe" + canary + "\xc3",
                                 std::string("\0\x01\x1b[31m", 7) + canary,
                                 canary + "%s{facts}",
                                 "{at_least: " + canary + "}",
                                 "- " + canary + " to " + canary + "x",
                                 "about about about",
                                 "between and",
                                 "to to to",
                                 ",,,,",
                                 "-",
                                 "$",
                                 "%",
                                 "1 2 3 4 5 6 7 8 9 " + canary,
                                 "María " + canary,
                                 "2026-11-20t" + canary,
                                 "declined" + canary};
  Prepared prepared;
  for (const auto& fact : shipped_rules().vocabulary.facts()) {
    if (fact.hidden) continue;
    prepared[fact.name] = bad;
    if (fact.type.base == Type::Base::list) prepared[fact.name].push_back("yes");
    for (const auto& column : fact.row) prepared[fact.name + "." + column.name] = bad;
  }
  for (const std::string language : {"en", "es"})
    for (const std::string place :
         {"oakland california", "district of columbia", "minneapolis", "portland"}) {
      auto typed = prepared;
      typed["home_place"].push_back(place);
      const auto seen = interviewed(std::move(typed), language);
      EXPECT_EQ(seen.code, done);
      EXPECT_THAT(seen.err, Not(HasSubstr(canary)));
      EXPECT_THAT(seen.out, Not(HasSubstr(canary)));
      EXPECT_THAT(seen.err, Not(HasSubstr("\xff")));
      EXPECT_THAT(seen.err, Not(HasSubstr("…"))) << "a sentence that is missing";
      EXPECT_THAT(seen.err, Not(HasSubstr("{")));
    }
}

// Every key of the interview's own words, and of the questions' columns.
std::vector<std::string> own_sentences(const std::string& language) {
  std::vector<std::string> sentences;
  const auto& texts = shipped_rules().texts;
  for (const auto& key : texts.keys("en"))
    if ((key.starts_with("ask.") || key.ends_with(".ask") || key.ends_with(".help")) &&
        texts.find(language, key) != nullptr)
      sentences.push_back(*texts.find(language, key));
  return sentences;
}

TEST(InterviewWords, InSpanishAreAllInSpanish) {
  std::vector<std::string> english;
  const auto spanish = own_sentences("es");
  for (const auto& sentence : own_sentences("en"))
    if (sentence.find('{') == std::string::npos && sentence.size() > 8 &&
        std::find(spanish.begin(), spanish.end(), sentence) == spanish.end())
      english.push_back(in_one_line(sentence));
  ASSERT_GT(english.size(), 150U);
  for (const std::string place :
       {"los angeles county", "district of columbia", "minneapolis", "seattle", "maine"}) {
    const auto seen = interviewed({{"home_place", {"ayuda", "x", place, "1"}},
                                   {"court_papers", {"?????", "sí", "2026-11-20", "1", "listo"}},
                                   {"rent_by_month", {"sí", "2026-11", "1000", "listo"}},
                                   {"aid_received", {"1", "?", "?", "?", "?", "listo"}},
                                   {"rent_owed", {"como 5", "9 a 5", "-1", "9999999", "atrás", "saltar"}},
                                   {"notice_served_on", {"ayer", "2029-01-01", "2026-11-20"}}},
                                  "es");
    const auto text = in_one_line(seen.err);
    for (const auto& sentence : english) ASSERT_THAT(text, Not(HasSubstr(sentence)));
    for (const std::string word : {" the ", " Write ", " write ", " you ", " your "})
      ASSERT_THAT(text, Not(HasSubstr(word))) << place;
  }
}

TEST(InterviewWords, AreShortAndGiveNoVerdict) {
  const auto& texts = shipped_rules().texts;
  for (const std::string language : {"en", "es"})
    for (const auto& key : texts.keys(language)) {
      const auto* text = texts.find(language, key);
      if (!key.starts_with("ask.") || text == nullptr) continue;
      int words = 0;
      std::istringstream all(*text);
      for (std::string word; all >> word;) {
        ++words;
        EXPECT_LE(words, 15) << language << " " << key << ": " << *text;
        if (word.ends_with('.') || word.ends_with('?') || word.ends_with(':')) words = 0;
      }
      for (const std::string verdict :
           {"ligible", "protected", "protegid", "too late", "demasiado tarde", "elegib"})
        EXPECT_THAT(*text, Not(HasSubstr(verdict)));
    }
}

TEST(TypedWords, AreTheSameHoweverTheyAreWritten) {
  EXPECT_EQ(folded("  No\tSÉ. "), "no se");
  EXPECT_EQ(folded("atra\u0301s"), "atras");
  EXPECT_EQ(folded("I don\u2019t know!"), "i dont know");
  EXPECT_EQ(folded("2000\u2013 2400\r"), "2000- 2400");
  EXPECT_EQ(folded("\xff\xc3"), "\xff\xc3");
  const TypedWords typed(shipped_rules().texts);
  for (const std::string word : {"?", "no se", "i dont know", "dont know", "not sure", "no lo se"})
    EXPECT_EQ(typed.command(word), Command::unknown) << word;
  EXPECT_EQ(typed.command("no"), Command::none);
  EXPECT_EQ(typed.command("saltar"), Command::skip);
  EXPECT_EQ(typed.command("atras"), Command::back);
  EXPECT_EQ(typed.command("resultado"), Command::result);
}

// No word means one thing in one language and another in another.
TEST(TypedWords, HaveOneMeaningEach) {
  const auto& texts = shipped_rules().texts;
  const TypedWords typed(texts);
  for (const auto& language : texts.languages())
    for (const auto& key : texts.keys(language)) {
      if (!key.starts_with("ask.typed.")) continue;
      const auto group = key.substr(10);
      for (const auto& word : texts.list(language, key)) {
        const auto command = typed.command(folded(word));
        if (command == Command::none) continue;
        for (const std::string answer : {"yes", "no", "none", "not_yet", "never", "done"})
          EXPECT_FALSE(typed.is(answer, folded(word))) << word;
      }
    }
}

}  // namespace
}  // namespace holdfast::cli
