import type {ArbiterVerdict} from '../../knowledge/contract.js'

const WINDOW = 4096

/** What a loop did since it started: counted, never logged one by one. */
export class LoopCounters {
  readonly #verdicts = new Map<ArbiterVerdict['kind'], number>()
  readonly #latenciesMs = new Float64Array(WINDOW)
  #turns = 0
  #errors = 0

  verdict(kind: ArbiterVerdict['kind'], latencyMs: number): void {
    this.#verdicts.set(kind, (this.#verdicts.get(kind) ?? 0) + 1)
    this.#latenciesMs[this.#turns % WINDOW] = latencyMs
    this.#turns += 1
  }

  error(): void {
    this.#errors += 1
  }

  /** Latency is from the event that woke a policy to the verdict, over the last 4,096 turns, in ms. */
  read(): {
    readonly turns: number
    readonly errors: number
    readonly verdicts: {readonly [kind: string]: number}
    readonly verdictP50Ms: number
    readonly verdictP99Ms: number
  } {
    const seen = this.#latenciesMs.slice(0, Math.min(this.#turns, WINDOW)).sort()
    const at = (share: number) => seen[Math.min(seen.length - 1, Math.floor(seen.length * share))] ?? 0
    return {
      turns: this.#turns,
      errors: this.#errors,
      verdicts: Object.fromEntries(this.#verdicts),
      verdictP50Ms: at(0.5),
      verdictP99Ms: at(0.99),
    }
  }
}
