import {homedir} from 'node:os'
import {setImmediate as nextRound} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import {type JsonObject, jsonIn} from '../../support/json.js'
import {type Conversation, converse} from '../../support/process/converse.js'
import type {OutputLog} from '../output-log.js'
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
    const state = {end: (_: string): void => undefined, spoil: (): void => undefined}
    const conversation = await converse({
      file: python,
      args: ['-u', RUNNER, path, String(limits.memoryMb)],
      env: environment(),
      cwd: homedir(),
      onLine: (line) => {
        const answer = answerFrom(line)
        if (answer === undefined) state.spoil()
        else take(answer, pending)
      },
      onError: (line) => output.add('err', line),
      onEnd: (why) => state.end(why),
    })
    const interpreter = new Interpreter(conversation, pending)
    state.end = (why) => interpreter.#end(why)
    state.spoil = () => interpreter.#giveUp('it wrote where only the answers of its interpreter belong')
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
      this.#giveUp(`it did not answer within ${limitMs / 1_000} s`)
    })
    try {
      this.#conversation.say(JSON.stringify({id, ...request}))
      // What it printed before it answered is there to be read, too.
      return await answer.promise.finally(() => nextRound())
    } finally {
      cancel()
      this.#pending.delete(id)
    }
  }

  #giveUp(why: string): void {
    this.#end(why)
    void this.#conversation.end()
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

/** What our runner writes; undefined: a policy found the pipe, and wrote to it. */
function answerFrom(line: string): Answer | undefined {
  const answer = jsonIn(line)
  return typeof answer === 'object' && answer !== null && 'id' in answer ? (answer as Answer) : undefined
}

function take(answer: Answer, pending: ReadonlyMap<number, Pending>): void {
  const call = pending.get(answer.id)
  if (answer.error === undefined) call?.resolve(answer.result ?? {})
  else call?.reject(fault(answer.error, answer.details))
}

function fault(why: string, details: JsonObject = {}): OperationalError {
  return new OperationalError(why, {code: 'policy-failed', exit: 'remote', details: {...details}})
}
