// The types of holdfast.mjs. The whole of a reply is described by /openapi.json; here is what most callers read.

export type Day = string; // "2026-11-24"
/** A value, a range, one of several, or that it is not known; leave out what nobody has asked. */
export type Known = string | number | boolean | string[] | { at_least?: string; at_most?: string } | { from?: Day; through?: Day }
  | { any_of: unknown[] } | Record<string, unknown>[];
export type Facts = Record<string, Known>;
export type Outcome = "applies" | "may_apply" | "does_not_apply" | "not_in_force" | "blocked_by_court" | "not_covered" | "needs_review";
export type Stage = "notice" | "filing" | "judgment" | "lockout";

export interface Question {
  fact: string;
  ask: string;
  help: string;
  why: string;
  bears_on: string[];
  decides: string[];
  open: number;
  nothing_else: boolean;
  in: Record<string, string>;
}
export interface Finding {
  rule: string;
  part: string;
  kind: string;
  place: string;
  place_is: "certain" | "possible";
  outcome: Outcome;
  possible: Outcome[];
  needs: string[];
  not_law: boolean;
  [more: string]: unknown;
}
export interface Place {
  place: string;
  title: string;
  place_is: "certain" | "possible";
  covered: boolean | null; // false is no proof that there is no rule; null where only some rules were asked
  elsewhere: boolean;
  note: string | null;
}
export interface Deadline {
  rule: string;
  part: string;
  place: string;
  place_is: "certain" | "possible";
  what: "act_by" | "pay_through" | "landlord_by" | "not_before" | "new_day";
  who: "tenant" | "landlord";
  day: Day | null; // null where no day can be told
  or_later: Day | null;
  certainty: "exact" | "may_be_later" | "may_differ" | "calendar_gap" | "law_gap" | "no_trigger";
  over: boolean;
  [more: string]: unknown;
}
export interface Determination {
  schema: "holdfast/determination/1";
  as_of: Day;
  ruleset: { sha256: string; verified_through?: Day; known_on: Day | null };
  only?: string[]; // where only some rules were asked
  places: Place[];
  stages: Record<Stage, { barred: "yes" | "no" | "unknown"; by: string[] }>;
  findings: Finding[];
  deadlines: Deadline[];
  questions: Omit<Question, "in">[];
  [more: string]: unknown;
}
export interface Comparison {
  schema: "holdfast/comparison/1";
  law: Determination;
  reform: Determination;
  changed: Record<string, unknown>[];
  [more: string]: unknown;
}
export type Reform = { reform: string; from?: Day } | { text: string; from?: Day };
export interface Along {
  name: string;
  from?: string;
  to?: string;
}
export type Row = Record<string, string | number | boolean>; // by column, each cell as a table writes it
export interface Study {
  rows: string | Row[]; // a table in CSV, or a list of rows
  map?: { schema: "holdfast/map/1"; [more: string]: unknown };
  scenarios?: { with: Reform[] }[];
  rules?: string[];
  weight?: string;
  by?: string[]; // what stands in these columns comes back: nothing that tells who somebody is
  smallest_cell?: number;
}
export interface Line {
  group: string[]; // in the order of `by`
  scenario: string | null; // of these, only "baseline" is law
  rule: string | null;
  measure: string;
  n: number | null; // null where it is hidden
  weighted_n: string | null;
  share: string | null;
  total_at_least: string | null;
  total_at_most: string | null;
  mean: string | null;
  note: "hidden" | "no end above" | "no end below" | null;
  label: "static" | "static, not law";
}
export interface Counted {
  schema: "holdfast/simulation/1";
  label: "static: no behavioural response";
  rows: { read: number; with_mistakes: number };
  summary: Line[];
  transitions: Record<string, unknown>[];
  distribution: Record<string, unknown>[];
  mistakes: { row: number; line?: number; tells?: string; code: string; message: string; help?: string }[];
  more_mistakes: number;
  [more: string]: unknown;
}

export interface Mistake {
  pointer?: string;
  parameter?: string;
  code: string;
  message: string;
  help?: string;
  near?: string[];
  line?: number;
  column?: number;
}
export class Problem extends Error {
  readonly type: string;
  readonly status: number;
  readonly errors: Mistake[];
}

export class Holdfast {
  constructor(address?: string, options?: { language?: string; token?: string | null });
  readonly ruleset: string | null;
  determine(asOf: Day, facts: Facts, options?: { want?: "answer" | "questions" | "changes" }): Promise<Determination>;
  determine(asOf: Day, facts: Facts, options: { want?: "answer" | "questions" | "changes"; reforms: Reform[] }): Promise<Comparison>;
  questions(asOf: Day, facts: Facts, most?: number): Promise<Question[]>;
  partition(asOf: Day, facts: Facts, along: Along): Promise<Record<string, unknown>>;
  simulate(asOf: Day, study: Study): Promise<Counted>;
  rules(query?: { place?: string; as_of?: Day; status?: string }): Promise<Record<string, unknown>[]>;
  status(rule: string, asOf: Day): Promise<Record<string, unknown>>;
  facts(): Promise<Record<string, unknown>[]>;
}
