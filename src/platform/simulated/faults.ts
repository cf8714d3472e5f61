import type {Fault, ListedFault, TimedFault} from '../../descriptions/resolved-scenario.js'

type KindOf<K extends Fault['kind']> = Extract<Fault, {kind: K}>

/** Which faults are in force at a time. Level-triggered: a world that was dead for a while finds out by asking, it needs to have seen nothing. */
export class FaultBoard {
  readonly #faults = new Map<string, TimedFault>()
  #active: readonly Fault[] = []
  #changes = 0

  readonly #originMs: number

  constructor(originMs: number) {
    this.#originMs = originMs
  }

  add(fault: TimedFault): void {
    this.#faults.set(fault.id, fault)
  }

  remove(id: string): void {
    this.#faults.delete(id)
  }

  /** Every fault that is known, also of the past: the scenario's, and those that were injected and not cleared. */
  list(nowMs: number, isInjected: (id: string) => boolean): readonly ListedFault[] {
    return [...this.#faults.values()].map((timed) => {
      const {id, fault} = timed
      const [fromMs = this.#originMs, untilMs] = this.boundariesOf(timed)
      const isOver = fromMs <= nowMs && (fault.kind === 'crash' || !this.#isActive(timed, nowMs))
      return {
        id,
        origin: isInjected(id) ? 'injected' : 'scenario',
        state: isOver ? 'over' : fromMs <= nowMs ? 'active' : 'coming',
        fault,
        fromMs,
        ...(untilMs === undefined ? {} : {untilMs}),
      }
    })
  }

  /** The times at which something begins or ends. */
  boundariesOf(fault: TimedFault): readonly number[] {
    const fromMs = this.#originMs + fault.atMs
    return fault.forMs === undefined ? [fromMs] : [fromMs, fromMs + fault.forMs]
  }

  /** Brings `active` up to date; a crash is a moment, never active. */
  refresh(nowMs: number): void {
    this.#active = [...this.#faults.values()]
      .filter((fault) => this.#isActive(fault, nowMs) && fault.fault.kind !== 'crash')
      .map((fault) => fault.fault)
    this.#changes++
  }

  /** Grows whenever what is active may have changed: what was worked out from it before is out of date. */
  get changes(): number {
    return this.#changes
  }

  get active(): readonly Fault[] {
    return this.#active
  }

  nodeDown(node: string): {readonly reboots: boolean} | undefined {
    const faults = this.#of('node-down').filter((fault) => names(fault.node, node))
    return faults.length === 0 ? undefined : {reboots: faults.some((fault) => fault.reboots)}
  }

  isClusterCut(cluster: string): boolean {
    return this.#of('cluster-cut').some((fault) => fault.cluster === cluster)
  }

  /** Of work done per ms, 1 where nothing is wrong. */
  speedFactor(node: string): number {
    return product(
      this.#of('node-slow').filter((fault) => names(fault.node, node)),
      (fault) => fault.speed,
    )
  }

  /** How many times as long pulls and starts take. */
  diskFactor(node: string): number {
    return product(
      this.#of('slow-disk').filter((fault) => names(fault.node, node)),
      (fault) => fault.factor,
    )
  }

  isImageUnavailable(image: string): boolean {
    return this.#of('image-unavailable').some((fault) => matchesPattern(fault.image, image))
  }

  isLinkCut(from: string, to: string): boolean {
    return this.#of('link-cut').some((fault) => joins(fault.between, from, to))
  }

  slowLinks(from: string, to: string): readonly KindOf<'link-slow'>[] {
    return this.#of('link-slow').filter((fault) => joins(fault.between, from, to))
  }

  isTelemetryLost(node: string, application?: string, component?: string): boolean {
    return this.#of('telemetry-lost').some(
      (fault) =>
        (fault.node === undefined || names(fault.node, node)) &&
        (fault.application === undefined || fault.application === application) &&
        (fault.component === undefined || fault.component === component),
    )
  }

  telemetryDelayMs(node: string): number {
    return this.#of('telemetry-late').reduce(
      (delayMs, fault) => delayMs + (fault.node === undefined || names(fault.node, node) ? fault.delayMs : 0),
      0,
    )
  }

  #isActive(fault: TimedFault, nowMs: number): boolean {
    const fromMs = this.#originMs + fault.atMs
    return fromMs <= nowMs && (fault.forMs === undefined || nowMs < fromMs + fault.forMs)
  }

  #of<K extends Fault['kind']>(kind: K): readonly KindOf<K>[] {
    // Asked for every request, and nearly always empty.
    if (this.#active.length === 0) return []
    return this.#active.filter((fault): fault is KindOf<K> => fault.kind === kind)
  }
}

/** A node is named `cluster/node`, or by its own name alone. */
function names(wanted: string, key: string): boolean {
  return wanted === key || key.endsWith(`/${wanted}`)
}

/** A link's end is a node, or a cluster that stands for all of its nodes. */
export function isEnd(end: string, key: string): boolean {
  return names(end, key) || key.startsWith(`${end}/`)
}

export function joins([a, b]: readonly [string, string], from: string, to: string): boolean {
  return (isEnd(a, from) && isEnd(b, to)) || (isEnd(a, to) && isEnd(b, from))
}

/** `*` stands for anything. */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}

function product<T>(items: readonly T[], factor: (item: T) => number): number {
  return items.reduce((total, item) => total * factor(item), 1)
}
