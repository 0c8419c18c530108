// A small client of the HTTP API, for node and for pages; its types for TypeScript are in holdfast.d.mts.
//
//   const client = new Holdfast("http://127.0.0.1:8080");
//   const answer = await client.determine("2026-11-24", { home_place: "us/dc", rent_owed: "590.00" });
//   answer.stages.filing.barred   // "yes", "no" or "unknown"
//
// Leave out what is not known. Money is text, so that no cent is lost.

/** What was wrong with a request: every mistake at once, each with a pointer into the body. */
export class Problem extends Error {
  constructor(told) {
    super(told.title);
    this.type = told.type;
    this.status = told.status;
    this.errors = told.errors ?? [];
  }
}

export class Holdfast {
  constructor(address = "http://127.0.0.1:8080", { language = "en", token = null } = {}) {
    this.address = address.replace(/\/$/, "");
    this.language = language;
    this.token = token;
    this.ruleset = null; // the SHA-256 of the rules that answered last
  }

  determine(asOf, facts, { want = "answer", reforms = [] } = {}) {
    const more = reforms.length > 0 ? { with: reforms } : {};
    return this.#post("/v1/determinations", { as_of: asOf, facts, want, ...more });
  }
  async questions(asOf, facts, most = 100) {
    return (await this.#post("/v1/questions", { as_of: asOf, facts, most })).questions;
  }
  partition(asOf, facts, along) {
    return this.#post("/v1/partitions", { as_of: asOf, facts, along });
  }
  simulate(asOf, study) {
    return this.#post("/v1/simulations", { as_of: asOf, ...study });
  }
  async rules(query = {}) {
    return (await this.#get("/v1/rules", query)).rules;
  }
  status(rule, asOf) {
    return this.#get(`/v1/rules/${encodeURIComponent(rule)}/status`, { as_of: asOf });
  }
  async facts() {
    return (await this.#get("/v1/facts", {})).facts;
  }

  #post(path, body) {
    return this.#ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, lang: this.language }),
    });
  }
  #get(path, query) {
    const text = new URLSearchParams(query).toString();
    return this.#ask(path + (text === "" ? "" : `?${text}`), { headers: { "Accept-Language": this.language } });
  }
  async #ask(target, options) {
    const headers = { Accept: "application/json", ...options.headers };
    if (this.token !== null) headers.Authorization = `Bearer ${this.token}`;
    const reply = await fetch(this.address + target, { ...options, headers, cache: "no-store", referrerPolicy: "no-referrer" });
    const told = await reply.json();
    if (!reply.ok) throw new Problem(told);
    this.ruleset = reply.headers.get("Holdfast-Ruleset");
    return told;
  }
}
