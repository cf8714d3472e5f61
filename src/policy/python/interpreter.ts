import {homedir} from 'node:os'
import {fileURLToPath} from 'node:url'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {type Conversation, converse} from '../../support/process/converse.js'
import type {PolicyEnvironment, PolicyPackage} from '../hosted.js'
import type {OutputLog} from '../output-log.js'

export type PythonLimits = {readonly callMs: number; readonly loadMs: number; readonly memoryMb: number}

/** A call is ended before the loop gives up on it. */
export const PYTHON_LIMITS: PythonLimits = {callMs: 8_000, loadMs: 60_000, memoryMb: 2_048}

/** What `initialize` and the file say. */
export type Loaded = {
  readonly context: JsonObject
  readonly version: string
  readonly summary: string
  readonly environment: PolicyEnvironment
}

type Source = {
  /** The policy's file. */
  readonly path: string
  /** The interpreter: a program on the PATH, or an absolute path, such as that of a virtual environment. */
  readonly python: string
}

const RUNNER = fileURLToPath(new URL('./runner/run.py', import.meta.url))
/** An interpreter thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine

type Pending = {readonly resolve: (result: JsonObject) => void; readonly reject: (error: Error) => void}

/** One interpreter, from its start to its end. */
export class Interpreter {
  readonly #conversation: Conversation
  readonly #pending: Map<number, Pending>
  loaded: Loaded = {context: {}, version: '0', summary: '', environment: {python: '', version: '', packages: []}}
  isAlive = true
  #calls = 0
  #last: Promise<unknown> = Promise.resolve()

  private constructor(conversation: Conversation, pending: Map<number, Pending>) {
    this.#conversation = conversation
    this.#pending = pending
  }

  /** Rejects with `policy-invalid` where the file is no policy, or lacks a package; with `tool-missing` where there is no interpreter. */
  static async start({path, python}: Source, limits: PythonLimits, output: OutputLog): Promise<Interpreter> {
    const pending = new Map<number, Pending>()
    const state = {end: (_: string): void => undefined}
    const conversation = await converse({
      file: python,
      args: ['-u', RUNNER, path, String(limits.memoryMb)],
      env: environment(),
      cwd: homedir(),
      onLine: (line) => take(line, pending),
      onError: (line) => output.add('err', line),
      onEnd: (why) => state.end(why),
    })
    const interpreter = new Interpreter(conversation, pending)
    state.end = (why) => interpreter.#end(why)
    try {
      interpreter.loaded = loadedFrom(await interpreter.ask({method: 'load'}, limits.loadMs, NEVER))
      return interpreter
    } catch (error) {
      const {isAlive} = interpreter
      await conversation.end()
      throw isAlive ? invalid(error, python) : deadborn(error, output)
    }
  }

  async end(): Promise<void> {
    await this.#conversation.end()
  }

  /** One after the other: there is one thread to ask. */
  ask(request: JsonObject, limitMs: number, signal: AbortSignal): Promise<JsonObject> {
    const asked = this.#last.catch(() => undefined).then(() => this.#askNow(request, limitMs, signal))
    this.#last = asked
    return asked
  }

  async #askNow(request: JsonObject, limitMs: number, signal: AbortSignal): Promise<JsonObject> {
    signal.throwIfAborted()
    if (!this.isAlive) throw fault('its interpreter has ended')
    const id = ++this.#calls
    const answer = Promise.withResolvers<JsonObject>()
    this.#pending.set(id, answer)
    const cancel = MACHINE.schedule(limitMs, () => {
      answer.reject(fault(`it did not answer within ${limitMs / 1_000} s`))
      this.isAlive = false
      void this.#conversation.end()
    })
    try {
      this.#conversation.say(JSON.stringify({id, ...request}))
      return await answer.promise
    } finally {
      cancel()
      this.#pending.delete(id)
    }
  }

  #end(why: string): void {
    this.isAlive = false
    for (const call of this.#pending.values()) call.reject(fault(why))
    this.#pending.clear()
  }
}

/** Of the environment of the agent: where things are, and nothing secret. */
const PASSED_ON = [
  ...['PATH', 'HOME', 'LANG', 'LC_ALL', 'VIRTUAL_ENV', 'PYTHONPATH', 'TMPDIR'],
  ...['MLS_MLCONNECTOR_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
]
/** Numerical libraries reserve memory for a thread on each core: more than a policy may have, on a machine with many. */
const ONE_THREAD = {OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1'}
const NEVER = new AbortController().signal

/** An interpreter is given what it needs to start, and nothing of its agent's secrets. */
function environment(): {readonly [name: string]: string} {
  const kept = PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return {...Object.fromEntries(kept), PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1', ...ONE_THREAD}
}

type Answer = {readonly id: number; readonly result?: JsonObject; readonly error?: string; readonly details?: JsonObject}

function take(line: string, pending: Map<number, Pending>): void {
  // What our own runner writes, and nobody else can.
  const answer = JSON.parse(line) as Answer
  const call = pending.get(answer.id)
  if (answer.error === undefined) call?.resolve(answer.result ?? {})
  else call?.reject(fault(answer.error, answer.details))
}

function loadedFrom({context, version, summary, python, packages}: JsonObject): Loaded {
  const told = isObject(python) ? python : {}
  return {
    context: isObject(context) ? context : {},
    version: typeof version === 'string' ? version : '1.0.0',
    summary: typeof summary === 'string' ? summary : '',
    environment: {python: textOf(told['path']), version: textOf(told['version']), packages: packagesFrom(packages)},
  }
}

function packagesFrom(value: JsonValue | undefined): readonly PolicyPackage[] {
  return (isList(value) ? value : []).filter(isObject).map(({requirement, installed}) => ({
    requirement: textOf(requirement),
    ...(typeof installed === 'string' ? {installed} : {}),
  }))
}

/** It did not come as far as its answer: an interpreter that is too old, or a file that ends it while it is loaded. */
function deadborn(error: unknown, output: OutputLog): OperationalError {
  const last = output
    .lines()
    .findLast(({text}) => text.trim() !== '')
    ?.text.trim()
  const why = error instanceof Error ? error.message : String(error)
  return new OperationalError(`It is no policy that can run: while it was loaded ${why}${last === undefined ? '' : ` (${last})`}.`, {
    code: 'policy-invalid',
    exit: 'invalid',
    hints: [
      'Python 3.8 or later runs it: --python names another interpreter.',
      'What is done at the top of the file is done whenever it is loaded.',
    ],
    cause: error,
  })
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? {...value} : {}
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function fault(why: string, details: JsonObject = {}): OperationalError {
  return new OperationalError(why, {code: 'policy-failed', exit: 'remote', details: {...details}})
}

/** What keeps a file from being a policy, and the ways out. */
function invalid(error: unknown, python: string): OperationalError {
  if (!(error instanceof OperationalError)) throw error
  // What our own runner told.
  const details = asObject(error.details)
  const {package: missing, packages} = details
  const listed = packagesFrom(packages)
  const hints =
    typeof missing === 'string'
      ? [
          listed.some(({requirement}) => requirement.startsWith(missing))
            ? 'Let the agents install it: mlsysops policy add FILE --install-packages'
            : `Let the agents install it: name it in the packages of initialize(), and add the policy with --install-packages.`,
          `Or use an interpreter that has it: mlsysops policy add FILE --python /path/to/venv/bin/python`,
          `Or install it there yourself: ${python} -m pip install ${missing}`,
        ]
      : ['mlsysops policy init NAME --python writes one to begin with.']
  return new OperationalError(`It is no policy that can run: ${error.message}.`, {
    code: 'policy-invalid',
    exit: 'invalid',
    hints,
    details: {...details, ...(packages === undefined ? {} : {packages: listed})},
    cause: error,
  })
}
