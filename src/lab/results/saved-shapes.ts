import type {Shape} from './shape.js'

const ESTIMATE: Shape = {mean: 'number', 'halfWidth?': 'number'}
const CASE: Shape = {
  name: 'text',
  application: 'text',
  component: 'text',
  metric: 'text',
  'load?': 'text',
  target: 'number',
  'move_s?': 'number',
  hosts: [{name: 'text', price: 'number', 'speed?': 'number', 'rated?': 'number'}],
  objective: {
    underperforming_above: 'number',
    'underperforming?': 'number',
    'target_missed?': 'number',
    'dear?': 'number',
    'moving?': 'number',
  },
}
const CONTENDER: Shape = {
  name: 'text',
  kind: 'text',
  score: ESTIMATE,
  'scores?': ['number'],
  regret: ESTIMATE,
  beyondConstant: ESTIMATE,
  underperforming: ESTIMATE,
  targetMissed: ESTIMATE,
  dear: ESTIMATE,
  moves: ESTIMATE,
  faults: ['text'],
  'silentWith?': ['number'],
}
const SHOWN: Shape = {
  name: 'text',
  kind: 'text',
  score: {score: 'number'},
  moves: [{startMs: 'number', endMs: 'number', to: 'number'}],
  decisions: [{verdict: 'text', why: 'text', 'repeats?': 'number'}],
  faults: ['text'],
}
const SETTING: Shape = {parameter: 'text', value: 'number'}

/** As far as reports and comparisons read it. */
export const STUDY: Shape = {
  case: CASE,
  seeds: ['number'],
  'unit?': 'text',
  steps: {scored: 'number', past: 'number', stepMs: 'number', fromMs: 'number', toMs: 'number'},
  points: [
    {
      settings: [SETTING],
      summary: {
        seeds: 'number',
        contenders: [CONTENDER],
        bestConstant: 'text',
        best: 'text',
        'failed?': [{name: 'text', seeds: ['number'], whys: ['text']}],
      },
    },
  ],
  changes: [{setting: SETTING, best: 'text'}],
  'notes?': ['text'],
  shown: {
    seed: 'number',
    contenders: [SHOWN],
    'fit?': {base: 'number', perLoad: 'number', error: 'number', pairs: 'number'},
    'skills?': [{forecast: 'text', aheadMs: 'number', error: 'number', brier: 'number'}],
    'rule?': 'text',
  },
  conditions: {timesMs: ['number'], load: ['number'], recorded: ['number']},
}

/** What was not saved from the beginning. */
export const WITH_SCORES: Shape = {points: [{summary: {contenders: [{scores: ['number']}]}}]}

export const RUN: Shape = {
  subject: {scenario: 'text', applications: 'text'},
  seeds: ['number'],
  durationMs: 'number',
  summaries: [{variant: 'text', failures: ['text']}],
  trials: [{variant: 'text', seed: 'number', targets: [{measuredMs: 'number', missedMs: 'number'}]}],
}
