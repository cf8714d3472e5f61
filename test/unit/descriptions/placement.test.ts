import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parsePlacement} from '../../../src/descriptions/placement.js'
import {fileOf, problemOf} from '../../../src/matching/optimal/file-form.js'
import {generateProblem, INSTANCE_KINDS} from '../../../src/matching/optimal/generate.js'

describe('a placement file', () => {
  test('a problem that is written and read is the same problem', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 10_000}), fc.constantFrom(...INSTANCE_KINDS), (seed, kind) => {
        const problem = generateProblem({components: 14, nodes: 7, seed, kind})
        const {placement, problems} = parsePlacement(JSON.stringify(fileOf(problem)), 'p.json')
        expect(problems).toEqual([])
        expect(placement === undefined ? undefined : problemOf(placement)).toEqual(problem)
      }),
      {numRuns: 40},
    )
  })

  test('all that is wrong is said at once, with its place and what may be meant', () => {
    const text = `MLSysOpsPlacement:
  name: p
  nodes:
    - {name: node-one, cpu: 4}
    - {name: node-one, cpu: "4"}
  components:
    - {name: web, cpu: 500m, nodes: [node-on], current: [{node: node-one, instances: 3}]}
  apart: [[web, wbe]]
  links: [{between: [web, dc], latency_ms: 2}]
`
    const {placement, problems} = parsePlacement(text, 'p.yaml')
    expect(placement).toBeUndefined()
    expect(problems.map(({code, line}) => [code, line])).toEqual(
      expect.arrayContaining([
        ['duplicate-name', 5],
        ['unknown-node', 7],
        ['too-many-current', 7],
        ['unknown-component', 8],
        ['unknown-component', 9],
      ]),
    )
    expect(problems.find(({code}) => code === 'unknown-node')?.suggestion).toBe('Did you mean "node-one"?')
  })

  test('what is no placement problem is told so', () => {
    expect(parsePlacement('MLSysOpsApp: {}', 'p.yaml').problems.map(({code}) => code)).toEqual(['not-one-map'])
  })
})
