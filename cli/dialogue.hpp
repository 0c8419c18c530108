// One question at a time: put, and put again until it is answered or something else is wanted. Whatever it
// says goes to `err`, and no line that was refused is ever repeated.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/answer_reader.hpp"
#include "cli/command.hpp"
#include "cli/interview.hpp"
#include "cli/question.hpp"

namespace holdfast::cli {

// What came of a question.
struct Turn {
  enum class Kind {
    answer,
    done,  // no more rows
    back,  // the answer before is taken back
    quit,  // stop, and print nothing
    end,   // the input has ended
  };
  Kind kind = Kind::answer;
  Node answer = {};
};

// A question as it is put.
struct Put {
  const Question& question;
  std::string text;
  std::string help;  // may be empty
  std::string hint;
  bool may_be_done = false;
};

class Dialogue {
 public:
  using Read = std::function<Reading(const std::string& folded)>;
  using Object = std::function<std::optional<Objection>(const Node& answer)>;

  // Keeps references to `interview` and `ruleset`.
  Dialogue(const Interview& interview, const Ruleset& ruleset, const AskOptions& options, Streams streams);

  Turn ask(const Put& put, const Read& read, const Object& object);
  void say(const std::string& sentence, int indent = 0);
  void commands();  // what may be written
  void result();    // to `out`

  const Words& words() const { return words_; }
  const TypedWords& typed() const { return typed_; }

 private:
  void show(const Put& put);
  std::optional<std::string> line();
  // Takes the answer and says how it was understood; or says why not.
  bool take(const Put& put, const Reading& reading, const Object& object);
  void how_to_tell(const Node& places);

  const Interview& interview_;
  Words words_;
  TypedWords typed_;
  bool json_;
  Streams streams_;
};

}  // namespace holdfast::cli
