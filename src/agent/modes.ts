import type {ApplicationSpec} from '../platform/contract/index.js'
import type {Mode} from '../policy/contract.js'

/** The mode of one application, whatever the slice's is: of that one only, not of another that gets its name later. */
export type OwnMode = {readonly uid: string; readonly mode: Mode}
/** By application. */
export type OwnModes = {readonly [application: string]: OwnMode | undefined}

/** Who decides, as far as an agent knows: what was set of an application, or else of the slice. */
export class Modes {
  readonly #specOf: (application: string) => Pick<ApplicationSpec, 'uid'> | undefined
  #slice: Mode | undefined
  #own: OwnModes | undefined

  constructor(specOf: (application: string) => Pick<ApplicationSpec, 'uid'> | undefined) {
    this.#specOf = specOf
  }

  /** Rules, until anything else is said. */
  get slice(): Mode {
    return this.#slice ?? 'heuristic'
  }

  /** All that were set, also of applications that are not seen yet. */
  get own(): OwnModes {
    return this.#own ?? {}
  }

  of(application: string | undefined): Mode {
    return (application === undefined ? undefined : this.ownOf(application)) ?? this.slice
  }

  /** Undefined: it has none of its own. */
  ownOf(application: string): Mode | undefined {
    const own = this.own[application]
    return own !== undefined && own.uid === this.#specOf(application)?.uid ? own.mode : undefined
  }

  /** Whether it is the slice's, or any application's own. */
  isAnywhere(mode: Mode): boolean {
    return this.slice === mode || Object.values(this.own).some((own) => own?.mode === mode)
  }

  set({slice, own}: {readonly slice?: Mode; readonly own?: OwnModes}): void {
    this.#slice = slice ?? this.#slice
    this.#own = own ?? this.#own
  }

  /** What was remembered holds where nothing was told since. */
  recall({slice, own}: {readonly slice: Mode | undefined; readonly own: OwnModes | undefined}): void {
    this.#slice ??= slice
    this.#own ??= own
  }
}
