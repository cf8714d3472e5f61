import {isDeepStrictEqual} from 'node:util'
import type {Fabric} from '../../fabric/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import type {Loop} from '../loop/loop.js'
import {type AgentAddress, topics} from '../topics.js'
import {AGAIN_EVERY_MS} from './cluster-reports.js'

export type MechanismTellerPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  readonly loop: Pick<Loop, 'refreshMechanisms' | 'mechanismViews'>
  readonly onError: (error: unknown) => void
}

const EVERY_MS = 2_000

/** Tells options and state of each mechanism, for policies and for `mechanism state`. */
export class MechanismTeller {
  readonly #ports: MechanismTellerPorts
  readonly #told = new Map<string, JsonValue>()

  constructor(ports: MechanismTellerPorts) {
    this.#ports = ports
  }

  async run(signal: AbortSignal): Promise<void> {
    const {clock, loop} = this.#ports
    let lastMs = clock.now()
    for await (const nowMs of clock.every(EVERY_MS, signal)) {
      const isAgain = nowMs - lastMs >= AGAIN_EVERY_MS
      if (isAgain) lastMs = nowMs
      await loop.refreshMechanisms(signal)
      await this.#tellGone()
      for (const name of loop.mechanismViews().keys()) await this.#tell(name, isAgain)
    }
  }

  /** After a change that a person waits for: what holds now is on its way before anyone is told that it is done. It waits for no link. */
  async tellNow(name: string, signal: AbortSignal): Promise<void> {
    await this.#ports.loop.refreshMechanisms(signal)
    void this.#tell(name, false).catch(this.#ports.onError)
  }

  /** Those that people removed. */
  async #tellGone(): Promise<void> {
    const {fabric, address, loop} = this.#ports
    for (const name of [...this.#told.keys()]) {
      if (loop.mechanismViews().has(name)) continue
      this.#told.delete(name)
      await fabric.publish(topics.mechanism(address, name), null, {retain: true})
    }
  }

  async #tell(name: string, isAgain: boolean): Promise<void> {
    const {fabric, address, loop} = this.#ports
    // Read at the last moment: an older state never follows a newer one.
    const view = loop.mechanismViews().get(name)
    if (view === undefined) return
    const value = asJson(view)
    if (!isAgain && isDeepStrictEqual(this.#told.get(name), value)) return
    await fabric.publish(topics.mechanism(address, name), value, {retain: true})
    this.#told.set(name, value)
  }
}
