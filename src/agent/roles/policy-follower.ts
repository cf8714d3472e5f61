import type {Fabric} from '../../fabric/contract/index.js'
import type {NoteStore} from '../../platform/contract/index.js'
import type {PolicyArtifact} from '../../policy/artifact.js'
import type {Clock} from '../../support/clock.js'
import {asJson} from '../../support/json.js'
import {readNotes, writeNote} from '../notes.js'
import {type AgentAddress, topics} from '../topics.js'
import type {HostedPolicies} from './hosted-policies.js'
import {isArtifact} from './payloads.js'

export type FollowerPorts = {
  readonly fabric: Fabric
  readonly address: AgentAddress
  readonly clock: Clock
  /** The cluster's own: what was told last holds also when the continuum cannot be heard. */
  readonly notes: NoteStore
  readonly policies: FollowedPolicies
  /** One after the other, until it succeeds. */
  readonly inOrder: (part: string, work: () => Promise<void>) => void
  readonly signal: AbortSignal
}

/** What runs them. */
export type FollowedPolicies = Pick<HostedPolicies, 'put' | 'remove' | 'reports'> & {
  /** Where some are not run here but passed on: the names of all. */
  readonly names?: () => Iterable<string>
}

const PREFIX = 'policies/'
const TELL_EVERY_MS = 2_000

/** Runs the policies that the continuum says, and tells how they fare. */
export class PolicyFollower {
  readonly #ports: FollowerPorts
  /** Told before the loop began. */
  #early: Map<string, PolicyArtifact | undefined> | undefined = new Map()
  #names: ReadonlySet<string> | undefined

  constructor(ports: FollowerPorts) {
    this.#ports = ports
  }

  async listen(): Promise<void> {
    const {fabric, address, signal} = this.#ports
    await fabric.subscribe(
      topics.policies(address),
      ({topic, payload}) => this.#take(topic.slice(topic.lastIndexOf('/') + 1), payload),
      signal,
    )
    await fabric.subscribe(topics.policyNames(address), ({payload}) => this.#keepOnly(payload), signal)
  }

  /** The loop runs: what was remembered is run, and what was told since. */
  async begin(): Promise<void> {
    const {notes, policies, signal} = this.#ports
    const early = this.#early ?? new Map<string, PolicyArtifact | undefined>()
    this.#early = undefined
    for (const {value} of await readNotes(notes, PREFIX, signal)) if (isArtifact(value) && !early.has(value.name)) await policies.put(value)
    for (const [name, artifact] of early) this.#set(name, artifact)
    this.#removeOthers()
  }

  async report(signal: AbortSignal): Promise<void> {
    const {fabric, address, clock, policies} = this.#ports
    let told = ''
    for await (const _ of clock.every(TELL_EVERY_MS, signal)) {
      const reports = policies.reports()
      const text = JSON.stringify(reports)
      if (text === told) continue
      await fabric.publish(topics.policyReports(address), asJson(reports), {retain: true})
      told = text
    }
  }

  #take(name: string, payload: unknown): void {
    const artifact = isArtifact(payload) && payload.name === name ? payload : undefined
    if (artifact === undefined && payload !== null) return
    if (this.#early === undefined) this.#set(name, artifact)
    else this.#early.set(name, artifact)
  }

  #keepOnly(payload: unknown): void {
    if (!Array.isArray(payload)) return
    this.#names = new Set(payload.filter((name) => typeof name === 'string'))
    if (this.#early === undefined) this.#removeOthers()
  }

  #removeOthers(): void {
    const names = this.#names
    if (names === undefined) return
    const {policies} = this.#ports
    const known = policies.names?.() ?? policies.reports().map(({name}) => name)
    for (const name of known) if (!names.has(name)) this.#set(name, undefined)
  }

  #set(name: string, artifact: PolicyArtifact | undefined): void {
    const {notes, policies, inOrder, signal} = this.#ports
    inOrder('policies', async () => {
      if (artifact === undefined) {
        await policies.remove(name)
        await notes.delete(`${PREFIX}${name}`, signal)
      } else {
        await writeNote(notes, `${PREFIX}${name}`, artifact, signal)
        await policies.put(artifact)
      }
    })
  }
}
