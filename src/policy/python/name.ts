import type {Layer} from '../contract.js'

export type PythonFileName = {
  readonly name: string
  /** Where the file's name says whose it is, as upstream's core policies do. */
  readonly layer: Layer | undefined
}

const LAYERS: readonly Layer[] = ['continuum', 'cluster', 'node']
/** What upstream calls its core policies, as ours are called: one of such a name takes the place of ours. */
const CORE_NAMES: {readonly [upstream: string]: string} = {'dynamic-placement': 'component-placement'}

/**
 * `policy-<name>.py`, or `policy-<layer>-<name>.py`, as upstream names its core policies. Names become ours: `staticPlacement` is `static-placement`.
 * Upstream takes what is between the first two dashes, which lets two files collide; here all of it counts.
 */
export function pythonFileName(fileName: string): PythonFileName | undefined {
  const whole = /^(?:policy-)?([A-Za-z0-9](?:[-_A-Za-z0-9]*[A-Za-z0-9])?)\.py$/.exec(fileName)?.[1]
  if (whole === undefined) return undefined
  const layer = fileName.startsWith('policy-') ? LAYERS.find((one) => whole.startsWith(`${one}-`)) : undefined
  const name = dashed(layer === undefined ? whole : whole.slice(layer.length + 1))
  return {name: CORE_NAMES[name] ?? name, layer}
}

function dashed(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}
