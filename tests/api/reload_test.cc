// Rules that change while they serve: checked aside, swapped in one step, and an edit that is broken changes
// nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "api/reloader.hpp"
#include "tests/support/running_server.hpp"
#include "tests/support/scratch_folder.hpp"

namespace holdfast::api {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string asked = R"({"as_of": "2026-11-24", "facts": {}})";

// A copy of the small rules in a folder of their own, with a file that tests edit.
class Edited {
 public:
  Edited() {
    fs::copy(fs::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small", folder, fs::copy_options::recursive);
    for (const std::string language : {"en", "es"})
      for (const std::string file : {"ask", "days", "engine", "if_law", "next", "pieces"})
        add_text(language, file);
    places_ = text("places.yaml");
  }

  // As editors do it: written aside, then put in its place.
  void edit(int number, bool broken) {
    const auto aside = folder / "places.tmp";
    std::ofstream(aside) << places_ << "# edit " << number << "\n" << (broken ? "us/zz: [\n" : "");
    fs::rename(aside, folder / "places.yaml");
  }
  std::string text(const std::string& path) const {
    std::ifstream stream(folder / path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }
  SnapshotPointer snapshot() const {
    const auto made = Snapshot::load(files_in(folder));
    if (!made) throw std::runtime_error(render(made.diagnostics()));
    return *made;
  }

  const ScratchFolder made_for_it;
  const fs::path folder = made_for_it.path();

 private:
  // The engine's own sentences, without which no rules serve; but for what the small rules say themselves.
  void add_text(const std::string& language, const std::string& file) const {
    fs::create_directories(folder / "text" / language);
    std::ifstream in(fs::path(HOLDFAST_SOURCE_DIR) / "rules/text" / language / (file + ".yaml"));
    std::ofstream out(folder / "text" / language / (file + ".yaml"));
    bool theirs = false;
    for (std::string line; std::getline(in, line);) {
      if (!line.empty() && line.front() != ' ')
        theirs = line == "layers:" || line == "facts:" || line == "holidays:";
      if (!theirs) out << line << "\n";
    }
  }

  std::string places_;
};

const RulesFolder disk{[](const std::string& told) { return std::optional<fs::path>(told); },
                       [](const fs::path& folder) { return files_in(folder); }};

template <class Condition>
bool comes_true(const Condition& condition) {
  for (int i = 0; i < 1000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

TEST(Reload, SwapsWhatIsGoodAndKeepsTheOldForWhatIsBroken) {
  Edited rules;
  Service service(rules.snapshot());
  const auto first = service.snapshot()->digest();
  std::ostringstream err;
  {
    Reloader reloader(service, rules.folder, disk, err);
    rules.edit(1, true);
    reloader.ask();
    ASSERT_TRUE(comes_true([&] { return service.rules_state().refused == 1; }));
    EXPECT_EQ(service.snapshot()->digest(), first);
    EXPECT_TRUE(service.rules_state().last_refused);
    EXPECT_GT(service.rules_state().mistakes, 0U);
    rules.edit(2, false);
    reloader.ask();
    ASSERT_TRUE(comes_true([&] { return service.rules_state().swapped == 1; }));
    EXPECT_EQ(service.snapshot()->digest(), rules.snapshot()->digest());
    EXPECT_NE(service.snapshot()->digest(), first);
    EXPECT_FALSE(service.rules_state().last_refused);
  }
  EXPECT_THAT(err.str(), HasSubstr("places.yaml:"));
  EXPECT_THAT(err.str(), HasSubstr("the edit of the rules was refused; the old rules go on: " + first));
}

TEST(Reload, OfWhatServesAlreadySwapsNothing) {
  Edited rules;
  Service service(rules.snapshot());
  std::ostringstream err;
  const auto before = service.snapshot();
  {
    Reloader reloader(service, rules.folder, disk, err);
    rules.edit(1, true);
    reloader.ask();
    ASSERT_TRUE(comes_true([&] { return service.rules_state().last_refused; }));
    fs::copy(fs::path(HOLDFAST_SOURCE_DIR) / "tests/fixtures/small/places.yaml", rules.folder / "places.yaml",
             fs::copy_options::overwrite_existing);
    reloader.ask();
    ASSERT_TRUE(comes_true([&] { return !service.rules_state().last_refused; }));
  }
  EXPECT_EQ(service.snapshot(), before);
  EXPECT_EQ(service.rules_state().swapped, 0U);
}

TEST(Reload, LetsOldRulesGoWithTheirLastRequest) {
  Edited rules;
  Service service(rules.snapshot());
  std::weak_ptr<const Snapshot> old = service.snapshot();
  auto held = service.snapshot();
  rules.edit(1, false);
  service.swap(rules.snapshot());
  EXPECT_FALSE(old.expired());
  held.reset();
  EXPECT_TRUE(old.expired());
}

TEST(Reload, HearsOfChangesInFoldersThatAreNew) {
  Edited rules;
  Running server;
  server.service.swap(rules.snapshot());
  std::ostringstream err;
  Reloader reloader(server.service, rules.folder, disk, err);
  ASSERT_TRUE(reloader.watch(server.server.context()));
  server.start();
  const auto swapped = [&](std::uint64_t count) {
    return comes_true([&] { return server.service.rules_state().swapped == count; });
  };
  rules.edit(1, false);
  EXPECT_TRUE(swapped(2));
  fs::create_directories(rules.folder / "more/deeper");
  // A folder is watched as soon as its own coming was heard of.
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  std::ofstream(rules.folder / "more/deeper/broken.yaml") << "what: is this\n";
  EXPECT_TRUE(comes_true([&] { return server.service.rules_state().last_refused; })) << err.str();
  fs::remove_all(rules.folder / "more");
  EXPECT_TRUE(comes_true([&] { return !server.service.rules_state().last_refused; }));
}

// As those do it who put a new folder in place at one stroke.
TEST(Reload, HearsOfALinkThatLeadsElsewhere) {
  Edited old;
  Edited fresh;
  fresh.edit(1, false);
  const ScratchFolder place;
  fs::create_directory_symlink(old.folder, place / "rules");
  Running server;
  server.service.swap(old.snapshot());
  std::ostringstream err;
  Reloader reloader(server.service, place / "rules", disk, err);
  ASSERT_TRUE(reloader.watch(server.server.context()));
  server.start();
  std::ofstream(place / "something else") << "is nobody's business\n";
  fs::create_directory_symlink(fresh.folder, place / "aside");
  fs::rename(place / "aside", place / "rules");
  const auto serves = [&](const Edited& rules) {
    return comes_true(
        [&, digest = rules.snapshot()->digest()] { return server.service.snapshot()->digest() == digest; });
  };
  EXPECT_TRUE(serves(fresh)) << err.str();
  fresh.edit(2, false);  // what it leads to now is watched
  EXPECT_TRUE(serves(fresh)) << err.str();
}

// One in five edits is broken; whoever asks meanwhile gets an answer, of one ruleset that was good.
TEST(Reload, UnderLoadDropsNoRequestAndMixesNoRules) {
  const bool soak = std::getenv("HOLDFAST_SOAK") != nullptr;
  const int edits = soak ? 1000 : 60;
  const int askers = soak ? 32 : 8;
  Edited rules;
  Running server;
  server.service.swap(rules.snapshot());
  std::ostringstream err;
  std::set<std::string> good = {server.service.snapshot()->digest()};
  std::atomic<bool> done{false};
  std::atomic<int> answered{0};
  std::mutex mutex;
  std::set<std::string> seen;
  std::vector<std::string> wrong;
  {
    Reloader reloader(server.service, rules.folder, disk, err);
    ASSERT_TRUE(reloader.watch(server.server.context()));
    server.start();
    std::vector<std::jthread> clients;
    for (int i = 0; i < askers; ++i)
      clients.emplace_back([&] {
        Client client(server.port);
        while (!done) {
          client.send(post_message("/v1/questions", asked));
          const auto answer = client.read();
          const auto at = answer.head.find("\r\nHoldfast-Ruleset: ");
          const auto digest = at == std::string::npos ? "" : answer.head.substr(at + 20, 64);
          const std::lock_guard lock(mutex);
          ++answered;
          seen.insert(digest);
          if (answer.status != 200 || answer.body.find(digest) == std::string::npos)
            wrong.push_back(answer.head);
        }
      });
    for (int edit = 1; edit <= edits; ++edit) {
      rules.edit(edit, edit % 5 == 0);
      if (edit % 5 != 0) good.insert(rules.snapshot()->digest());
      reloader.ask();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    done = true;
    clients.clear();
    ASSERT_TRUE(comes_true([&] { return server.service.rules_state().last_refused; }))
        << "the last edit was broken";
    server.server.stop();
    EXPECT_TRUE(server.wait());
  }
  EXPECT_THAT(wrong, testing::IsEmpty());
  EXPECT_GT(answered, 200);
  EXPECT_GT(seen.size(), 10U);
  for (const auto& digest : seen) EXPECT_TRUE(good.count(digest) == 1) << digest;
}

}  // namespace
}  // namespace holdfast::api
