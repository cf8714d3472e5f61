import {PODS} from '../../../src/platform/kubernetes/cluster/kinds.js'
import {NAMESPACES} from '../../../src/platform/kubernetes/kinds.js'
import {MARK} from '../../../src/platform/kubernetes/workload/index.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {OperationalError} from '../../../src/support/errors.js'
import type {ControlPlane} from '../control-plane.js'
import type {KubernetesSlice} from '../kubernetes-slice.js'
import {CITY, CLASSIFIER, LATENCY, type Stage, seenOf} from './stage.js'

const NEVER = new AbortController().signal
const LIMIT_MS = 150_000

export type KubernetesStage = Stage & {
  /** Ends what it began. */
  end(): Promise<void>
}

/** The slice of real control planes; `plane` is that of the cluster where the application runs, and each of its nodes has an agent. */
export function kubernetesStage(slice: KubernetesSlice, plane: ControlPlane): KubernetesStage {
  const {api} = slice
  const said: {latencyMs: number | undefined} = {latencyMs: undefined}
  const ending = new AbortController()
  const saying = (async () => {
    for await (const _ of systemClock.every(1000, ending.signal))
      if (said.latencyMs !== undefined) await push(slice, plane.name, said.latencyMs)
  })()
  const seen: Stage['seen'] = async () => {
    try {
      return seenOf(await api.getApplicationStatus({name: CITY}))
    } catch (error) {
      if (error instanceof OperationalError && error.code === 'application-not-found') return seenOf(undefined)
      throw error
    }
  }
  return {
    deploy: (description) => api.deployApplication(description),
    rollback: (generation) => api.rollbackApplication({name: CITY, body: {generation}}),
    remove: () => api.deleteApplication({name: CITY}),
    order: (component, wish) => api.orderComponent({name: CITY, component, body: {wish}}),
    liftOrders: (component) => api.liftOrders({name: CITY, component}),
    drain: (node) => api.drainNode({node}),
    uncordon: (node) => api.uncordonNode({node}),
    async setReady(node, isReady) {
      await plane.setNodeReady(node, isReady)
      await until(`${node} is ${isReady ? '' : 'not '}ready`, async () => (await api.getNode({node})).ready === isReady)
    },
    measure(latencyMs) {
      said.latencyMs = latencyMs
    },
    seen,
    until: (what, holds) => until(what, holds, seen),
    async decisions() {
      const {items} = await api.listDecisions({application: CITY, verdict: 'admitted', limit: 200})
      return items.map((one) => ({...one, timeMs: Date.parse(one.decidedAt)})).toSorted((a, b) => a.seq - b.seq)
    },
    nowMs: () => systemClock.now(),
    async end() {
      ending.abort()
      await saying
    },
  }
}

/** As the instrumentation of the classifier would, to the agent of its node. */
async function push({admin, plan}: KubernetesSlice, cluster: string, latencyMs: number): Promise<void> {
  const {items} = await admin(cluster).list(PODS, {namespace: NAMESPACES.applications}, NEVER)
  for (const {metadata, spec} of items.filter((pod) => pod.metadata.labels?.[MARK.component] === CLASSIFIER)) {
    const port = plan.nodes.find(({node}) => node === spec?.nodeName)?.otlp?.port
    const attributes = Object.entries({'k8s.pod.name': metadata.name, 'k8s.namespace.name': NAMESPACES.applications}).map(
      ([key, stringValue]) => ({key, value: {stringValue}}),
    )
    const metrics = [{name: LATENCY, gauge: {dataPoints: [{asDouble: latencyMs}]}}]
    if (port === undefined) continue
    await fetch(`http://127.0.0.1:${port}/v1/metrics`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({resourceMetrics: [{resource: {attributes}, scopeMetrics: [{metrics}]}]}),
    })
  }
}

async function until(what: string, holds: () => Promise<boolean>, seen?: Stage['seen']): Promise<void> {
  const deadlineMs = systemClock.now() + LIMIT_MS
  while (!(await holds())) {
    if (systemClock.now() > deadlineMs) throw new Error(`Not in time: ${what}. Seen: ${JSON.stringify(await seen?.())}`)
    await systemClock.sleep(200)
  }
}
