import type {ComponentIntent, ComponentState, HostShare, InstanceState} from '../contract/index.js'
import type {WorldCore} from './core.js'
import type {LifeCycle} from './life-cycle.js'
import {templateOf} from './reading.js'
import {componentKey, type InstanceRecord, nodeKey} from './records.js'
import {nextRolloutStep} from './rollout.js'
import type {ClusterObjects} from './state.js'

/** Brings what runs of a component to what its intent says: for each host a deployment of so many instances. */
export class Deployments {
  readonly #core: WorldCore
  readonly #life: LifeCycle

  constructor(core: WorldCore, life: LifeCycle) {
    this.#core = core
    this.#life = life
  }

  /** One step on every host; asked again after each change, until nothing is left to do at once. */
  reconcile(cluster: ClusterObjects, key: string): void {
    const intent = cluster.intents.get(key)
    const instances = this.#core.state.instancesOfComponent(cluster.name, key)
    const hosts = new Map<string, HostShare>((intent?.hosts ?? []).map((host) => [host.node, host]))
    for (const {node} of instances) if (!hosts.has(node)) hosts.set(node, {node, instances: 0})
    for (const host of hosts.values()) {
      if (this.#core.state.nodes.get(nodeKey(cluster.name, host.node)) === undefined) continue
      this.#reconcileHost(
        cluster,
        intent,
        host,
        instances.filter(({node}) => node === host.node),
      )
    }
  }

  #reconcileHost(
    cluster: ClusterObjects,
    intent: ComponentIntent | undefined,
    host: HostShare,
    instances: readonly InstanceRecord[],
  ): void {
    const template = intent === undefined || host.keep === true ? undefined : templateOf(intent.spec)
    const step = nextRolloutStep({wanted: host.instances, instances, template, exclusive: intent?.exclusive ?? false})
    for (const instance of instances) if (step.end.includes(instance.id)) this.#life.end(instance)
    if (intent === undefined) return
    for (const instance of instances) {
      // What it runs is the same in the new generation: it takes the number over and goes on.
      if (instance.template === template && instance.generation !== intent.generation && !step.end.includes(instance.id)) {
        this.#core.saveInstance({...instance, generation: intent.generation})
      }
    }
    for (let made = 0; made < step.create; made++) this.#life.create(cluster.name, host.node, intent)
  }
}

/** `undefined`: nothing of it is wanted, and nothing is left. */
export function componentStateOf(intent: ComponentIntent | undefined, instances: readonly InstanceRecord[]): ComponentState | undefined {
  const [first] = instances
  const ref = intent?.ref ?? (first === undefined ? undefined : {application: first.application, component: first.component})
  return ref === undefined ? undefined : {ref, instances: instances.map(instanceStateOf)}
}

export function isOfApplication(key: string, application: string): boolean {
  return key.startsWith(componentKey({application, component: ''}))
}

function instanceStateOf({id, node, phase, reason, startedMs, readySinceMs, restarts, generation, image}: InstanceRecord): InstanceState {
  return {
    id,
    node,
    phase,
    ...(reason === undefined ? {} : {reason}),
    startedMs,
    ...(readySinceMs === undefined ? {} : {readySinceMs}),
    restarts,
    generation,
    image,
  }
}
