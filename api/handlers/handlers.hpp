// One function for each route: a message in, a message out.
#pragma once

#include "api/call.hpp"

namespace holdfast::api {

Reply determinations(const Call& call);
Reply questions(const Call& call);
Reply partitions(const Call& call);
Reply batch(const Call& call);  // its body is not there yet
Reply simulations(const Call& call);

Reply rules(const Call& call);
Reply rule(const Call& call);
Reply rule_status(const Call& call);
Reply parameter(const Call& call);
Reply facts(const Call& call);
Reply places(const Call& call);
Reply days(const Call& call);

Reply problem_page(const Call& call);
Reply openapi(const Call& call);
Reply healthz(const Call& call);
Reply readyz(const Call& call);
Reply version(const Call& call);
Reply metrics(const Call& call);

}  // namespace holdfast::api
