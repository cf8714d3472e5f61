import type {MechanismArtifact, MechanismOpener} from '../../mechanism/plugin/artifact.js'
import type {HostedMechanism} from '../../mechanism/plugin/hosted.js'
import type {Health, OutputLine} from '../../support/hosting/health.js'
import type {Loop} from '../loop/loop.js'

/** What an agent tells of a mechanism that a person added. JSON. */
export type MechanismReport = {
  readonly name: string
  readonly number: number
  readonly digest: string
  readonly state: Health['state']
  readonly reason?: string
  readonly output: readonly OutputLine[]
}

type Running = {
  readonly artifact: MechanismArtifact
  /** Undefined: it could not be loaded. */
  readonly hosted: HostedMechanism | undefined
  /** Why its newest source does not run. What ran before goes on. */
  readonly problem: string | undefined
}

const TOLD_LINES = 100

/** The mechanisms that people added, as they run in one agent: begun, changed and ended while it goes on. */
export class HostedMechanisms {
  readonly #loop: Loop
  readonly #opener: MechanismOpener
  readonly #running = new Map<string, Running>()
  /** Those that another took the place of, until the changes that they began have ended. */
  readonly #retiring = new Set<HostedMechanism>()
  readonly #onError: (error: unknown) => void
  #isClosed = false

  constructor(loop: Loop, opener: MechanismOpener, onError: (error: unknown) => void) {
    this.#loop = loop
    this.#opener = opener
    this.#onError = onError
  }

  /** Has it from now on. A source that cannot be loaded leaves the one before, and is told. */
  async put(artifact: MechanismArtifact): Promise<void> {
    const before = this.#running.get(artifact.name)
    const isSame = before?.artifact.digest === artifact.digest && before.problem === undefined
    if (isSame) {
      this.#running.set(artifact.name, {...before, artifact})
      return
    }
    let hosted: HostedMechanism
    try {
      hosted = await this.#opener.open(artifact)
      if (this.#isClosed) return await hosted.close()
    } catch (error) {
      const problem = `it could not be loaded: ${error instanceof Error ? error.message : String(error)}`
      this.#running.set(artifact.name, {artifact, hosted: before?.hosted, problem})
      return
    }
    this.#running.set(artifact.name, {artifact, hosted, problem: undefined})
    this.#loop.putMechanism(hosted.mechanism)
    this.#retire(before?.hosted)
  }

  async remove(name: string): Promise<void> {
    const known = this.#running.get(name)
    if (known === undefined) return
    this.#running.delete(name)
    this.#loop.takeMechanism(name)
    this.#retire(known.hosted)
  }

  reports(): readonly MechanismReport[] {
    return [...this.#running.values()].map(({artifact, hosted, problem}) => {
      const {name, number, digest} = artifact
      const health = hosted?.health()
      const reason = problem ?? health?.reason
      return {
        name,
        number,
        digest,
        state: problem === undefined ? (health?.state ?? 'failed') : 'failed',
        ...(reason === undefined ? {} : {reason}),
        output: (hosted?.output() ?? []).slice(-TOLD_LINES),
      }
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    const running = [...this.#running.values()].flatMap(({hosted}) => hosted ?? [])
    await Promise.all([...running, ...this.#retiring].map((hosted) => hosted.close()))
  }

  #retire(hosted: HostedMechanism | undefined): void {
    if (hosted === undefined) return
    this.#retiring.add(hosted)
    const closed = hosted.settled().then(() => hosted.close())
    closed.catch(this.#onError).finally(() => this.#retiring.delete(hosted))
  }
}
