import type {Write} from './control-file.js'

/** What can be set alone, as it was read just now. */
export type MachinePart = {
  readonly id: string
  readonly value: string
  readonly allowed: readonly string[]
  readonly range?: {readonly min: number; readonly max: number}
  /** All that is written to set it, as it is now. */
  readonly files: ReadonlyMap<string, string>
  /** In this order; `undefined`: it does not take that value. */
  writes(value: string): readonly Write[] | undefined
  /** Back to these contents of `files`, in this order. */
  restores(contents: ReadonlyMap<string, string>): readonly Write[]
}

/** One kind of knob of a Linux machine. */
export interface MachineKnob {
  readonly name: string
  readonly unit?: string
  /** A number that is set for several parts at once is shared out among them evenly, and theirs are told as one sum. */
  readonly isShared?: true
  /** Where it would be: said where there is none. */
  readonly place: string
  parts(): Promise<readonly MachinePart[]>
}

/** In the order in which they were read. */
export function inOrder(contents: ReadonlyMap<string, string>): readonly Write[] {
  return [...contents].map(([path, text]) => ({path, text}))
}
