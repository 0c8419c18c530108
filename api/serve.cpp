#include "api/serve.hpp"

#include <sys/resource.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <mutex>
#include <ostream>
#include <thread>

#include "api/reloader.hpp"
#include "api/server.hpp"
#include "api/supervisor.hpp"

namespace holdfast::api {
namespace {

// As README.md documents them.
constexpr int done = 0;
constexpr int internal_error = 1;
constexpr int usage = 2;
constexpr int rules_refused = 5;

// As many files as the machine lets us have; the connections that they are enough for.
std::size_t raise_files() {
  constexpr std::size_t others = 64;
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur > 2 * others ? limit.rlim_cur - others : others;
}

// The first line of the file.
std::optional<std::string> read_token(const std::string& path) {
  constexpr std::size_t least = 16;
  std::ifstream stream(path, std::ios::binary);
  std::string token;
  std::getline(stream, token);
  while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) token.pop_back();
  return token.size() < least ? std::nullopt : std::optional(token);
}

// "" or why not.
std::string prepare(boost::asio::ssl::context& tls, const ServeOptions& options) {
  using Context = boost::asio::ssl::context;
  boost::system::error_code error;
  tls.set_options(Context::default_workarounds | Context::no_sslv2 | Context::no_sslv3 | Context::no_tlsv1 |
                      Context::no_tlsv1_1 | Context::single_dh_use,
                  error);
  if (!error) tls.use_certificate_chain_file(options.tls_certificate, error);
  if (error) return "--tls-cert: expected a file with a chain of certificates in PEM";
  tls.use_private_key_file(options.tls_key, Context::pem, error);
  return error ? "--tls-key: expected a file with the private key of the certificate in PEM" : "";
}

std::function<void(Method, std::string_view, int, std::chrono::nanoseconds)> log_to(std::ostream& err) {
  return [&err, mutex = std::make_shared<std::mutex>()](Method method, std::string_view route, int status,
                                                        std::chrono::nanoseconds took) {
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    std::string line = "{\"method\":\"" + std::string(name(method)) + "\",\"route\":\"" + std::string(route) +
                       "\",\"status\":" + std::to_string(status) +
                       ",\"microseconds\":" + std::to_string(microseconds) + "}\n";
    const std::lock_guard lock(*mutex);
    err << line << std::flush;
  };
}

void reload_on_signal(boost::asio::signal_set& signal, Reloader& reloader) {
  signal.async_wait([&signal, &reloader](boost::system::error_code error, int) {
    if (error) return;
    reloader.ask();
    reload_on_signal(signal, reloader);
  });
}

// In a line, for whoever watches over the program.
std::string status(const Service& service) {
  constexpr std::size_t some = 12;
  const auto digest = service.snapshot()->digest().substr(0, some);
  return "rules " + digest + (service.rules_state().last_refused ? "; the last edit was refused" : "");
}

// The first asks to finish, the second does not wait.
void stop_on_signals(boost::asio::signal_set& signals, Server& server, const Supervisor& supervisor,
                     std::ostream& err, int so_far = 0) {
  signals.async_wait([&, so_far](boost::system::error_code error, int) {
    if (error) return;
    if (so_far > 0) return server.abort();
    err << "stopping: no more connections; what was taken in is answered\n" << std::flush;
    supervisor.stopping();
    server.stop();
    stop_on_signals(signals, server, supervisor, err, so_far + 1);
  });
}

}  // namespace

int serve(const ServeOptions& options, const RulesFolder& folder, std::ostream& err) {
  const auto supervisor = Supervisor::of_this_process();
  if (!supervisor.trouble().empty()) {
    err << supervisor.trouble() << "\n";
    return usage;
  }
  const auto found = folder.find(options.rules);
  if (!found) {
    err << (options.rules.empty() ? "no rules were found beside the program; name their folder with --rules\n"
                                  : "there is no folder `" + options.rules + "`\n");
    return usage;
  }
  auto snapshot = Snapshot::load(folder.read(*found));
  if (!snapshot) {
    err << render(snapshot.diagnostics()) << "the rules in " << found->string() << " were refused\n";
    return rules_refused;
  }
  Service service(*snapshot);
  Hall hall{service, options.limits, options.allowed_origin, "", nullptr, nullptr};
  boost::asio::ssl::context tls(boost::asio::ssl::context::tls_server);
  if (!options.tls_certificate.empty()) {
    if (const auto why = prepare(tls, options); !why.empty()) {
      err << why << "\n";
      return usage;
    }
    hall.tls = &tls;
  }
  service.limit_batches({options.limits.batch_bytes, options.limits.batch_rows});
  service.limit_simulations(options.limits.simulation_rows);
  hall.limits.connections = std::min(hall.limits.connections, raise_files());
  if (options.log) hall.log = log_to(err);
  if (!options.token_file.empty()) {
    const auto token = read_token(options.token_file);
    if (!token) {
      err << "--token-file: expected a file whose first line is a token of 16 letters or more\n";
      return usage;
    }
    hall.token = *token;
  }
  Server server(hall);
  // From the first word on that it listens, whoever reads that may ask it to stop.
  boost::asio::signal_set signals(server.context(), SIGTERM, SIGINT);
  boost::asio::signal_set again(server.context(), SIGHUP);
  for (const auto socket : supervisor.sockets())
    if (const auto why = server.listen_on(socket); !why.empty()) {
      err << "the socket " << socket << " that was handed over: " << why << "\n";
      return usage;
    }
  auto listen = options.listen;
  if (listen.empty() && supervisor.sockets().empty()) listen = {"127.0.0.1:8080"};
  for (const auto& address : listen)
    if (const auto why = server.listen(address); !why.empty()) {
      err << "--listen " << address << ": " << why << "\n";
      return usage;
    }
  for (const auto& address : server.addresses()) err << "listening on " << address << "\n";
  if (!server.stays_here() && hall.tls == nullptr)
    err << "other machines can reach this, and read what is sent: use TLS, or a proxy that does "
           "(api/README.md)\n";
  err << "rules " << (*snapshot)->digest() << "\n" << std::flush;
  stop_on_signals(signals, server, supervisor, err);
  Reloader reloader(service, *found, folder, err, [&](Reloader::Step step) {
    if (step == Reloader::Step::reading)
      supervisor.reloading();
    else
      supervisor.ready(status(service));
  });
  reload_on_signal(again, reloader);
  if (!reloader.watch(server.context()))
    err << "changes of the rules are not seen here; SIGHUP reads them again\n";
  const unsigned threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  supervisor.ready(status(service));
  return server.run(threads) ? done : internal_error;
}

}  // namespace holdfast::api
