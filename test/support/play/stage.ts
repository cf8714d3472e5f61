import type {Order} from '../../../src/platform/contract/index.js'
import type {Action} from '../../../src/policy/contract.js'

/** The application of the play. */
export const CITY = 'smart-city'
export const CLASSIFIER = 'classifier-app'
export const LATENCY = 'frame_classify_latency'

/** A slice in which a play is played, whatever its platform: what a person and the world may do there, and what is to be seen of the application. */
export interface Stage {
  deploy(description: string): Promise<unknown>
  rollback(generation: number): Promise<unknown>
  remove(): Promise<unknown>
  order(component: string, wish: Order['wish']): Promise<unknown>
  liftOrders(component: string): Promise<unknown>
  drain(node: string): Promise<unknown>
  uncordon(node: string): Promise<unknown>
  /** The machine of a node is not heard any more; with `true` it is heard again, and its cluster knows. */
  setReady(node: string, isReady: boolean): Promise<void>
  /** From now on each instance of the classifier measures this latency every second; without a number it measures nothing. */
  measure(latencyMs: number | undefined): void
  seen(): Promise<Seen>
  /** Lets time pass until it holds; rejects after some minutes of the slice's time, saying what was seen last. */
  until(what: string, holds: () => Promise<boolean>): Promise<void>
  /** All that was decided about the application so far, oldest first, with the slice's time. */
  decisions(): Promise<readonly Decided[]>
  nowMs(): number
}

export type Seen = {
  /** Absent: there is no such application. */
  readonly phase: string | undefined
  /** `<component>@<node> <image tag>`, of instances that are ready; sorted. */
  readonly ready: readonly string[]
  /** Of instances that are not. */
  readonly others: number
}

export type Decided = {
  readonly seq: number
  readonly timeMs: number
  readonly proposer: {readonly kind: 'policy'; readonly policy: string} | {readonly kind: 'person'; readonly by: string}
  readonly actions: readonly Pick<Action, 'mechanism' | 'target' | 'reason'>[]
  readonly verdict: {readonly kind: string}
  readonly outcome: {readonly kind: string}
}

type Running = {
  readonly phase: string
  readonly components: readonly {
    readonly component: string
    readonly instances: readonly {readonly node: string; readonly phase: string; readonly image: string}[]
  }[]
}

export function seenOf(application: Running | undefined): Seen {
  const instances = (application?.components ?? []).flatMap(({component, instances: of}) =>
    of.map(({node, image, phase}) => ({text: `${component}@${node} ${image.split(':').at(-1) ?? ''}`, isReady: phase === 'ready'})),
  )
  const ready = instances.filter(({isReady}) => isReady).map(({text}) => text)
  return {phase: application?.phase, ready: ready.toSorted(), others: instances.length - ready.length}
}
