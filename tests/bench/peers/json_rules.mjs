// json_rules.mjs CASES.ndjson ANSWERS.csv COUNT: json-rules-engine, one scenario at a time. What it has no
// words for (a look-up in a table, a sum, the last word of several) is JavaScript around it.
import {createRequire} from 'node:module';
import {
  answers, incomeLimits, measured, outsideCities, overall, pauses, rents, rentYear, scenarios, single,
} from './rules.mjs';

const {Engine} = createRequire(import.meta.url)('json-rules-engine');
const [file, expected, count] = process.argv.slice(2);
const number = (day) => +(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));

const engine = new Engine();
engine.addFact('day', async (_, almanac) => number(await almanac.factValue('notice_served_on')));
engine.addFact('application_day', async (_, almanac) => number(await almanac.factValue('applied_on')));
engine.addFact('fair_market_rent', async (_, almanac) =>
  rents[rentYear(await almanac.factValue('notice_served_on'))]?.[await almanac.factValue('bedrooms')] ?? -1);
engine.addFact('income_limit', async (_, almanac) => incomeLimits[(await almanac.factValue('household_size')) - 1]);

const is = (fact, value) => ({fact, operator: 'equal', value});
const atMost = (fact, value) => ({fact, operator: 'lessThanInclusive', value});
const atLeast = (fact, value) => ({fact, operator: 'greaterThanInclusive', value});
const nonpayment = is('eviction_grounds', 'nonpayment');
engine.addRule({
  conditions: {all: [nonpayment, is('home_place', outsideCities), atLeast('day', 20241201),
    atMost('rent_owed', {fact: 'fair_market_rent'})]},
  event: {type: 'threshold'},
});
engine.addRule({
  conditions: {all: [nonpayment,
    {any: pauses.map(([from, through]) => ({all: [atLeast('day', number(from)), atMost('day', number(through))]}))},
    {any: [atMost('income_annual', 99000), {all: [atLeast('household_size', 2), atMost('income_annual', 198000)]}]}]},
  event: {type: 'moratorium'},
});
const eligible = [atMost('income_annual', {fact: 'income_limit'}), atLeast('months_behind', 1)];
engine.addRule({
  conditions: {all: [...eligible, is('landlord_applied', true), atLeast('application_day', 20200301)]},
  event: {type: 'relief'},
});
engine.addRule({conditions: {all: [...eligible, is('landlord_applied', false)]}, event: {type: 'must_apply'}});

export async function answer(scenario) {
  const {events} = await engine.run(scenario);
  const happened = new Set(events.map((event) => event.type));
  const helped = happened.has('relief');
  const threshold = happened.has('threshold');
  const moratorium = happened.has('moratorium');
  const award = helped ? Math.min(Math.min(scenario.months_behind, 6) * scenario.rent_monthly, 15000) : 0;
  return {threshold, moratorium, award,
    overall: overall(threshold, moratorium, helped, happened.has('must_apply'), scenario.landlord_applied)};
}

if (measured(import.meta))
  await single('json-rules-engine', scenarios(file, +count), answers(expected, +count), answer);
