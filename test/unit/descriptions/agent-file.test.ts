import {describe, expect, test} from 'vitest'
import {type AgentLayer, besideFile, parseAgentFile} from '../../../src/descriptions/agent-file.js'
import {textWith} from '../../support/matchers.js'

const fabric = 'fabric:\n  certificate: a.crt\n  key: a.key\n  authority: ca.crt\n'
const continuum = `layer: continuum
slice: city
state_directory: state
members:
  - cluster: near
    kubeconfig: near.kubeconfig
api:
  token_file: token
${fabric}  listen: {port: 0}
`
const cluster = `layer: cluster
slice: city
cluster: near
state_directory: state
kubernetes: {kubeconfig: near.kubeconfig}
${fabric}  listen: {port: 0}
  connect: ['mqtts://127.0.0.1:8883']
`
const node = `layer: node
slice: city
cluster: near
node: n1
${fabric}  connect: ['mqtts://127.0.0.1:8884']
telemetry:
  otlp: {port: 4318}
`
const problemsOf = (text: string, layer?: AgentLayer) =>
  parseAgentFile(text, 'agent.yaml', layer).problems.map(({line, column, path, message}) => `${line}:${column} ${path}: ${message}`)

describe('the file of an agent', () => {
  test.each([
    ['continuum', continuum],
    ['cluster', cluster],
    ['node', node],
  ] as const)('that is complete for the layer %s is taken as it is', (layer, text) => {
    const {agent, problems} = parseAgentFile(text, 'agent.yaml', undefined)
    expect(problems).toEqual([])
    expect(agent).toMatchObject({layer, slice: 'city'})
    expect(parseAgentFile(text.replace(/^layer.*\n/, ''), 'agent.yaml', layer).agent).toEqual(agent)
  })

  describe('a variable of the environment in a text', () => {
    const variable = `$${'{env:NODE_NAME}'}`
    const text = node.replace('node: n1', `node: ${variable}`).replace('a.crt', `fabric/${variable}.crt`)

    test('stands for a variable of the environment: one file serves every pod of a DaemonSet', () => {
      const {agent, problems} = parseAgentFile(text, 'agent.yaml', undefined, {NODE_NAME: 'edge-1'})
      expect(problems).toEqual([])
      expect(agent).toMatchObject({node: 'edge-1', fabric: {certificate: 'fabric/edge-1.crt', key: 'a.key'}})
    })

    test.each([{}, {NODE_NAME: ''}])('is a problem at its place where the variable is not set (%j)', (environment) => {
      const {agent, problems} = parseAgentFile(text, 'agent.yaml', undefined, environment)
      expect(agent).toBeUndefined()
      expect(problems.map(({line, code, message}) => ({line, code, message}))).toEqual([
        {line: 4, code: 'variable-not-set', message: 'The environment has no NODE_NAME.'},
        {line: 6, code: 'variable-not-set', message: 'The environment has no NODE_NAME.'},
      ])
    })

    test('that is no text of the file any more must still fit its field', () => {
      const {agent, problems} = parseAgentFile(text, 'agent.yaml', undefined, {NODE_NAME: 'not a name'})
      expect(agent).toBeUndefined()
      expect(problems.map(({path}) => path)).toEqual(['node'])
    })
  })

  test('of an agent in a simulated world names its testbed and nothing that the testbed says', () => {
    expect(parseAgentFile('testbed: lab\ncluster: near\n', 'agent.yaml', 'cluster').agent).toEqual({
      testbed: 'lab',
      cluster: 'near',
      layer: 'cluster',
    })
    expect(problemsOf('testbed: lab\nslice: other\ncluster: near\n', 'cluster')).toEqual([
      expect.stringContaining('2:1 slice: The testbed lab says its own "slice".'),
    ])
  })

  test('that lacks what its layer needs is told all of it at once', () => {
    expect(problemsOf('layer: node\n')).toEqual(['slice', 'cluster', 'node', 'fabric'].map((field) => textWith(`needs "${field}"`)))
    expect(problemsOf(`${node.replace('  connect', '  listen: {port: 1}\n  connect')}change_deadline_seconds: 9\n`)).toEqual([
      expect.stringContaining('A node agent carries no broker'),
      expect.stringContaining('"change_deadline_seconds" is for agents of the layer cluster'),
    ])
  })

  test('that says what may be set of its machine is of a node agent, and names no control group elsewhere', () => {
    expect(problemsOf(`${node}state_directory: x\nknobs: {machine_root: /host, cpu_set_parent: kubepods.slice/a}\n`)).toEqual([])
    for (const parent of ['/kubepods', '../..', 'a/../b', 'a/..'])
      expect(problemsOf(`${node}knobs: {cpu_set_parent: ${parent}}\n`)).toEqual([expect.stringContaining('a path below /sys/fs/cgroup')])
    expect(problemsOf(`${cluster}knobs: {}\n`, 'cluster')).toEqual([expect.stringContaining('"knobs" is for agents of the layer node')])
  })

  test('with a mistyped field, a wrong word or a port out of range is shown the place and what was meant', () => {
    expect(problemsOf(cluster.replace('state_directory', 'state_dirctory'))).toEqual([
      expect.stringMatching(/^4:1 state_dirctory: .*Did you mean|^4:1/),
    ])
    expect(problemsOf('layer: clutser\n')).toEqual([expect.stringMatching(/^1:8 layer: /)])
    expect(problemsOf(node.replace('4318', '70000'))).toEqual([expect.stringMatching(/at most 65535/)])
  })

  test('that contradicts --layer, names a member twice, or no layer at all is refused', () => {
    expect(problemsOf(node, 'cluster')).toContainEqual(expect.stringContaining('The file is of a node agent, --layer says cluster.'))
    expect(problemsOf(continuum.replace('api:', '  - cluster: near\napi:'))).toEqual([
      expect.stringContaining('The member near is named twice.'),
    ])
    expect(problemsOf('testbed: lab\n')).toEqual([expect.stringContaining('lacks "layer"')])
  })

  test.each(['', '[]', '- a\n', 'a: 1\n---\nb: 2\n', ': :\n  - {'])('that is no map is refused: %j', (text) => {
    expect(parseAgentFile(text, 'agent.yaml', 'cluster').agent).toBeUndefined()
    expect(problemsOf(text, 'cluster').length).toBeGreaterThan(0)
  })
})

test('files are sought beside the agent file', () => {
  expect(besideFile('/etc/mlsysops/agent.yaml', 'ca.crt')).toBe('/etc/mlsysops/ca.crt')
  expect(besideFile('/etc/mlsysops/agent.yaml', '/run/ca.crt')).toBe('/run/ca.crt')
})
