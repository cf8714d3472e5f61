/** All that a model policy is: what a person handed in, unchanged. */
export type ModelPolicyFiles = {
  readonly fileName: string
  /** The YAML. */
  readonly source: string
  readonly contractName: string
  /** The contract's text. */
  readonly contract: string
  readonly model: Uint8Array
}
