// What every peer is told: the figures of tests/bench/rules, the first scenarios of a file, and the answers of
// the rules by hand, to which each peer's own are held.
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';

export const rents = {
  2024: [1777, 2006, 2544, 3263, 3600],
  2025: [1856, 2081, 2625, 3335, 3698],
  2026: [1952, 2189, 2761, 3508, 3890],
};
export const incomeLimits = [55000, 62840, 70720, 78560, 84840, 91120, 97400, 103680];
export const pauses = [
  ['2020-03-27', '2020-07-24'],
  ['2020-09-04', '2021-07-31'],
  ['2021-08-03', '2021-08-26'],
];
export const outsideCities = 'us/ca/los-angeles-county/unincorporated';
export const rentYear = (day) => +day.slice(0, 4) + (day.slice(5, 7) >= '10' ? 1 : 0);

function firstLines(path, count, most) {
  const file = fs.openSync(path);
  const buffer = Buffer.alloc(count * most);
  const size = fs.readSync(file, buffer, 0, buffer.length, 0);
  fs.closeSync(file);
  return buffer.toString('latin1', 0, size).split('\n').slice(0, count);
}

export const scenarios = (path, count) => firstLines(path, count, 400).map((line) => JSON.parse(line));

export const answers = (path, count) =>
  firstLines(path, count + 1, 64).slice(1).map((line) => {
    const [, threshold, moratorium, award, overall] = line.split(',');
    return {threshold: threshold === 'true', moratorium: moratorium === 'true', award: +award, overall};
  });

export const overall = (threshold, moratorium, helped, eligible, applied) =>
  threshold || moratorium ? 'barred' : helped ? 'relief' : eligible && !applied ? 'landlord-must-apply' : 'none';

// Binary floating point may be a hair off; half a cent is not.
const same = (one, other) =>
  one.threshold === other.threshold && one.moratorium === other.moratorium && one.overall === other.overall &&
  Math.abs(one.award - other.award) < 0.005;

export const differing = (found, expected) => found.filter((one, i) => !same(one, expected[i])).length;

export const seconds = async (work) => {
  const before = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - before) / 1e9;
};

// Whether a script is the one that runs, and not one whose answers are served (served.mjs).
export const measured = (meta) => process.argv[1] === fileURLToPath(meta.url);

// The best of several turns over all scenarios, so many of them on their way at once; in nanoseconds for each.
export async function single(name, all, expected, answer, {turns = 5, atOnce = 1} = {}) {
  const found = new Array(all.length);
  let best = Infinity;
  for (let turn = 0; turn < turns; ++turn) {
    let next = 0;
    const worker = async () => {
      for (let i = next++; i < all.length; i = next++) found[i] = await answer(all[i]);
    };
    best = Math.min(best, await seconds(() => Promise.all(Array.from({length: atOnce}, worker))));
  }
  console.log(JSON.stringify({
    peer: name,
    single_ns: Math.round((best / all.length) * 1e9),
    scenarios: all.length,
    differing: differing(found, expected),
  }));
}
