import {homedir} from 'node:os'
import {OperationalError} from '../../support/errors.js'
import type {OutputLog} from '../../support/hosting/output-log.js'
import {isObject} from '../../support/json.js'
import {JsonLines} from '../../support/process/json-lines.js'
import {plainEnvironment} from '../../support/process/plain-environment.js'
import {NEVER} from '../../support/waiting.js'
import {LONGEST_ANSWER} from './answers.js'
import type {ManifestSpec} from './manifest.js'
import type {PluginProcess} from './process.js'

/** Between two answers. A program that writes more does nothing else. */
const MOST_LINES = 10_000

/**
 * A mechanism's program in a process group of its own. `sourceFile`: where its script lies, where the manifest has one. Rejects with `mechanism-invalid`
 * where it does not say what it is, with `tool-missing` where it is not there.
 */
export async function startProgram(spec: ManifestSpec, sourceFile: string | undefined, output: OutputLog): Promise<PluginProcess> {
  const {descriptor, environment} = spec
  const {limits} = descriptor
  const [file, ...rest] = spec.command
  let written = 0
  const take = (stream: 'out' | 'err', line: string): string | undefined => {
    written += 1
    if (written <= MOST_LINES) output.add(stream, line)
    return written <= MOST_LINES ? undefined : `it wrote more than ${MOST_LINES} lines that answer nothing`
  }
  const lines = await JsonLines.start({
    file,
    args: [...rest, ...(sourceFile === undefined ? [] : [sourceFile])],
    env: plainEnvironment(environment),
    cwd: homedir(),
    longestLine: 2 * LONGEST_ANSWER,
    memoryMb: limits.memoryMb,
    failed: 'mechanism-failed',
    onStray: (line) => take('out', line),
    onError: (line) => {
      const why = take('err', line)
      if (why !== undefined) lines.giveUp(why)
    },
  })
  try {
    const told = await lines.ask({method: 'describe', params: {}}, limits.loadMs, NEVER)
    const name = isObject(told) ? told['name'] : undefined
    if (name !== undefined && name !== descriptor.name)
      throw new OperationalError(`it says that it is ${String(name)}, and its manifest says ${descriptor.name}`, {
        code: 'mechanism-invalid',
        exit: 'invalid',
      })
  } catch (error) {
    await lines.end()
    throw deadborn(error, output)
  }
  return {
    descriptor,
    faulted: lines.faulted,
    get isAlive() {
      return lines.isAlive
    },
    isSerial: true,
    async ask(method, params, limitMs, {signal, onAsked} = {signal: NEVER, onAsked: () => undefined}) {
      const answer = await lines.ask({method, params}, limitMs, signal, onAsked)
      written = 0
      return answer
    },
    abort: (call, reason) => lines.tell({method: 'abort', params: {id: call, reason}}),
    end: () => lines.end(),
  }
}

/** It did not come as far as its answer: its own last words may say why. */
function deadborn(error: unknown, output: OutputLog): OperationalError {
  const last = output
    .lines()
    .findLast(({text}) => text.trim() !== '')
    ?.text.trim()
  const why = error instanceof Error ? error.message : String(error)
  return new OperationalError(`It does not run: when it was asked to describe itself, ${why}${last === undefined ? '' : ` (${last})`}.`, {
    code: 'mechanism-invalid',
    exit: 'invalid',
    hints: ['It answers {"id": 1, "method": "describe"} with {"id": 1, "result": {}}, a line each: docs/mechanism-plugins.md'],
    cause: error,
  })
}
