// The client of examples/http, against a server. usage: node client_test.mjs ADDRESS
import assert from "node:assert/strict";

import { Holdfast, Problem } from "../../examples/http/holdfast.mjs";

const client = new Holdfast(process.argv[2], { language: "es" });
const facts = {
  home_place: "us/ca/los-angeles-county/los-angeles",
  bedrooms: 2,
  eviction_grounds: ["nonpayment"],
  notice_served_on: "2026-11-20",
  rent_owed: "2964.00",
};
const answer = await client.determine("2026-11-24", facts);
assert.equal(answer.stages.filing.barred, "yes");
assert.equal(answer.ruleset.sha256, client.ruleset);
const one = await client.questions("2026-11-24", { ...facts, rent_owed: "unknown" }, 1);
assert.equal(one.length, 1);
const strip = await client.partition("2026-11-24", facts, { name: "rent_owed" });
assert.equal(strip.pieces[0].to, "2964.00");
const both = await client.determine("2026-11-24", { home_place: "us/mn/hennepin-county/minneapolis" }, {
  reforms: [{ reform: "us/mn/hennepin-county/minneapolis/proposals/sixty-day-notice" }],
});
assert.equal(both.schema, "holdfast/comparison/1");
const counted = await client.simulate("2026-11-24", {
  rows: [{ bedrooms: 2, rent_owed: "2400" }],
  rules: ["us/ca/los-angeles-county/los-angeles/rent-threshold"],
  smallest_cell: 0,
});
assert.equal(counted.summary[0].n, 1);
assert.ok((await client.rules({ place: "us/dc" })).length > 0);
assert.equal((await client.status("us/dc/rent-threshold", "2026-11-24")).in_force, true);
assert.ok((await client.facts()).some((fact) => fact.name === "rent_owed"));
await assert.rejects(client.determine("soon", { bedroms: 2 }), (error) => {
  assert.ok(error instanceof Problem);
  assert.equal(error.status, 422);
  assert.deepEqual(error.errors.map((mistake) => mistake.pointer), ["/as_of", "/facts/bedroms"]);
  return true;
});
console.log("the client in JavaScript works");
