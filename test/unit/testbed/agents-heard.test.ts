import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import type {AgentsPlan} from '../../../src/testbed/agents/plan.js'
import {awaitHeard} from '../../../src/testbed/kubernetes/agents-heard.js'

const site = {
  cluster: 'east',
  context: 'east',
  server: 'https://127.0.0.1:1',
  authority: () => ({certificate: '', privateKey: ''}),
  brokerPort: 2,
}
const plan: AgentsPlan = {
  folder: '/tmp/agents',
  slice: 'lab',
  tokenFile: '/tmp/token',
  apiPort: 1234,
  brokerPort: 1,
  home: site,
  members: [site],
  nodes: [],
}
const CONTINUUM = {cluster: null, node: null}
const EAST = {cluster: 'east', node: null}
const context = {signal: new AbortController().signal, say: () => {}}

test('a testbed is up when the agent of each place is online', async () => {
  const clock = createVirtualClock(0)
  const answers = [[], [CONTINUUM], [CONTINUUM, EAST]]
  const asked: string[] = []
  const heard = async ({server}: {readonly server: string}) => {
    asked.push(server)
    return answers[asked.length - 1] ?? []
  }
  await Promise.all([awaitHeard('lab', plan, {heard, clock}).run(context), clock.run(1_000)])
  expect(asked).toEqual(Array.from({length: 3}, () => 'http://127.0.0.1:1234'))
})

test('one that stays silent is named', async () => {
  const clock = createVirtualClock(0)
  const step = awaitHeard('lab', plan, {heard: async () => [CONTINUUM], clock})
  const refused = expect(step.run(context)).rejects.toMatchObject({
    message: "The continuum's agent did not hear cluster-east for 60 s.",
    exit: 'timeout',
  })
  await Promise.all([refused, clock.run(61_000)])
})
