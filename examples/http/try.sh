#!/bin/sh
# What the API answers, with curl: one home, its next questions, where the answer changes, a few homes counted, and the
# law itself.
# Start `holdfast serve` first.
#
# usage: try.sh [ADDRESS]      (default: http://127.0.0.1:8080)
set -eu
address=${1:-http://127.0.0.1:8080}

post() {
  path=$1
  shift
  curl -sS --fail-with-body "$address$path" -H 'Content-Type: application/json' "$@"
}

# JSON comes on one line.
spread() { python3 -m json.tool --indent 2; }

home='"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2, "eviction_grounds": ["nonpayment"],
      "notice_served_on": "2026-11-20", "rent_owed": {"at_least": "2400.00", "at_most": "2900.00"}'

echo "== The answer, to be read aloud, in Spanish"
post /v1/determinations -H 'Accept: text/plain' -H 'Accept-Language: es' -d "{\"as_of\": \"2026-11-24\", \"facts\": {$home}}" | sed -n 1,12p

echo "== What to ask next"
post /v1/questions -H 'Accept: text/plain' -d "{\"as_of\": \"2026-11-24\", \"most\": 2, \"facts\": {$home}}" | sed -n 1,10p

echo "== Where the answer changes, as the debt moves"
post /v1/partitions -d "{\"as_of\": \"2026-11-24\", \"along\": {\"name\": \"rent_owed\"}, \"facts\": {$home}}" |
  spread | grep -E '^      "(from|to)": "[0-9.]+"'

echo "== Three homes counted; one may be helped, and is between the two ends"
post /v1/simulations -d '{
  "as_of": "2026-11-24", "rules": ["us/ca/los-angeles-county/los-angeles/rent-threshold"], "smallest_cell": 0,
  "rows": [{"rent_owed": 2400}, {"rent_owed": "2900..3100"}, {"rent_owed": 3100}],
  "map": {"schema": "holdfast/map/1", "constants": {"home_place": "us/ca/los-angeles-county/los-angeles", "bedrooms": 2,
          "eviction_grounds": ["nonpayment"], "notice_served_on": "2026-11-20"}}}' |
  spread | grep -A 1 -E '"measure": "helps_at_(least|most)"'

echo "== What goes wrong comes all at once, and is never repeated"
curl -sS "$address/v1/determinations" -H 'Content-Type: application/json' \
  -d '{"as_of": "soon", "facts": {"bedroms": 2, "rent_owed": "about two thousand"}}' | spread | grep -E '"(type|pointer|help)"'

echo "== What is law on a day; an id is one segment of the path"
curl -sS --fail-with-body "$address/v1/rules/us%2Fdc%2Frent-threshold/status?as_of=2026-11-24" | spread | grep -E '"(id|status|in_force)"'

echo "== Ten court days"
curl -sS --fail-with-body "$address/v1/days?from=2026-11-20&count=10&calendar=us%2Fca%2Fcourts" | spread | grep '"last"'
