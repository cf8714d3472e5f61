import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {beyondRange} from '../../../src/policy/model/range.js'
import {readModelPolicy} from '../../../src/policy/model/read.js'

const LEAST = 'name: mine\nmodel: models/m.onnx\nforecast: {metric: load, horizon: 30s}\nfeatures:\n  - {metric: load}\n'

describe('a model policy in YAML', () => {
  test('has the defaults that are told', () => {
    const {spec, problems} = readModelPolicy(LEAST, 'p.yaml')
    expect(problems).toEqual([])
    expect(spec).toEqual({
      name: 'mine',
      version: '1.0.0',
      summary: '',
      model: 'models/m.onnx',
      contract: 'models/m.contract.json',
      component: undefined,
      forecast: {metric: 'load', by: 'mean', windowMs: 10_000, horizonMs: 30_000},
      target: undefined,
      features: [{kind: 'metric', name: 'load_mean_10s', metric: 'load', of: 'component', by: 'mean', windowMs: 10_000, lagMs: 0}],
      elsewhere: 'predictor',
      rule: {sustain: 3, margin: 0.2, cheaper: true, calmMs: 120_000},
      limits: {timeMs: 250, beyond: 0.1},
      fallback: 'qos-relocation',
      intervalMs: 5_000,
      cooldownMs: 60_000,
      budget: {changes: 4, windowMs: 600_000},
    })
  })

  test('the one that `policy init --model` writes is without a problem', () => {
    const template = readFileSync('templates/policy/policy-model.yaml', 'utf8').replaceAll('NAME', 'mine')
    expect(readModelPolicy(template, 'p.yaml').problems).toEqual([])
  })

  test.each<[string, string, readonly [string, RegExp][]]>([
    ['no map', '- a\n', [['', /one map/]]],
    [
      'what is missing and what is not known, all at once',
      'name: No Name\nmodel: m.onnx\nfeatures: []\nhorizon: 5s\n',
      [
        ['name', /lower-case letters/],
        ['features', /at least|empty|too short|1/],
        ['horizon', /horizon/],
        ['', /lacks "forecast"/],
      ],
    ],
    ['a duration that is none', LEAST.replace('30s', 'soon'), [['forecast.horizon', /a duration such as 30s/]]],
    [
      'features of two kinds, of none, with fields of another kind, and twice the same',
      `${LEAST}  - {metric: load, calendar: hour-sin}\n  - {name: x}\n  - {node: cores, window: 5s}\n  - {metric: load}\n`,
      [
        ['features[1]', /of metric and calendar at once/],
        ['features[1]', /called load_mean_10s, as that of place 0/],
        ['features[2]', /none of metric, calendar, node and component/],
        ['features[3].window', /for features of a metric/],
        ['features[4]', /called load_mean_10s/],
      ],
    ],
    ['further back than agents keep', `${LEAST}  - {metric: load, window: 10m, lag: 6m}\n`, [['features[1]', /further than 15 min/]]],
    ['facts of hosts without a feature of the node', `${LEAST}elsewhere: facts\n`, [['elsewhere', /the same for every host/]]],
  ])('%s is told with its place', (_, text, expected) => {
    const {spec, problems} = readModelPolicy(text, 'p.yaml')
    expect(spec).toBeUndefined()
    for (const [path, message] of expected)
      expect(
        problems.some((one) => one.path === path && message.test(`${one.message} ${one.suggestion ?? ''}`)),
        `${path} ${String(message)} in ${JSON.stringify(problems, null, 1)}`,
      ).toBe(true)
  })
})

describe('the range of training', () => {
  const ranges = [
    {name: 'a', unit: '', min: 0, max: 10},
    {name: 'b', unit: '', min: 5, max: 5},
  ]
  test('within it, and a little outside of it, nothing is told', () => {
    expect(beyondRange(ranges, [0, 5], 0.1)).toEqual([])
    expect(beyondRange(ranges, [11, 5], 0.1)).toEqual([])
  })
  test('what is farther is told, the farthest first; of one value any other is', () => {
    expect(beyondRange(ranges, [-2, 5.1], 0.1).map(({name, share}) => [name, share])).toEqual([
      ['b', Number.POSITIVE_INFINITY],
      ['a', 0.2],
    ])
  })
})
