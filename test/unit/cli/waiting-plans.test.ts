import {expect, test} from 'vitest'
import {renderWaiting} from '../../../src/cli/render/events.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {waitingPlans} from '../../../src/cli/waiting-plans.js'
import {startClient} from '../../support/northbound.js'
import {NOW_MS} from '../../support/smart-city.js'

const view = {style: plainStyle, width: 100, isTerminal: false, nowMs: NOW_MS}
const {signal} = new AbortController()

test('what waits is listed with its id, and with the command that lets it go ahead', async () => {
  const {api, service} = await startClient()
  await service.setMode('advise', 'ana')
  const waiting = await waitingPlans(api, {}, signal)
  expect(waiting).toMatchObject({mode: 'advise', advised: [], items: [{id: 'd-0005', verdict: {kind: 'awaiting-approval'}}]})
  const text = renderWaiting(waiting, view)
  expect(text).toMatch(/^PLAN +SINCE +APPLICATION +BY +WHAT +WHY\nd-0005 /)
  expect(text).toMatch(/\n\nAnswer with: mlsysops plan approve d-0005, or plan reject; more of one: plan describe$/)
  expect((await waitingPlans(api, {application: 'other'}, signal)).items).toEqual([])
})

test('where nothing waits it says why, and how plans come to wait', async () => {
  expect(renderWaiting({mode: 'advise', advised: [], items: []}, view)).toBe('No plan waits for your approval.')
  expect(renderWaiting({mode: 'ml', advised: [], items: []}, view)).toContain('in the mode ml they are carried out at once')
  expect(renderWaiting({mode: 'ml', advised: [], items: []}, view)).toContain('mlsysops mode set advise')
})
