import {expect, test} from 'vitest'
import {logRemark, noEventRemark, telemetryRemark} from '../../../src/cli/remarks.js'

const subject = {
  application: 'camera',
  components: [
    {component: 'reader', instances: [{node: 'played'}]},
    {component: 'writer', instances: [{node: 'real'}]},
  ],
  component: undefined,
}
const NONE = new Set<string>()
const PLAYED = new Set(['played'])

test.each([
  ['simulated', subject, true, NONE, 'camera is simulated: no program runs'],
  ['partly played', subject, false, PLAYED, 'KWOK plays some of the nodes of camera, played for one: no container runs there'],
  ['played', {...subject, component: 'reader'}, false, PLAYED, 'KWOK plays the nodes of camera'],
  [
    'real',
    {...subject, component: 'writer'},
    false,
    PLAYED,
    'What the containers of camera write is not collected; `kubectl logs` shows it.',
  ],
] as const)('of an application that is %s it is said why there are events only', (_, about, isSimulated, played, text) => {
  expect(logRemark(about, isSimulated, played)).toContain(text)
})

test('that there is no event is said, and where the component is unknown, that', () => {
  expect(noEventRemark({...subject, component: 'reader'})).toContain('No event of the instances of camera/reader is kept.')
  expect(() => noEventRemark({...subject, component: 'raeder'})).toThrow('There is no component raeder in camera.')
})

test('where nothing was measured it is said why, and what to do', () => {
  expect(telemetryRemark(undefined, NONE)).toContain('No metric was recorded yet')
  expect(telemetryRemark({windowMs: 300_000}, NONE)).not.toContain('KWOK')
  expect(telemetryRemark({windowMs: 300_000}, PLAYED)).toMatch(/last 5 min.*KWOK.*mlsysops telemetry query/)
})
