// How fast the queueing engine of the simulated world runs, on one core: events a second, and virtual time over real time.
// Usage: node test/bench/engine.bench.mjs [--nodes 2000] [--instances 5000] [--rate 0.5] [--seconds 100] [--json]
import {parseArgs} from 'node:util'
import {createEngine} from '../../dist/src/platform/simulated/engine/engine.js'
import {exponential} from '../../dist/src/platform/simulated/engine/samplers.js'

const {values} = parseArgs({
  options: {
    nodes: {type: 'string', default: '2000'},
    instances: {type: 'string', default: '5000'},
    rate: {type: 'string', default: '0.5'},
    seconds: {type: 'string', default: '100'},
    repeat: {type: 'string', default: '5'},
    json: {type: 'boolean', default: false},
  },
})
const [nodes, instances, rate, seconds, repeat] = ['nodes', 'instances', 'rate', 'seconds', 'repeat'].map((name) => Number(values[name]))

/** The first runs warm the compiler up; the median of all is reported. */
const runs = Array.from({length: repeat}, (_, index) => measure(index + 1)).sort((a, b) => a.realMs - b.realMs)
report(runs[Math.floor(runs.length / 2)])

/** Poisson requests for processor-sharing instances, each with a service of its own, samples of everything every 5 virtual seconds. */
function measure(seed) {
  const engine = createEngine({seed, startMs: 0})
  for (let node = 0; node < nodes; node++) engine.addNode({id: `node-${node}`, cores: 2, speed: 1})
  for (let index = 0; index < instances; index++) addInstance(engine, index)
  const events = engine.processedEvents
  const started = performance.now()
  const cpu = process.cpuUsage()
  for (let second = 5; second <= seconds; second += 5) {
    engine.advance(second * 1000)
    for (let index = 0; index < instances; index++) engine.takeInstanceSample(`instance-${index}`)
    for (let node = 0; node < nodes; node++) engine.takeNodeUtilisation(`node-${node}`)
  }
  const laws = engine.laws()
  const realMs = performance.now() - started
  const {user, system} = process.cpuUsage(cpu)
  return {realMs, cpuMs: (user + system) / 1000, events: engine.processedEvents - events, laws}
}

function addInstance(engine, index) {
  const id = `instance-${index}`
  engine.addInstance({
    id,
    node: `node-${index % nodes}`,
    service: `service-${index}`,
    discipline: 'processor-sharing',
    threads: 1,
    queueLimit: 1000,
  })
  engine.setReady(id, true)
  engine.addStream({
    id: `stream-${index}`,
    service: `service-${index}`,
    arrivals: {kind: 'poisson', rate: () => rate, maxRate: rate},
    work: (_now, random) => exponential(random, 200),
  })
}

function report({realMs, cpuMs, events, laws}) {
  const result = {
    nodes,
    instances,
    requestsPerSecondAndInstance: rate,
    virtualSeconds: seconds,
    events,
    realSeconds: realMs / 1000,
    // All threads of the process, the compiler's and the collector's too: what counts where other work takes the core away.
    cpuSeconds: cpuMs / 1000,
    eventsPerSecond: Math.round(events / (realMs / 1000)),
    virtualOverReal: Math.round((seconds * 1000) / realMs),
    virtualOverCpu: Math.round((seconds * 1000) / cpuMs),
    ...laws,
  }
  if (values.json) console.log(JSON.stringify(result))
  else console.table(result)
}
