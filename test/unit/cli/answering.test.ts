import {expect, test} from 'vitest'
import {answerPlans} from '../../../src/cli/answering.js'
import {modeChange, setMode} from '../../../src/cli/mode-setting.js'
import {renderAnyMode, renderMode, renderModeChange} from '../../../src/cli/render/control.js'
import {renderAnswered, renderPlan} from '../../../src/cli/render/plan.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {waitingPlans} from '../../../src/cli/waiting-plans.js'
import {expectGolden} from '../../support/cli-golden.js'
import {textWith} from '../../support/matchers.js'
import {startClient} from '../../support/northbound.js'
import {NOW_MS} from '../../support/smart-city.js'

const view = {style: plainStyle, width: 100, isTerminal: false, nowMs: NOW_MS}
const {signal} = new AbortController()
const named = (...decisions: readonly string[]) => ({decisions, all: false, application: undefined})
const all = {decisions: [], all: true, application: undefined}
const live = {dryRun: false, signal}

test('a plan is shown whole, with the commands that answer it', async () => {
  const {api} = await startClient()
  expectGolden('plan-describe.txt', renderPlan(await api.getDecision({id: 'd-0005'}, {signal}), view))
})

test('an answer says what became of it; its dry run, what would be carried out', async () => {
  const {api} = await startClient()
  const texts = [
    await answerPlans(api, named('d-0005'), {kind: 'approve'}, {dryRun: true, signal}),
    await answerPlans(api, named('d-0005', 'd-0005'), {kind: 'approve'}, live),
    await answerPlans(api, all, {kind: 'reject', why: 'not during the fair', holdsMs: 1_800_000}, live),
    await answerPlans(api, {...all, all: false, application: 'other'}, {kind: 'reject'}, live),
  ].map((answered) => renderAnswered(answered, view))
  expectGolden('plan-answered.txt', texts.join('\n\n'))
})

test('which plans are meant must be said, in one way', async () => {
  const {api} = await startClient()
  await expect(answerPlans(api, named(), {kind: 'reject'}, live)).rejects.toMatchObject({
    code: 'usage',
    hints: [textWith('plan list'), textWith('plan reject --all --dry-run')],
  })
  await expect(answerPlans(api, {...named('d-0005'), all: true}, {kind: 'approve'}, live)).rejects.toMatchObject({code: 'usage'})
  await expect(answerPlans(api, named('d-0002'), {kind: 'approve'}, live)).rejects.toMatchObject({code: 'decision-not-waiting'})
})

test('the mode of an application is set, shown beside the slice’s, and given back', async () => {
  const {api} = await startClient()
  const change = modeChange('advise', 'smart-city', false)
  expect(renderModeChange(change, view)).toBe('Would set the mode of smart-city advise. Nothing was changed.')
  expect(renderAnyMode(await setMode(api, change, signal), view)).toMatch(/^smart-city — advise: /)
  expect(renderMode(await api.getMode(undefined, {signal}), view)).toMatch(/^heuristic: .*\n {2}smart-city has its own: advise$/)
  expect((await waitingPlans(api, {}, signal)).advised).toEqual(['smart-city'])
  const inherit = modeChange(undefined, 'smart-city', true)
  expect(renderAnyMode(await setMode(api, inherit, signal), view)).toMatch(/^smart-city — heuristic, as the slice: /)
  expect(renderAnyMode(await setMode(api, modeChange('ml', undefined, false), signal), view)).toMatch(/^ml: /)
})

test.each([
  [undefined, undefined, false, 'Say which mode'],
  ['advise', 'camera', true, 'not both'],
  [undefined, undefined, true, 'name it with --app'],
] as const)('mode set %s of %s, inherit %s: %s', (mode, application, inherit, problem) => {
  expect(() => modeChange(mode, application, inherit)).toThrow(problem)
})
