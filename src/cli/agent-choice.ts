import {readFile} from 'node:fs/promises'
import type {AgentChoice} from '../compose/slice.js'
import {OperationalError} from '../support/errors.js'
import {suggest} from '../support/suggest.js'

/** What a file for `agent run --config` says: the agent, and the testbed whose world it works in. */
export type AgentFile = {readonly choice: AgentChoice; readonly testbed: string | undefined}

const KEYS = ['testbed', 'cluster', 'node'] as const
type Key = (typeof KEYS)[number]

/** Reads it; every problem at once, each with its place. */
export async function readAgentFile(path: string, layer: AgentChoice['layer']): Promise<AgentFile> {
  const {isMap, isScalar, LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(await textOf(path), {lineCounter})
  const problems: string[] = []
  const report = (offset: number, message: string) => {
    const {line, col} = lineCounter.linePos(offset)
    problems.push(`${path}:${line}:${col} ${message}`)
  }
  for (const error of document.errors) report(error.pos[0], error.message.split('\n', 1).join(''))
  const values = new Map<Key, string>()
  const {contents} = document
  if (contents !== null && !isMap(contents)) report(0, 'it must be a map with the keys testbed, cluster and node')
  for (const {key, value} of isMap(contents) ? contents.items : []) {
    const offset = isScalar(key) ? key.range[0] : 0
    const name = isScalar(key) ? String(key.value) : ''
    const known = KEYS.find((one) => one === name)
    const near = suggest(name, KEYS)
    if (known === undefined) report(offset, `${name}: it is not known${near === undefined ? '' : `; did you mean ${near}?`}`)
    else if (isScalar(value) && typeof value.value === 'string') values.set(known, value.value)
    else report(offset, `${name}: it must be a text`)
  }
  const needed: readonly Key[] = layer === 'node' ? ['cluster', 'node'] : layer === 'cluster' ? ['cluster'] : []
  for (const key of needed) if (!values.has(key)) report(0, `${key}: an agent of layer ${layer} needs it`)
  if (problems.length > 0) {
    throw new OperationalError(`The agent's file is not valid.\n${problems.join('\n')}`, {
      code: 'agent-file-invalid',
      exit: 'invalid',
      details: {problems},
    })
  }
  const [cluster = '', node = ''] = [values.get('cluster'), values.get('node')]
  const choice: AgentChoice = layer === 'continuum' ? {layer} : layer === 'cluster' ? {layer, cluster} : {layer, cluster, node}
  return {choice, testbed: values.get('testbed')}
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new OperationalError(`There is no file ${path}.`, {
      code: 'file-not-found',
      exit: 'usage',
      hints: ['It holds the keys testbed, cluster and node, as far as the layer needs them.'],
    })
  }
}
