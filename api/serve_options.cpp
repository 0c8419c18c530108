#include <CLI/CLI.hpp>

#include "api/serve.hpp"

namespace holdfast::api {
namespace {

void add_seconds(CLI::App& command, const char* name, std::chrono::milliseconds& into, const char* says) {
  constexpr double longest = 3600;
  command
      .add_option_function<double>(
          name, [&into](double told) { into = std::chrono::milliseconds(static_cast<long>(told * 1000)); },
          std::string(says) + " (default: " + std::to_string(into.count() / 1000) + ")")
      ->check(CLI::Range(0.1, longest))
      ->type_name("SECONDS");
}

}  // namespace

void add_serve_command(CLI::App& app, ServeOptions& options, const RulesFolder& folder, std::ostream& err,
                       int& code) {
  auto* command =
      app.add_subcommand("serve", "Answer over HTTP, on this machine alone unless told otherwise");
  command
      ->add_option("--listen", options.listen,
                   "127.0.0.1:8080 (the default), [::1]:8080 or unix:PATH. May be given several times")
      ->type_name("ADDRESS")
      ->allow_extra_args(false);
  command->add_option("--rules", options.rules, "Folder of rules (default: beside the program)")
      ->type_name("DIR");
  constexpr unsigned most_threads = 1024;
  command->add_option("--threads", options.threads, "So many threads (default: one for each core)")
      ->check(CLI::Range(1U, most_threads))
      ->type_name("N");
  command->add_flag("--log", options.log,
                    "A line for each request to standard error: method, route, status, time; nothing else");
  command
      ->add_option("--allow-origin", options.allowed_origin,
                   "Pages of this one origin may read replies (default: none), like https://example.org")
      ->type_name("ORIGIN");
  command
      ->add_option("--token-file", options.token_file,
                   "Answer only who sends the token that this file holds: Authorization: Bearer")
      ->type_name("FILE");
  auto* certificate = command
                          ->add_option("--tls-cert", options.tls_certificate,
                                       "Speak TLS over TCP: a chain of certificates in PEM; with --tls-key")
                          ->type_name("FILE");
  auto* key = command->add_option("--tls-key", options.tls_key, "Its private key in PEM")->type_name("FILE");
  key->needs(certificate);
  certificate->needs(key);
  auto& limits = options.limits;
  command->add_option("--most-body", limits.body_bytes, "Bytes of a body")
      ->check(CLI::Range(1024UL, 1UL << 24U))
      ->capture_default_str();
  command->add_option("--most-batch", limits.batch_bytes, "Bytes of a table, packed or not")
      ->check(CLI::Range(1024UL, 1UL << 44U))
      ->capture_default_str();
  command->add_option("--most-rows", limits.batch_rows, "Rows of a table, about")
      ->check(CLI::Range(1UL, 1UL << 40U))
      ->capture_default_str();
  command->add_option("--most-batches", limits.batches, "Tables at once; each has a thread of its own")
      ->check(CLI::Range(1UL, 256UL))
      ->capture_default_str();
  command->add_option("--most-simulated", limits.simulation_rows, "Rows of a simulation")
      ->check(CLI::Range(1UL, 1'000'000UL))
      ->capture_default_str();
  command->add_option("--most-header", limits.header_bytes, "Bytes of a header")
      ->check(CLI::Range(1024UL, 1UL << 20U))
      ->capture_default_str();
  command->add_option("--most-connections", limits.connections, "Connections at once")
      ->check(CLI::Range(1UL, 1'000'000UL))
      ->capture_default_str();
  command
      ->add_option("--most-from-one", limits.connections_of_one,
                   "Connections at once from one address; 0 for no limit")
      ->capture_default_str();
  add_seconds(*command, "--header-time", limits.header_time, "For a header to arrive");
  add_seconds(*command, "--body-time", limits.body_time, "For a body to arrive");
  add_seconds(*command, "--idle-time", limits.idle_time, "Between two requests of a connection");
  add_seconds(*command, "--write-time", limits.write_time, "For a reply to be taken");
  add_seconds(*command, "--batch-time", limits.batch_time, "For all of a table");
  add_seconds(*command, "--simulation-time", limits.simulation_time, "For a simulation to be counted");
  add_seconds(*command, "--grace-time", limits.grace_time, "For what was taken in, when stopping");
  command->callback([&options, folder, &err, &code] { code = serve(options, folder, err); });
}

}  // namespace holdfast::api
