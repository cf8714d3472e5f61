/** Amounts as numbers: cores in thousandths, sizes in bytes. What a node has, what it has left, or what a component asks for. */
export type Resources = {
  readonly cpuMillicores: number
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly gpus: number
}
