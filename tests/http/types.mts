// The types of examples/http/holdfast.d.mts take what the server says that it answers, and it takes what they send.
// `scripts/api-types` makes api.d.ts of /openapi.json and has both checked.
import type { components } from "./api.js";
import type * as client from "./holdfast.mjs";

type Said = components["schemas"];

declare const determination: Said["Determination"];
declare const comparison: Said["Comparison"];
declare const questions: Said["Questions"];
declare const simulation: Said["Simulation"];
declare const problem: Said["Problem"];
export const answered: [client.Determination, client.Comparison, client.Question[], client.Counted, client.Mistake[] | undefined] = [
  determination,
  comparison,
  questions.questions,
  simulation,
  problem.errors,
];

declare const study: Omit<client.Study, "map">; // a map is a file's, and checked where it is read
declare const reforms: client.Reform[];
declare const along: client.Along;
export const simulated: Said["AskSimulation"] = { as_of: "2026-11-24", ...study };
export const determined: Said["AskDetermination"] = { as_of: "2026-11-24", facts: {}, with: reforms };
export const moved: Said["AskPartition"] = { as_of: "2026-11-24", facts: {}, along };
