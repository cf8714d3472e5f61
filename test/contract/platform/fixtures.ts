import type {ResolvedScenario, ScenarioNode, WorkloadRule} from '../../../src/descriptions/resolved-scenario.js'
import {NO_RESOURCES} from '../../../src/descriptions/resources.js'
import type {ApplicationDescription, ComponentDescription, NodeDescription} from '../../../src/descriptions/types.js'
import type {
  ApplicationSpec,
  ComponentIntent,
  HostShare,
  Outcome,
  Revision,
  Watch,
  WatchEvent,
} from '../../../src/platform/contract/index.js'

export const ORIGIN_MS = Date.UTC(2026, 0, 5, 9)
export const NEVER = new AbortController().signal

export function nodeDescription(name: string, overrides: Partial<NodeDescription> = {}): NodeDescription {
  return {
    name,
    continuum_layer: 'edge',
    labels: ['zone:a'],
    environment: {node_type: 'virtualized', os: 'ubuntu', container_runtime: ['containerd']},
    hardware: {cpu: {architecture: 'amd64', cores: 8, frequency: [1.5e9, 2.5e9], performance_indicator: 5000}, memory: 16, disk: 100},
    power: {max_consumption: {value: 100, measurement_unit: 'w'}},
    price: {value: 0.1},
    ...overrides,
  }
}

export function scenarioNode(
  name: string,
  overrides: Partial<ScenarioNode> = {},
  description: Partial<NodeDescription> = {},
): ScenarioNode {
  return {description: nodeDescription(name, description), reserved: NO_RESOURCES, busyCores: 0, registryMbps: 1000, ...overrides}
}

export function rule(overrides: Partial<WorkloadRule> = {}): WorkloadRule {
  return {
    name: 'any',
    match: {},
    load: {kind: 'constant', value: 1},
    arrivals: {kind: 'periodic', rate: 20, perLoad: 0, jitter: 0},
    work: {baseMs: 10, perLoadMs: 0, sigma: 0},
    discipline: 'fifo',
    threads: 1,
    queueLimit: 100,
    fanOut: 1,
    requestBytes: 1000,
    ...overrides,
  }
}

/** Two clusters: `near` with two nodes, `far` with one. Nothing is random in it that a test does not ask for. */
export function testScenario(overrides: Partial<ResolvedScenario> = {}): ResolvedScenario {
  const lan = {latencyMs: 0.5, jitterMs: 0, bandwidthMbps: 1000, loss: 0}
  return {
    name: 'test',
    seed: 7,
    originMs: ORIGIN_MS,
    speed: 1,
    currency: 'EUR',
    clusters: [
      {name: 'near', description: {cluster_id: 'near', nodes: ['n1', 'n2']}, nodes: [scenarioNode('n1'), scenarioNode('n2', {speed: 2})]},
      {name: 'far', description: {cluster_id: 'far', nodes: ['f1']}, nodes: [scenarioNode('f1')]},
    ],
    network: {
      sameNode: {latencyMs: 0, jitterMs: 0, bandwidthMbps: 10_000, loss: 0},
      sameCluster: lan,
      betweenClusters: {...lan, latencyMs: 20},
      links: [],
    },
    workloads: [rule()],
    faults: [],
    telemetry: {nodeIntervalMs: 5000, applicationIntervalMs: 1000, delayMs: 0, jitterMs: 0, loss: 0},
    lifeCycle: {
      heartbeatMs: 40_000,
      scheduleMs: 100,
      imageBytes: 125e6,
      images: [],
      startMs: 1000,
      stopMs: 500,
      drainMs: 5000,
      completionMs: 10_000,
      restartBackoffMs: 10_000,
      idlePowerShare: 0.4,
    },
    sources: [],
    ...overrides,
  }
}

export function component(
  name: string,
  overrides: Partial<ComponentDescription> = {},
  requests: {cpu?: string; memory?: string} = {},
): ComponentDescription {
  const {cpu = '500m', memory = '256Mi'} = requests
  return {
    metadata: {name},
    containers: [
      {
        image: `registry.test/${name}:1`,
        ports: [{container_port: 80}],
        platform_requirements: {cpu: {requests: cpu}, memory: {requests: memory}},
      },
    ],
    ...overrides,
  }
}

export function application(name: string, components: ComponentDescription[] = [component('web')]): ApplicationDescription {
  return {name, components}
}

/** As a client hands it in: uid, generation and revision are the platform's to give. */
export function spec(description: ApplicationDescription, overrides: Partial<ApplicationSpec> = {}): ApplicationSpec {
  return {
    name: description.name,
    uid: '',
    generation: 0,
    revision: '',
    createdMs: 0,
    updatedMs: 0,
    description,
    orders: [],
    ...overrides,
  }
}

export function intent(
  app: string,
  what: ComponentDescription,
  hosts: readonly HostShare[],
  overrides: Partial<ComponentIntent> = {},
): ComponentIntent {
  return {
    ref: {application: app, component: what.metadata.name},
    generation: 1,
    spec: what,
    hosts,
    goal: hosts,
    fallback: [],
    exclusive: false,
    deadlineMs: ORIGIN_MS + 3_600_000,
    decision: 'd-1',
    ...overrides,
  }
}

/** What a platform did or did not do, against its contract. */
export class NotAsPromised extends Error {}

export function accepted(outcome: Outcome): Revision {
  if (outcome.kind !== 'accepted') throw new NotAsPromised(`Not accepted: ${JSON.stringify(outcome)}`)
  return outcome.revision
}

/** What a watch has told so far, folded into the state that it speaks of. Reads on its own until it is closed. */
export class Mirror<T> {
  readonly events: WatchEvent<T>[] = []
  readonly items = new Map<string, T>()
  readonly revisions = new Map<string, string>()
  isSynced = false
  degradedMs: number | undefined
  readonly #watch: Watch<T>
  #waiting: (() => void)[] = []

  constructor(watch: Watch<T>) {
    this.#watch = watch
    void this.#read()
  }

  get(key: string): T | undefined {
    return this.items.get(key)
  }

  /** Resolves when `holds`; rejects after `limitMs` of real time, saying what it saw. */
  async until(holds: (mirror: Mirror<T>) => boolean, limitMs = 5000): Promise<void> {
    const deadline = performance.now() + limitMs
    while (!holds(this)) {
      if (performance.now() > deadline) throw new NotAsPromised(`Not seen in time. Last: ${JSON.stringify(this.events.slice(-3))}`)
      await Promise.race([new Promise<void>((resolve) => this.#waiting.push(resolve)), new Promise((resolve) => setTimeout(resolve, 50))])
    }
  }

  close(): void {
    this.#watch.close()
  }

  async #read(): Promise<void> {
    for await (const event of this.#watch) {
      this.events.push(event)
      this.#fold(event)
      for (const wake of this.#waiting.splice(0)) wake()
    }
  }

  #fold(event: WatchEvent<T>): void {
    switch (event.kind) {
      case 'snapshot':
        this.items.clear()
        this.revisions.clear()
        for (const item of event.items) this.#put(item.key, item.value, item.revision)
        this.degradedMs = undefined
        break
      case 'put':
        this.#put(event.key, event.value, event.revision)
        break
      case 'delete':
        this.items.delete(event.key)
        this.revisions.delete(event.key)
        break
      case 'synced':
        this.isSynced = true
        this.degradedMs = undefined
        break
      case 'degraded':
        this.degradedMs = event.sinceMs
        break
    }
  }

  #put(key: string, value: T, revision: string): void {
    this.items.set(key, value)
    this.revisions.set(key, revision)
  }
}
