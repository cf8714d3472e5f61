/** Why something is not so, in words a person can act on. `code` is stable and never shown alone. */
export type Reason = {
  /** kebab-case, such as `memory-short` or `node-cordoned` */
  readonly code: string
  readonly message: string
  /** What the person can do about it. */
  readonly wayOut?: string
}
