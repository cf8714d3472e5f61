import {expect, test} from 'vitest'
import {renderUnheard} from '../../../src/cli/render/silence.js'
import {unreadyWords} from '../../../src/cli/render/unready.js'
import type {ApplicationStatus} from '../../../src/cli/render/views.js'
import {plainStyle} from '../../../src/cli/text/style.js'

type Component = ApplicationStatus['components'][number]
type Instance = Component['instances'][number]

const instance = (phase: Instance['phase'], reason?: string): Instance => ({
  id: `web-${phase}`,
  node: 'n1',
  phase,
  startedAt: '2026-01-15T12:00:00.000Z',
  restarts: 0,
  generation: 1,
  image: 'web:1',
  ...(reason === undefined ? {} : {reason}),
})
const web = (more: Partial<Component>): Component => ({
  component: 'web',
  cluster: 'near',
  wanted: 2,
  ready: 0,
  instances: [],
  reasons: [],
  ...more,
})
const failing = instance('pulling', 'Container web: ErrImagePull')

test.each<[string, Partial<Component>, string]>([
  ['one that does not come up', {ready: 1, instances: [failing]}, 'web 1 of 2 ready (pulling on n1, Container web: ErrImagePull)'],
  [
    'one that comes up beside what serves',
    {ready: 2, upToDate: 0, instances: [instance('ready'), failing]},
    'web 0 of 2 changed, the others serve (pulling on n1, Container web: ErrImagePull)',
  ],
  ['one without an instance', {reasons: [{code: 'no-host', message: 'no host has room'}]}, 'web 0 of 2 ready (no host has room)'],
  ['one that is as wanted', {ready: 2}, 'deploying'],
])('what is waited for: %s', (_, component, words) => {
  expect(unreadyWords({phase: 'deploying', components: [web(component)]})).toBe(words)
})

test('where nobody decides, nothing else is worth telling', () => {
  const unheard = [{cluster: 'near', state: 'offline' as const, sinceAt: '2026-01-15T12:00:00.000Z'}]
  expect(unreadyWords({phase: 'deploying', components: [web({})], unheard})).toBe('the agent of near is offline')
})

test('what is old says so, since when, and what may help', () => {
  const view = {style: plainStyle, width: 100, isTerminal: false, nowMs: Date.parse('2026-01-15T12:02:03.000Z')}
  const offline = {cluster: 'near', state: 'offline' as const, sinceAt: '2026-01-15T12:00:00.000Z'}
  expect(renderUnheard([offline], 'lab', view)).toBe(
    '▲ The agent of near is offline: what is shown of it is as it was at 12:00:00, 2 min 3 s ago, and nothing is decided there. Mend it with: mlsysops testbed up --name lab',
  )
  expect(renderUnheard([{cluster: 'far', state: 'absent'}], undefined, view)).toBe(
    '▲ The agent of far has not been heard yet: nothing is known of it by now, and nothing is decided there. See: mlsysops agent list',
  )
})
