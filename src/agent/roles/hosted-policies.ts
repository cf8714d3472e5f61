import type {OpenPolicy, PolicyArtifact} from '../../policy/artifact.js'
import {silentPolicy} from '../../policy/builtin/silent-policy.js'
import type {HostedPolicy} from '../../policy/hosted.js'
import type {Health, OutputLine} from '../../support/hosting/health.js'
import type {Loop} from '../loop/loop.js'

export type HostedPolicyPorts = {
  readonly loop: Loop
  readonly open: OpenPolicy
  /** The applications that are here. */
  readonly applications: () => Iterable<string>
  /** Other policies are there than before. */
  readonly onChange: () => void
  readonly signal: AbortSignal
}

/** What an agent tells of a policy that a person added. JSON. */
export type PolicyReport = {
  readonly name: string
  readonly number: number
  readonly digest: string
  readonly state: Health['state'] | 'disabled'
  readonly reason?: string
  readonly output: readonly OutputLine[]
}

type Running = {
  readonly artifact: PolicyArtifact
  /** Undefined: it is disabled, or could not be loaded. */
  readonly hosted: HostedPolicy | undefined
  /** Why its newest source does not run. What ran before goes on. */
  readonly problem: string | undefined
}

const TOLD_LINES = 100

/** The policies that people added, as they run in one agent: begun, changed and ended while it goes on. */
export class HostedPolicies {
  readonly #ports: HostedPolicyPorts
  readonly #running = new Map<string, Running>()
  #isClosed = false

  constructor(ports: HostedPolicyPorts) {
    this.#ports = ports
  }

  /** Runs it from now on as it is here. A source that cannot be loaded leaves the one before running, and is told. */
  async put(artifact: PolicyArtifact): Promise<void> {
    const before = this.#running.get(artifact.name)
    if (before !== undefined && isSame(before.artifact, artifact)) return
    if (!artifact.enabled) {
      await this.#end(artifact.name)
      this.#running.set(artifact.name, {artifact, hosted: await this.#silenced(artifact), problem: undefined})
      this.#ports.onChange()
      return
    }
    const isSameSource =
      before?.artifact.enabled === true &&
      isSameRun(before.artifact, artifact) &&
      before.hosted !== undefined &&
      before.problem === undefined
    const opened = isSameSource ? {hosted: before.hosted, problem: undefined} : await this.#open(artifact)
    if (this.#isClosed) {
      await opened.hosted?.close()
      return
    }
    if (opened.hosted === undefined) {
      this.#running.set(artifact.name, {artifact, hosted: before?.hosted, problem: opened.problem})
      return
    }
    const {loop, applications, onChange, signal} = this.#ports
    const {binding, priority, digest} = artifact
    const stateShape = `added ${opened.hosted.stateVersion}`
    await loop.policies.put({policy: opened.hosted, binding, priority, stateShape, digest}, applications(), signal)
    this.#running.set(artifact.name, {artifact, hosted: opened.hosted, problem: undefined})
    if (before?.hosted !== opened.hosted) await before?.hosted?.close()
    onChange()
  }

  /** One that comes with the product would run again by itself. */
  async #silenced({name, kind}: PolicyArtifact): Promise<HostedPolicy | undefined> {
    const {loop, applications, signal} = this.#ports
    const stopped = kind === 'built-in' ? loop.policies.builtIn(name) : undefined
    if (stopped === undefined) return undefined
    const policy = silentPolicy(stopped.descriptor)
    await loop.policies.put({policy, binding: {}, priority: 0, stateShape: 'silent'}, applications(), signal)
    return policy
  }

  /** It is no more, and what it remembered neither. */
  async remove(name: string): Promise<void> {
    await this.#end(name)
    this.#running.delete(name)
    this.#ports.onChange()
    await this.#ports.loop.forgetPolicy(name, this.#ports.applications())
  }

  /** Whether a person wants it for the application: `undefined` where none of this name was added. */
  isWanted(name: string, application: string): boolean | undefined {
    const artifact = this.#running.get(name)?.artifact
    return artifact === undefined ? undefined : artifact.enabled && this.#ports.loop.policies.binds(artifact.binding, application)
  }

  reports(): readonly PolicyReport[] {
    return [...this.#running.values()].map(({artifact, hosted, problem}) => {
      const health: {readonly state: PolicyReport['state']; readonly reason?: string} = artifact.enabled
        ? (hosted?.health() ?? {state: 'failed'})
        : {state: 'disabled'}
      const reason = problem ?? health.reason
      return {
        name: artifact.name,
        number: artifact.number,
        digest: artifact.digest,
        state: problem === undefined ? health.state : 'failed',
        ...(reason === undefined ? {} : {reason}),
        output: (hosted?.output() ?? []).slice(-TOLD_LINES),
      }
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all([...this.#running.values()].map(({hosted}) => hosted?.close()))
  }

  async #open(artifact: PolicyArtifact): Promise<Pick<Running, 'hosted' | 'problem'>> {
    try {
      return {hosted: await this.#ports.open(artifact), problem: undefined}
    } catch (error) {
      return {hosted: undefined, problem: `it could not be loaded: ${error instanceof Error ? error.message : String(error)}`}
    }
  }

  async #end(name: string): Promise<void> {
    const hosted = this.#running.get(name)?.hosted
    if (hosted === undefined) return
    const {loop, applications, signal} = this.#ports
    await loop.policies.take(name, applications(), signal)
    await hosted.close()
  }
}

function isSame(a: PolicyArtifact, b: PolicyArtifact): boolean {
  return (
    isSameRun(a, b) &&
    a.number === b.number &&
    a.enabled === b.enabled &&
    a.priority === b.priority &&
    JSON.stringify(a.binding) === JSON.stringify(b.binding)
  )
}

/** The same source in the same interpreter. */
function isSameRun(a: PolicyArtifact, b: PolicyArtifact): boolean {
  return a.digest === b.digest && a.layer === b.layer && a.python === b.python && a.installPackages === b.installPackages
}
