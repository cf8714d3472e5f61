import {afterEach, describe, expect, test} from 'vitest'
import {type ServedHealth, serveHealth} from '../../../src/compose/health-server.js'
import {Vitals} from '../../../src/compose/vitals.js'

const counters = (lists: number) => ({lists, relists: 0, restarts: 2, failures: 0, events: 7, heardMs: 1000, lagMs: 5})
const watch = (resource: string, lists: number, isOwn = true) => ({labels: {cluster: 'home', resource}, isOwn, counters: counters(lists)})
const vitalsOf = (layer: string) => new Vitals({layer, version: '1.2.3', now: () => 4000})

describe('an agent is ready', () => {
  test('when it has started and has seen everything once, also where it stands by', () => {
    const vitals = vitalsOf('cluster')
    expect(vitals.missing()).toEqual(['the agent has not started'])
    vitals.started(true)
    vitals.tell({watches: () => [watch('nodes', 1), watch('pods', 0)]})
    expect(vitals.missing()).toEqual(['pods not listed yet'])
    vitals.tell({watches: () => [watch('nodes', 1), watch('pods', 1)]})
    expect(vitals.missing()).toEqual([])
  })

  test('whatever a member of its slice does that is away', () => {
    const vitals = vitalsOf('continuum')
    vitals.started(true)
    vitals.tell({watches: () => [watch('mlsysopsapps', 1), watch('mlsysopsassignments', 0, false)]})
    expect(vitals.missing()).toEqual([])
  })

  test('on a node once it was connected, and stays so while the link is down', () => {
    const vitals = vitalsOf('node')
    vitals.started(true)
    let isConnected = false
    vitals.tell({fabric: () => ({isConnected, parts: {}})})
    expect(vitals.missing()).toEqual(['never connected to the agent above'])
    isConnected = true
    expect(vitals.missing()).toEqual([])
    isConnected = false
    expect(vitals.missing()).toEqual([])
  })
})

describe('what is served of an agent', () => {
  let served: ServedHealth | undefined
  afterEach(() => served?.close())
  const get = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`http://127.0.0.1:${served?.port}${path}`, init)
    return {status: answer.status, body: await answer.text(), type: answer.headers.get('content-type')}
  }

  test('it lives at once, is ready later, and says until then what is missing', async () => {
    const vitals = vitalsOf('cluster')
    served = await serveHealth({port: 0}, vitals)
    expect(await get('/livez')).toMatchObject({status: 200, body: 'ok\n'})
    expect(await get('/readyz')).toMatchObject({status: 503, body: 'the agent has not started\n'})
    vitals.started(true)
    expect(await get('/readyz?verbose')).toMatchObject({status: 200, body: 'ok\n'})
    expect(await get('/else')).toMatchObject({status: 404})
    expect(await get('/livez', {method: 'POST'})).toMatchObject({status: 405})
  })

  test('its metrics tell loop, watches, fabric and lease', async () => {
    const vitals = vitalsOf('cluster')
    vitals.tell({
      watches: () => [watch('pods', 1), watch('nodes', 1)],
      loop: () => ({turns: 3, errors: 1, verdicts: {admitted: 2, rejected: 1}, verdictP50Ms: 2, verdictP99Ms: 10}),
      fabric: () => ({parts: {broker: {clients: 4, refused: 1}, above: undefined}}),
    })
    vitals.lead(7)
    served = await serveHealth({port: 0}, vitals)
    const {body, type} = await get('/metrics')
    expect(type).toContain('text/plain; version=0.0.4')
    const lines = body.split('\n')
    for (const line of [
      'mlsysops_agent_info{layer="cluster",version="1.2.3"} 1',
      'mlsysops_lease_leads 1',
      'mlsysops_lease_epoch 7',
      'mlsysops_lease_terms_total 1',
      'mlsysops_loop_turns_total 3',
      'mlsysops_loop_verdicts_total{verdict="admitted"} 2',
      'mlsysops_loop_verdict_seconds{quantile="0.99"} 0.01',
      'mlsysops_watch_restarts_total{cluster="home",resource="pods"} 2',
      'mlsysops_watch_silence_seconds{cluster="home",resource="nodes"} 3',
      'mlsysops_watch_lag_seconds{cluster="home",resource="pods"} 0.005',
      'mlsysops_fabric_clients{part="broker"} 4',
      'mlsysops_fabric_refused_total{part="broker"} 1',
    ])
      expect(lines).toContain(line)
    vitals.lead(undefined)
    expect((await get('/metrics')).body).toContain('mlsysops_lease_leads 0\n')
  })

  test('a port that is taken is told as such', async () => {
    served = await serveHealth({port: 0}, vitalsOf('node'))
    await expect(serveHealth({port: served.port}, vitalsOf('node'))).rejects.toMatchObject({code: 'port-busy'})
  })
})
