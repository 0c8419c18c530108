#include "engine/authoring/junit.hpp"

#include <algorithm>

namespace holdfast {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F)
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

struct Count {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;
};

Count count(std::vector<CaseResult>::const_iterator from, std::vector<CaseResult>::const_iterator to) {
  Count all;
  for (; from != to; ++from) {
    ++all.tests;
    all.skipped += from->run ? 0 : 1;
    all.failures += from->run && !from->passed() ? 1 : 0;
  }
  return all;
}

std::string counts(const Count& all) {
  return " tests=\"" + std::to_string(all.tests) + "\" failures=\"" + std::to_string(all.failures) +
         "\" errors=\"0\" skipped=\"" + std::to_string(all.skipped) + "\"";
}

std::string case_xml(const CaseResult& result) {
  std::string line =
      "    <testcase classname=\"" + escaped(result.rule) + "\" name=\"" + escaped(result.name) + "\"";
  if (result.passed()) return line + "/>\n";
  const char* element = result.run ? "failure" : "skipped";
  std::string message;
  for (const auto& difference : result.differences) message += (message.empty() ? "" : "\n") + difference;
  return line + ">\n      <" + element + " message=\"" + escaped(message) + "\"/>\n    </testcase>\n";
}

}  // namespace

std::string junit_xml(const std::vector<CaseResult>& results) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"holdfast rules\"" +
                    counts(count(results.begin(), results.end())) + ">\n";
  for (auto from = results.begin(); from != results.end();) {
    const auto to =
        std::find_if(from, results.end(), [&](const CaseResult& one) { return one.rule != from->rule; });
    xml += "  <testsuite name=\"" + escaped(from->rule) + "\"" + counts(count(from, to)) + ">\n";
    for (; from != to; ++from) xml += case_xml(*from);
    xml += "  </testsuite>\n";
  }
  return xml + "</testsuites>\n";
}

}  // namespace holdfast
