import {isAbsolute, resolve} from 'node:path'
import {schema} from './generated/agent.schema.generated.js'
import type {AgentFile} from './generated/agent.types.generated.js'
import {validate} from './generated/agent.validator.generated.js'
import {normalise} from './normalise/normalise.js'
import {viewOf} from './normalise/view.js'
import {hasErrors, type Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {type Environment, withEnvironment} from './source/environment.js'
import {entryOf, type Located, plainOf} from './source/located.js'
import {readDocuments} from './source/read.js'
import {at, atKey, collect, problemsOf, type Report} from './source/report.js'
import {sourceOf} from './source/source.js'

export type {AgentFile} from './generated/agent.types.generated.js'
export type AgentLayer = NonNullable<AgentFile['layer']>

/** `agent` is there when no problem is an error; `layer` in it is then always the agent's. */
export type AgentFileResult = {
  readonly agent: (AgentFile & {readonly layer: AgentLayer}) | undefined
  readonly problems: readonly Problem[]
}

/**
 * Reads what an agent is. All problems at once; `layer` is what the command line says, and must not contradict the file. `${env:NAME}` in a text stands
 * for a variable of the environment: one file serves all agents of a DaemonSet.
 */
export function parseAgentFile(text: string, file: string, layer: AgentLayer | undefined, environment: Environment = {}): AgentFileResult {
  const report = collect()
  const source = sourceOf(text, file)
  const fail = (): AgentFileResult => ({agent: undefined, problems: problemsOf(report.findings, source)})
  const [document, ...others] = readDocuments(text, report)
  for (const finding of document?.findings ?? []) report.add(finding)
  if (document?.root.kind !== 'map' || others.length > 0) {
    const span = others[0]?.span ?? document?.span
    report.add({
      severity: 'error',
      code: 'not-an-agent-file',
      span,
      path: undefined,
      message: 'An agent file is one map: layer, slice, cluster, node, …',
    })
    return fail()
  }
  const view = viewOf(schema)
  const root = normalise(withEnvironment(document.root, environment, report), view, report)
  if (hasErrors(problemsOf(report.findings, source))) return fail()
  const plain = plainOf(root)
  if (!validate(plain)) {
    reportSchemaErrors(validate.errors ?? [], root, view, report)
    return fail()
  }
  const chosen = layer ?? plain.layer
  if (chosen === undefined)
    report.add({severity: 'error', code: 'missing-field', ...at(root), message: 'The file lacks "layer", and --layer is not given.'})
  else checkLayer(chosen, plain, root, report)
  const problems = problemsOf(report.findings, source)
  if (chosen === undefined || hasErrors(problems)) return {agent: undefined, problems}
  return {agent: {...plain, layer: chosen}, problems}
}

/** A file that the agent file names, from where it is named. */
export function besideFile(file: string, named: string): string {
  return isAbsolute(named) ? named : resolve(file, '..', named)
}

type Field = keyof AgentFile

/** What each layer needs; `kubernetes` may always be absent: the pod's own account is taken then. */
const NEEDS: {readonly [layer in AgentLayer]: readonly Field[]} = {
  continuum: ['slice', 'state_directory', 'members', 'api', 'fabric'],
  cluster: ['slice', 'cluster', 'state_directory', 'fabric'],
  node: ['slice', 'cluster', 'node', 'fabric'],
}
/** What none but this layer has. */
const ONLY: readonly (readonly [field: Field, layers: readonly AgentLayer[]])[] = [
  ['members', ['continuum']],
  ['api', ['continuum']],
  ['change_deadline_seconds', ['cluster']],
  ['allow_executables', ['continuum', 'cluster']],
  ['cluster', ['cluster', 'node']],
  ['node', ['node']],
  ['telemetry', ['node']],
  ['applications', ['cluster']],
  ['knobs', ['node']],
]
/** What an agent in a simulated world says: all else it has of its testbed. */
const SIMULATED: readonly Field[] = ['testbed', 'layer', 'cluster', 'node']

function checkLayer(layer: AgentLayer, file: AgentFile, root: Located, report: Report): void {
  const error = (code: string, place: ReturnType<typeof at>, message: string, suggestion?: string) =>
    report.add({severity: 'error', code, ...place, message, suggestion})
  const placeOf = (field: Field): ReturnType<typeof at> => {
    const entry = entryOf(root, field)
    return entry === undefined ? at(root) : atKey(entry)
  }
  if (file.layer !== undefined && file.layer !== layer)
    error('layer-contradicts', placeOf('layer'), `The file is of a ${file.layer} agent, --layer says ${layer}.`)
  const isSimulated = file.testbed !== undefined
  const needs = isSimulated ? NEEDS[layer].filter((field) => SIMULATED.includes(field)) : NEEDS[layer]
  for (const field of needs) {
    if (file[field] === undefined) error('missing-field', at(root), `An agent of the layer ${layer} needs "${field}".`)
  }
  for (const [field, layers] of ONLY) {
    if (file[field] !== undefined && !layers.includes(layer))
      error(
        'field-of-another-layer',
        placeOf(field),
        `"${field}" is for agents of the layer ${layers.join(' or ')}; this one is of the layer ${layer}.`,
      )
  }
  if (isSimulated) {
    for (const field of [
      'slice',
      'kubernetes',
      'members',
      'api',
      'fabric',
      'telemetry',
      'knobs',
      'applications',
      'health',
      'state_directory',
      'change_deadline_seconds',
      'allow_executables',
      'namespaces',
    ] as const) {
      if (file[field] !== undefined)
        error('field-of-the-testbed', placeOf(field), `The testbed ${file.testbed} says its own "${field}".`, 'Leave one of the two out.')
    }
    return
  }
  checkFabric(layer, file, error, placeOf)
  for (const [index, {cluster}] of (file.members ?? []).entries()) {
    if (file.members?.findIndex((other) => other.cluster === cluster) !== index)
      error('duplicate-name', placeOf('members'), `The member ${cluster} is named twice.`)
  }
}

function checkFabric(
  layer: AgentLayer,
  {fabric}: AgentFile,
  error: (code: string, place: ReturnType<typeof at>, message: string) => void,
  placeOf: (field: Field) => ReturnType<typeof at>,
): void {
  if (fabric === undefined) return
  if (layer !== 'node' && fabric.listen === undefined)
    error('missing-field', placeOf('fabric'), `The fabric of a ${layer} agent needs "listen": it carries the broker of those below it.`)
  if (layer !== 'continuum' && fabric.connect === undefined)
    error('missing-field', placeOf('fabric'), `The fabric of a ${layer} agent needs "connect": where the agent above it listens.`)
  if (layer === 'node' && fabric.listen !== undefined)
    error('field-of-another-layer', placeOf('fabric'), 'A node agent carries no broker: "listen" is not for it.')
  if (layer === 'continuum' && fabric.connect !== undefined)
    error('field-of-another-layer', placeOf('fabric'), 'Nothing stands above the continuum agent: "connect" is not for it.')
}
