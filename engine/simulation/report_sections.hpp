// The parts of a report, one after the other.
#pragma once

#include "engine/simulation/report_data.hpp"
#include "engine/simulation/report_page.hpp"

namespace holdfast {

// Whom a rule helps, who gains and loses by the reforms, and the same by group.
void write_rule(const ReportData& data, std::size_t part, ReportPage& page);
// From what the law says to what each reform says.
void write_matrix(const ReportData& data, std::size_t part, ReportPage& page);
// The debt against the limit, and the sums of money that the rule speaks of.
void write_debt(const ReportData& data, std::size_t part, ReportPage& page);
void write_amounts(const ReportData& data, std::size_t part, ReportPage& page);
// One budget under every scenario.
void write_budget(const ReportData& data, const Budget& budget, ReportPage& page);

}  // namespace holdfast
