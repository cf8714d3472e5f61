import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {renderApplications, renderPlacement, renderStatus} from '../../../src/cli/render/application.js'
import {renderPolicies} from '../../../src/cli/render/control.js'
import {renderDecisions} from '../../../src/cli/render/events.js'
import {renderExplanation} from '../../../src/cli/render/explanation.js'
import type {Application, Decision, Explanation, PlacementReport, Policy} from '../../../src/cli/render/views.js'
import {colourStyle, plainStyle} from '../../../src/cli/text/style.js'
import type {View} from '../../../src/cli/text/view.js'
import {textWidth} from '../../../src/support/text/width.js'
import {expectGolden} from '../../support/cli-golden.js'

// Answers of a real slice, taken from the smart-city testbed after the classifier was moved.
const explanation = fixture<Explanation>('explanation')
const application = fixture<Application>('application')
const placement = fixture<PlacementReport>('placement')
const nowMs = Date.parse(explanation.components[1]?.decisions[0]?.closedAt ?? '') + 60_000
const plain: View = {style: plainStyle, width: 100, isTerminal: false, nowMs}
const terminal = (width: number): View => ({style: colourStyle, width, isTerminal: true, nowMs})

test('the explanation says where, why, by whom, with which numbers, what came of it and what to do', () => {
  expectGolden('explain.txt', renderExplanation({all: false})(explanation, plain))
})

test('with --all every host, term and decision is shown', () => {
  expectGolden('explain-all.txt', renderExplanation({all: true})(explanation, plain))
})

test('the status shows every instance and every target', () => {
  expectGolden('status.txt', renderStatus(application, plain))
})

test('a target that was never measured is unknown in the list, and not missed', () => {
  const target = {component: 'worker', metric: 'latency', relation: 'lower_or_equal', target: 50} as const
  const qos = [target, {...target, value: 20, met: true}, {...target, value: 90, met: false}]
  const shown = (some: Application['qos']) => renderApplications({items: [{...application, qos: some}]}, plain)
  expect(shown(qos)).toContain('1/3 met, 1 unknown')
  expect(shown(qos.slice(1))).toMatch(/1\/2 met {2}/)
})

test('the dry run of a deployment names the chosen host and why not the others', () => {
  expectGolden('placement.txt', renderPlacement(placement, plain))
})

test('of a decision that came to nothing the list says why it did, and of any other why it was wanted', () => {
  const done = explanation.components[1]?.decisions[0]
  if (done === undefined) throw new Error('The explanation has no decision.')
  const reasons = [{code: 'host-full', message: 'edge-node1 has no room'}]
  const shown = (some: Partial<Decision>) => renderDecisions({items: [{...done, ...some}]}, {...plain, width: 300})
  expect(shown({})).toContain(done.analysis.reason)
  for (const one of [shown({verdict: {kind: 'rejected', reasons}}), shown({outcome: {kind: 'failed', reasons, restored: true}})]) {
    expect(one).toContain('edge-node1 has no room')
    expect(one).not.toContain(done.analysis.reason)
  }
})

test.each([80, 120])('on a terminal of %i columns no line of explanation or status is wider', (width) => {
  for (const text of [renderExplanation({all: false})(explanation, terminal(width)), renderStatus(application, terminal(width))]) {
    for (const line of text.split('\n')) expect(textWidth(line), line).toBeLessThanOrEqual(width)
  }
})

test('without colour there is no escape code', () => {
  expect(renderExplanation({all: true})(explanation, plain)).not.toContain('\u001B')
})

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../fixtures/cli/${name}.json`, import.meta.url)), 'utf8')) as T
}

test('of a policy that no agent has loaded it is not said how often it runs', () => {
  const policy = {
    name: 'mine',
    version: '1',
    layer: 'cluster',
    scope: 'application',
    core: false,
    summary: '',
    intervalMs: 0,
    cooldownMs: 0,
  } as const
  const loading = {...policy, metrics: [], mechanisms: [], instances: 0, agents: [], reports: [], said: []}
  const shown = (one: Parameters<typeof renderPolicies>[0]['items'][number]) => renderPolicies({items: [one]}, plain).split('\n')[1]
  const added = {kind: 'python', number: 1, digest: 'd', priority: 0, enabled: true, by: 'ada', addedAt: '2026-01-01T00:00:00Z'} as const
  expect(shown({...loading, added})).toMatch(/… loading +– +–$/)
  expect(shown({...loading, added, agents: ['edge'], instances: 2, intervalMs: 5_000})).toMatch(/loading +2 +5 s$/)
  expect(shown({...loading, added})).toContain(' added ')
  expect(shown({...loading, added: {...added, kind: 'built-in'}})).toContain(' built in ')
})

test('what the policy of a node says is shown with the node', () => {
  const said = [{policy: 'saver', node: 'edge/n1', verdict: 'fine', reason: 'it saves', saidAt: '2026-01-01T00:00:00Z'}]
  const components = explanation.components.map((one) => ({...one, policies: said}))
  expect(renderExplanation({all: false})({...explanation, components}, plain)).toContain('saver on edge/n1 fine: it saves')
})

test('of a policy with troubles it is said where the worst is, and why', () => {
  const about = {version: '1', layer: 'node', scope: 'global', core: false, summary: 'Saves.', intervalMs: 1_000, cooldownMs: 0} as const
  const policy = {...about, name: 'saver', metrics: [], mechanisms: [], instances: 3, agents: ['edge/n1'], said: []}
  const report = {number: 1, digest: 'd', output: []}
  const running = {...report, agent: 'edge/n1', state: 'running'} as const
  const degraded = {...report, agent: 'edge/n2', state: 'degraded', reason: 'it was slow'} as const
  const failed = {...report, agent: 'edge/n3', state: 'failed', reason: 'it could not be loaded'} as const
  const shown = (reports: Policy['reports']) => renderPolicies({items: [{...policy, reports}]}, plain)
  expect(shown([running])).not.toContain('TROUBLE')
  expect(shown([running, degraded])).toMatch(/▲ degraded .* edge\/n2: it was slow +Saves\.$/)
  expect(shown([running, degraded, failed])).toMatch(/✘ failed .* edge\/n3 and 1 more: it could not be loaded +Saves\.$/)
})

test('a policy that no agent could run, or whose agents are not heard, is not told as loading or running', () => {
  const about = {version: '1', layer: 'node', scope: 'global', core: false, summary: 'Saves.', intervalMs: 1_000, cooldownMs: 0} as const
  const policy = {...about, name: 'saver', metrics: [], mechanisms: [], instances: 0, agents: [], reports: [], said: []}
  const added = {kind: 'python', number: 1, digest: 'd', priority: 0, enabled: true, by: 'ada', addedAt: '2026-01-01T00:00:00Z'} as const
  const shown = (one: Partial<Policy>) => renderPolicies({items: [{...policy, ...one}]}, plain)
  expect(shown({added, agentless: true})).toMatch(/– no agent .* no agent of the layer node is heard: nobody runs it +Saves\.$/)
  expect(shown({agents: ['edge/n1'], unheardAgents: ['edge/n1']})).toMatch(/\? not heard .* edge\/n1: it is not heard/)
  const running = {number: 1, digest: 'd', output: [], agent: 'edge/n1', state: 'running'} as const
  const toldBefore = {added, agents: ['edge/n1'], unheardAgents: ['edge/n1'], reports: [running]}
  expect(shown(toldBefore)).toMatch(/\? not heard/)
  expect(shown({...toldBefore, agents: ['edge/n1', 'edge/n2'], reports: [running, {...running, agent: 'edge/n2'}]})).toMatch(
    /✔ running .*n1: it is not/,
  )
})
