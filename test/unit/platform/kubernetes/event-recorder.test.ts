import {afterEach, expect, test} from 'vitest'
import type {ApplicationNews} from '../../../../src/platform/contract/index.js'
import {type KubeClient, KubernetesError} from '../../../../src/platform/kubernetes/client/index.js'
import {EventRecorder} from '../../../../src/platform/kubernetes/event-recorder.js'
import {createVirtualClock} from '../../../../src/support/clock-virtual.js'
import {silentLogger} from '../../../../src/support/logger.js'

const MOVED: ApplicationNews = {
  application: 'shop',
  uid: 'u1',
  kind: 'image-changed',
  isTrouble: false,
  message: 'Change web on n1 to its new description.',
  about: {decision: 'd1'},
  count: 1,
}

const open: EventRecorder[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.stop()))))

function bench(fail?: () => Error | undefined) {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5))
  const written: {readonly [field: string]: unknown}[] = []
  const take = async (object: object) => {
    const error = fail?.()
    if (error !== undefined) throw error
    written.push({...object})
    return object
  }
  const client = {
    create: (_: unknown, object: object) => take(object),
    patch: (_: unknown, ref: {readonly name: string}, {value}: {readonly value: object}) => take({...ref, ...value}),
  } as unknown as KubeClient
  const recorder = new EventRecorder({
    client,
    clock,
    log: silentLogger,
    namespace: 'mlsysops',
    controller: 'mlsysops.eu/continuum',
    instance: 'continuum@host_7_1',
    regarding: (name, uid) =>
      name === 'gone' ? undefined : {apiVersion: 'mlsysops.eu/v1', kind: 'MLSysOpsApp', name, namespace: 'mlsysops', uid},
  })
  recorder.start()
  open.push(recorder)
  return {recorder, written, pass: (ms: number) => clock.run(clock.now() + ms)}
}

test('what was decided becomes an Event of the object, with the decision in its note', async () => {
  const {recorder, written, pass} = bench()
  recorder.tell(MOVED)
  await pass(100)
  expect(written).toMatchObject([
    {
      metadata: {namespace: 'mlsysops'},
      eventTime: '2026-01-05T00:00:00.000000Z',
      reportingController: 'mlsysops.eu/continuum',
      regarding: {kind: 'MLSysOpsApp', name: 'shop', uid: 'u1'},
      reason: 'ImageChanged',
      type: 'Normal',
      note: 'Change web on n1 to its new description. (decision d1)',
    },
  ])
})

test('the same again is counted in the Event that there is, once a minute', async () => {
  const {recorder, written, pass} = bench()
  for (let count = 1; count <= 9; count += 1) {
    recorder.tell({...MOVED, count})
    await pass(1_000)
  }
  expect(written).toHaveLength(1)
  await pass(60_000)
  expect(written.slice(1)).toMatchObject([{series: {count: 9}}])
  recorder.tell({...MOVED, count: 9})
  await pass(120_000)
  expect(written).toHaveLength(2)
})

test('so many of one application are told and the others dropped, and those of another are not held up, whatever its name', async () => {
  const {recorder, written, pass} = bench()
  for (let one = 0; one < 200; one += 1) recorder.tell({...MOVED, about: {decision: `d${one}`}})
  // Of the same name, after the first was removed.
  recorder.tell({...MOVED, uid: 'another', about: {decision: 'its-own'}})
  await pass(1_000)
  expect(written).toHaveLength(26)
  expect(recorder.counters).toEqual({written: 26, failed: 0, dropped: 175})
  await pass(10_000)
  recorder.tell({...MOVED, about: {decision: 'later'}})
  await pass(1_000)
  expect(written).toHaveLength(27)
})

test('what cannot be written is counted and not tried again; what another life wrote is left; nobody is told of what is gone', async () => {
  let error: Error | undefined = new KubernetesError('busy', 'Come back later.')
  const {recorder, written, pass} = bench(() => error)
  recorder.tell(MOVED)
  await pass(60_000)
  expect(recorder.counters).toEqual({written: 0, failed: 1, dropped: 0})
  error = new KubernetesError('already-exists', 'It is there.')
  recorder.tell({...MOVED, about: {decision: 'd2'}})
  recorder.tell({...MOVED, application: 'gone'})
  await pass(60_000)
  expect(recorder.counters).toEqual({written: 0, failed: 1, dropped: 0})
  expect(written).toEqual([])
})

test('a long message loses its end and not its decision, within what the API server takes', async () => {
  const {recorder, written, pass} = bench()
  recorder.tell({...MOVED, message: 'ä'.repeat(2_000)})
  await pass(100)
  const note = String(written[0]?.['note'])
  expect(Buffer.byteLength(note)).toBeLessThanOrEqual(1_024)
  expect(note).toMatch(/ä… \(decision d1\)$/)
})

test('nothing is told by who does not lead', async () => {
  const {recorder, written, pass} = bench()
  await recorder.stop()
  recorder.tell(MOVED)
  await pass(1_000)
  expect(written).toEqual([])
})
