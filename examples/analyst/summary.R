# The first table of the memo in R.   Rscript summary.R OUT
# Shares have six digits, and weights fit a double to well below one household: enough to show, not to add up to the cent.
out <- commandArgs(trailingOnly = TRUE)[1]
summary <- read.csv(file.path(out, "threshold", "summary.csv"), check.names = FALSE)
ends <- subset(summary, measure %in% c("helps_at_least", "helps_at_most"))
wide <- reshape(ends[c("scenario", "measure", "weighted_n", "share")], idvar = "scenario", timevar = "measure", direction = "wide")
print(data.frame(
  scenario = wide$scenario,
  households = sprintf("%.0f to %.0f thousand", wide$weighted_n.helps_at_least / 1000, wide$weighted_n.helps_at_most / 1000),
  share = sprintf("%.1f%% to %.1f%%", 100 * wide$share.helps_at_least, 100 * wide$share.helps_at_most)), row.names = FALSE)
