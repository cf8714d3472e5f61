import {afterEach, beforeEach, expect, test} from 'vitest'
import type {PodIndex} from '../../../src/platform/host/pod-directory.js'
import {type ScrapeOptions, scrapeSource} from '../../../src/platform/host/scrape.js'
import {knownPods, putPods, Reading, surroundings, until} from '../../support/host-readers.js'
import {podObject, serve, type TestServer} from '../../support/host-servers.js'

let server: TestServer
let pods: PodIndex
let reading: Reading
let asked: string[]
let answer: (path: string) => string | {readonly status: number} | 'hang'
beforeEach(async () => {
  asked = []
  pods = knownPods()
  answer = () => 'delay 12\n'
  server = await serve((request, response) => {
    asked.push(request.url ?? '')
    const given = answer(request.url ?? '')
    if (given === 'hang') return
    if (typeof given === 'string') response.end(given)
    else response.writeHead(given.status).end()
  })
})
afterEach(async () => {
  await reading.stop()
  await server.close()
})

function read(options: ScrapeOptions = {}) {
  const around = surroundings()
  reading = new Reading(scrapeSource({intervalMs: 500, ...options}, pods, around))
  return around.counters
}

function target(name: string, annotations: Readonly<Record<string, string>> = {}, containers?: readonly object[]): object {
  const wanted = {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(server.port),
    'mlsysops.eu/scrape-interval': '500ms',
    ...annotations,
  }
  return podObject({name, annotations: wanted, ...(containers === undefined ? {} : {containers})})
}

test('a pod that asks for it is scraped, and its metrics carry its name', async () => {
  putPods(pods, target('web-1', {'prometheus.io/path': '/own?x=1'}))
  read()
  const about = {application: 'shop', component: 'web', instance: 'web-1', node: 'n1', cluster: 'near'}
  expect(await reading.sample('delay')).toMatchObject({...about, value: 12})
  expect(await reading.sample('up')).toMatchObject({...about, value: 1})
  expect(asked[0]).toBe('/own?x=1')
})

test('pods that do not ask, or name no place, are left alone', async () => {
  putPods(
    pods,
    podObject({name: 'silent', annotations: {'prometheus.io/port': String(server.port)}}),
    target('no', {'prometheus.io/scrape': 'false'}),
    target('secure', {'prometheus.io/scheme': 'https'}),
    target('odd-port', {'prometheus.io/port': '80; rm'}),
    target('odd-path', {'prometheus.io/path': 'http://elsewhere/'}),
    target('good'),
  )
  const counters = read()
  await reading.sample('delay', ({timeMs}) => timeMs > 0)
  expect(new Set(reading.samples.map(({instance}) => instance))).toEqual(new Set(['good']))
  expect(counters.targetsRefused).toBe(3)
})

test('the first declared port is taken where none is named', async () => {
  const annotations = {'prometheus.io/scrape': 'true', 'mlsysops.eu/scrape-interval': '0.5s'}
  putPods(pods, podObject({name: 'web-1', annotations, containers: [{name: 'a'}, {name: 'b', ports: [{containerPort: server.port}]}]}))
  read()
  await reading.sample('delay')
})

test('an interval is the pod’s own, within bounds', async () => {
  putPods(pods, target('quick', {'mlsysops.eu/scrape-interval': '1ms'}), target('slow', {'mlsysops.eu/scrape-interval': '10m'}))
  read()
  const of = (instance: string) => reading.samples.filter((each) => each.metric === 'delay' && each.instance === instance)
  await until(() => of('quick').length >= 3)
  const [first, second] = of('quick')
  expect((second?.timeMs ?? 0) - (first?.timeMs ?? 0)).toBeGreaterThanOrEqual(400)
  expect(of('slow')).toEqual([])
})

test('a pod that comes is scraped, one that goes is not any more', async () => {
  read()
  putPods(pods, target('late'))
  await reading.sample('delay', ({instance}) => instance === 'late')
  pods.delete('uid-late')
  putPods(pods, target('other'))
  await reading.sample('delay', ({instance}) => instance === 'other')
  const before = reading.samples.filter(({instance}) => instance === 'late').length
  await until(() => reading.samples.filter(({metric, instance}) => metric === 'delay' && instance === 'other').length >= 3)
  expect(reading.samples.filter(({instance}) => instance === 'late')).toHaveLength(before)
})

test.each([
  ['refuses', () => ({status: 500}), {}],
  ['does not answer', () => 'hang' as const, {timeoutMs: 50}],
  ['sends without end', () => 'x 1\n'.repeat(100_000), {maxBytes: 1_000}],
])('a target that %s is down, and says nothing else', async (_, given, options: ScrapeOptions) => {
  answer = given
  putPods(pods, target('web-1'))
  const counters = read(options)
  expect(await reading.sample('up')).toMatchObject({value: 0})
  expect(counters.readingsFailed).toBeGreaterThan(0)
  expect(reading.samples.every(({metric}) => metric === 'up')).toBe(true)
  answer = () => 'delay 3\n'
  expect(await reading.sample('delay')).toMatchObject({value: 3})
})

test('one target that hangs holds up no other', async () => {
  answer = (path) => (path === '/hang' ? 'hang' : 'delay 1\n')
  putPods(pods, target('bad', {'prometheus.io/path': '/hang'}), target('good'))
  read()
  await until(() => reading.samples.filter(({metric, instance}) => metric === 'delay' && instance === 'good').length >= 3)
})

test('series and targets beyond the limits are counted, not kept', async () => {
  answer = () => `${Array.from({length: 30}, (_, place) => `m${place} 1\n`).join('')}odd line here 1 2 3\n`
  putPods(pods, target('a'), target('b'), target('c'))
  const counters = read({maxSeries: 10, maxTargets: 2})
  await reading.sample('m9')
  expect(reading.samples.some(({metric}) => metric === 'm10')).toBe(false)
  expect(counters.seriesBeyondLimit % 21).toBe(0)
  expect(counters.seriesBeyondLimit).toBeGreaterThan(0)
  expect(counters.targetsRefused).toBe(1)
})

test('a value that was measured earlier keeps its time', async () => {
  answer = () => 'delay 12 1700000000000\n'
  putPods(pods, target('web-1'))
  read()
  expect(await reading.sample('delay')).toMatchObject({timeMs: 1_700_000_000_000})
})

test('a histogram tells quantiles of the time between two scrapes', async () => {
  let requests = 0
  answer = () => {
    requests += 10
    return `# TYPE work histogram\nwork_bucket{le="1"} ${requests}\nwork_bucket{le="+Inf"} ${requests}\nwork_sum ${requests / 2}\nwork_count ${requests}\n`
  }
  putPods(pods, target('web-1'))
  read()
  expect(await reading.sample('work_p95')).toMatchObject({value: 0.95})
  expect(await reading.sample('work_mean')).toMatchObject({value: 0.5})
  expect(reading.samples.filter(({metric}) => metric === 'work_count').map(({value}) => value)).toEqual([10, 20])
})
