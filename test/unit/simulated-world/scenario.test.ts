import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {formatProblems} from '../../../src/descriptions/problem.js'
import {loadScenario, parseScenario} from '../../../src/descriptions/scenario.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'

const OPTIONS = {nowMs: ORIGIN_MS}
const NODE = 'description: {name: n1, continuum_layer: edge, environment: {os: ubuntu}, hardware: {cpu: {cores: 4}, memory: 8, disk: 32}}'

const parse = (text: string) => parseScenario(text, 's.yaml', OPTIONS)
const scenario = (body: string): string => `MLSysOpsScenario:\n  name: x\n${body}`
const oneNode = (body = ''): string => scenario(`  clusters:\n    - cluster_id: c1\n      nodes:\n        - ${NODE}\n${body}`)

for (const name of ['default', 'smart-city']) {
  test(`the shipped scenario ${name} has no problem and says of its machines where their numbers come from`, async () => {
    const {scenario: found, problems} = await loadScenario(`templates/scenarios/${name}.yaml`, OPTIONS)
    expect(formatProblems(problems)).toBe('')
    const nodes = found?.clusters.flatMap(({nodes: ofCluster}) => ofCluster) ?? []
    expect(nodes.map(({description}) => description.name)).toEqual(expect.arrayContaining(['group1-node1', 'group1-node2']))
    expect(found?.sources.length).toBeGreaterThanOrEqual(nodes.length)
  })
}

test('a scenario is plain JSON: what is written to a file and read again is the same', async () => {
  const {scenario: found} = await loadScenario('templates/scenarios/default.yaml', OPTIONS)
  expect(JSON.parse(JSON.stringify(found))).toEqual(found)
})

test('what a scenario does not say is filled in', async () => {
  const {scenario: found, problems} = await parse(oneNode())
  expect(problems).toEqual([])
  expect(found).toMatchObject({name: 'x', seed: 1, speed: 1, originMs: ORIGIN_MS, currency: 'EUR', faults: []})
  expect(found?.clusters[0]?.nodes[0]).toMatchObject({busyCores: 0, description: {name: 'n1', cluster_id: 'c1'}})
  expect(found?.workloads.map(({name}) => name)).toEqual(['default'])
})

test('seed and speed of the command line count more than those of the file', async () => {
  const {scenario: found} = await parseScenario(oneNode('  seed: 3\n  speed: 4\n'), 's.yaml', {...OPTIONS, seed: 9, speed: 20})
  expect(found).toMatchObject({seed: 9, speed: 20})
})

test('nodes and series of other files are read beside the scenario', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'scenario-'))
  writeFileSync(
    join(directory, 'infra.yaml'),
    'MLSysOpsCluster: {cluster_id: c1, nodes: [n1]}\n---\nMLSysOpsNode: {name: n1, continuum_layer: edge, environment: {os: ubuntu}, hardware: {cpu: {cores: 4}, memory: 8, disk: 32}}\n',
  )
  writeFileSync(join(directory, 'load.json'), '{"step_seconds": 2, "people": [1, 2, 3]}')
  const path = join(directory, 's.yaml')
  writeFileSync(
    path,
    scenario(
      '  descriptions: [infra.yaml]\n  clusters:\n    - cluster_id: c1\n      nodes:\n        - {name: n1, truth: {speed: 2}}\n' +
        '  workloads:\n    - load: {kind: series, file: load.json, field: people}\n',
    ),
  )
  const {scenario: found, problems} = await loadScenario(path, OPTIONS)
  expect(formatProblems(problems)).toBe('')
  expect(found?.clusters[0]?.nodes).toMatchObject([{speed: 2, description: {name: 'n1'}}])
  expect(found?.workloads[0]?.load).toEqual({kind: 'series', values: [1, 2, 3], stepMs: 2000, fromMs: 0, linear: false})
})

describe('what is wrong is said with its place', () => {
  const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
    ['no root', 'name: x', 's.yaml:1:1: A scenario is a map with the root key "MLSysOpsScenario".'],
    ['no cluster', scenario('  seed: 1\n'), 'The scenario has no cluster.'],
    ['an unknown field', oneNode('  sped: 2\n'), '"sped"'],
    [
      'a fault without its node',
      oneNode('  faults:\n    - {at_s: 1, kind: node-down}\n'),
      's.yaml:8:7 MLSysOpsScenario.faults[0]: A fault of kind node-down needs "node".',
    ],
    [
      'a fault of a node that is not there',
      oneNode('  faults:\n    - {at_s: 1, kind: node-down, node: n2}\n'),
      'There is no node "n2" in this scenario.',
    ],
    ['an unknown kind of fault', oneNode('  faults:\n    - {at_s: 1, kind: node-dwn, node: n1}\n'), 'node-down'],
    ['a series of nothing', oneNode('  workloads:\n    - load: {kind: series}\n'), 'A series needs either "file" or "values".'],
    [
      'a file that is not there',
      oneNode('  workloads:\n    - load: {kind: series, file: no.json}\n'),
      's.yaml:8:34 MLSysOpsScenario.workloads[0].load.file: The file cannot be read (ENOENT).',
    ],
    ['a node twice', oneNode(`        - ${NODE}\n`), 'Node c1/n1 is there already.'],
    [
      'a node without a name',
      scenario('  clusters:\n    - cluster_id: c1\n      nodes:\n        - truth: {speed: 1}\n'),
      'needs a "description"',
    ],
    [
      'a link to nowhere',
      oneNode('  network:\n    links:\n      - {between: [c1, c9], latency_ms: 3}\n'),
      'There is no node or cluster "c9"',
    ],
    ['a time that is none', oneNode('  start: soon\n'), '"soon" is no time.'],
    ['a negative speed', oneNode('  speed: -1\n'), 's.yaml:7:10 MLSysOpsScenario.speed'],
  ]
  test.each(cases)('%s', async (_, text, expected) => {
    const {scenario: found, problems} = await parse(text)
    expect(found).toBeUndefined()
    expect(formatProblems(problems)).toContain(expected)
  })
})
