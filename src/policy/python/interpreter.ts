import {homedir} from 'node:os'
import {fileURLToPath} from 'node:url'
import {OperationalError} from '../../support/errors.js'
import type {OutputLog} from '../../support/hosting/output-log.js'
import {isObject, type JsonObject} from '../../support/json.js'
import {JsonLines} from '../../support/process/json-lines.js'
import {plainEnvironment} from '../../support/process/plain-environment.js'
import {NEVER} from '../../support/waiting.js'
import {deadborn, invalid, type Loaded, loadedFrom} from './loading.js'

export type PythonLimits = {readonly callMs: number; readonly loadMs: number; readonly memoryMb: number}

/** A call is ended before the loop gives up on it. */
export const PYTHON_LIMITS: PythonLimits = {callMs: 8_000, loadMs: 60_000, memoryMb: 2_048}

type Source = {
  /** The policy's file. */
  readonly path: string
  /** The interpreter: a program on the PATH, or an absolute path, such as that of a virtual environment. */
  readonly python: string
}

const RUNNER = fileURLToPath(new URL('./runner/run.py', import.meta.url))

/** One interpreter, from its start to its end. */
export class Interpreter {
  readonly loaded: Loaded
  readonly #lines: JsonLines

  private constructor(lines: JsonLines, loaded: Loaded) {
    this.#lines = lines
    this.loaded = loaded
  }

  /** Rejects with `policy-invalid` where the file is no policy, or lacks a package; with `tool-missing` where there is no interpreter. */
  static async start({path, python}: Source, limits: PythonLimits, output: OutputLog): Promise<Interpreter> {
    const lines = await JsonLines.start({
      file: python,
      args: ['-u', RUNNER, path, String(limits.memoryMb)],
      env: environment(),
      cwd: homedir(),
      failed: 'policy-failed',
      memoryMb: limits.memoryMb,
      // A policy found the pipe, and wrote to it.
      onStray: () => 'it wrote where only the answers of its interpreter belong',
      onError: (line) => output.add('err', line),
    })
    try {
      const loaded = await lines.ask({method: 'load'}, limits.loadMs, NEVER)
      return new Interpreter(lines, loadedFrom(isObject(loaded) ? loaded : {}))
    } catch (error) {
      const {isAlive} = lines
      await lines.end()
      throw isAlive ? invalid(error, python) : deadborn(error, output)
    }
  }

  get isAlive(): boolean {
    return this.#lines.isAlive
  }

  get faulted(): Promise<string> {
    return this.#lines.faulted
  }

  async end(): Promise<void> {
    await this.#lines.end()
  }

  async ask(request: JsonObject, limitMs: number, signal: AbortSignal): Promise<JsonObject> {
    const answer = await this.#lines.ask(request, limitMs, signal)
    if (isObject(answer)) return answer
    throw new OperationalError('its interpreter answered with what is no answer', {code: 'policy-failed', exit: 'remote'})
  }
}

/** What a policy in Python may want to know beside. */
const PASSED_ON = ['VIRTUAL_ENV', 'PYTHONPATH', 'MLS_MLCONNECTOR_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT']
/** Numerical libraries reserve memory for a thread on each core: more than a policy may have, on a machine with many. */
const ONE_THREAD = {OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1'}

/** An interpreter is given what it needs to start, and nothing of its agent's secrets. */
function environment(): {readonly [name: string]: string} {
  return {...plainEnvironment(PASSED_ON), PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', ...ONE_THREAD}
}
