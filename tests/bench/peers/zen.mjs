// zen.mjs CASES.ndjson ANSWERS.csv COUNT: GoRules' engine, the rules as one node of expressions. Many scenarios
// are on their way at once, which is how it is fastest; it may use a second core.
import {ZenDecisionContent, ZenEngine} from '@gorules/zen-engine';
import {answers, incomeLimits, measured, outsideCities, pauses, rents, scenarios, single} from './rules.mjs';

const [file, expected, count] = process.argv.slice(2);
const position = {x: 0, y: 0};
const tables = `[${[2024, 2025, 2026].map((year) => `[${rents[year]}]`)}]`;
const paused = pauses.map(([from, through]) => `($.day >= date('${from}') and $.day <= date('${through}'))`);
const nonpayment = `eviction_grounds == 'nonpayment'`;
const expressions = {
  day: `date(notice_served_on)`,
  year: `year($.day) + (monthOfYear($.day) >= 10 ? 1 : 0)`,
  rent: `$.year >= 2024 ? ${tables}[$.year - 2024][bedrooms] : 0`,
  threshold: `${nonpayment} and home_place == '${outsideCities}' and $.day >= date('2024-12-01') and rent_owed <= $.rent`,
  moratorium: `${nonpayment} and (${paused.join(' or ')})
    and (income_annual <= 99000 or (household_size >= 2 and income_annual <= 198000))`,
  eligible: `income_annual <= [${incomeLimits}][household_size - 1] and months_behind >= 1`,
  helped: `$.eligible and landlord_applied and date(applied_on + ':00') >= date('2020-03-01')`,
  award: `$.helped ? min([min([months_behind, 6]) * rent_monthly, 15000]) : 0`,
  overall: `($.threshold or $.moratorium) ? 'barred' : $.helped ? 'relief'
    : ($.eligible and not landlord_applied) ? 'landlord-must-apply' : 'none'`,
};
const decision = new ZenEngine().createDecision(new ZenDecisionContent({
  nodes: [
    {id: 'in', type: 'inputNode', name: 'in', position},
    {id: 'rules', type: 'expressionNode', name: 'rules', position, content: {
      expressions: Object.entries(expressions).map(([key, value]) => ({id: key, key, value: value.replace(/\s+/g, ' ')})),
      passThrough: false, inputField: null, outputPath: null, executionMode: 'single'}},
    {id: 'out', type: 'outputNode', name: 'out', position},
  ],
  edges: [
    {id: 'first', type: 'edge', sourceId: 'in', targetId: 'rules'},
    {id: 'second', type: 'edge', sourceId: 'rules', targetId: 'out'},
  ],
}));

export const answer = async (scenario) => {
  const {result} = await decision.evaluate(scenario);
  return {threshold: result.threshold, moratorium: result.moratorium, award: +result.award, overall: result.overall};
};
if (measured(import.meta))
  await single('zen-engine', scenarios(file, +count), answers(expected, +count), answer, {atOnce: 64});
