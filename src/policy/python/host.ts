import {homedir} from 'node:os'
import {fileURLToPath} from 'node:url'
import type {Clock} from '../../support/clock.js'
import {systemClock} from '../../support/clock-system.js'
import {OperationalError} from '../../support/errors.js'
import {isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {type Conversation, converse} from '../../support/process/converse.js'
import {parseDuration} from '../../support/text/duration.js'
import type {Analysis, PolicyDescriptor, PolicyInput} from '../contract.js'
import {Guard} from '../guard.js'
import type {HostedPolicy} from '../hosted.js'
import {OutputLog} from '../output-log.js'
import {pythonInput} from './input.js'
import {translatePlan} from './plan.js'

export type PythonLimits = {readonly callMs: number; readonly loadMs: number; readonly memoryMb: number}

export type PythonPolicyOptions = {
  /** Of the policy: from its file, `policy-<name>.py`. */
  readonly name: string
  /** The policy's file. */
  readonly path: string
  readonly layer: 'cluster' | 'continuum'
  /** The interpreter: a program on the PATH, or a path, such as that of a virtual environment. */
  readonly python: string
  readonly clock: Pick<Clock, 'now' | 'machine' | 'hold'>
  readonly limits?: Partial<PythonLimits>
}

export const PYTHON_LIMITS: PythonLimits = {callMs: 10_000, loadMs: 60_000, memoryMb: 2_048}
const RUNNER = fileURLToPath(new URL('./runner/run.py', import.meta.url))
const DEFAULT_INTERVAL_MS = 10_000
const WINDOW_MS = 300_000
/** An interpreter thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine

/** `policy-<name>.py`; upstream takes what is between the first two dashes, which lets two files collide. */
export function pythonPolicyName(fileName: string): string | undefined {
  const name = /^(?:policy-)?([A-Za-z0-9](?:[-_A-Za-z0-9]*[A-Za-z0-9])?)\.py$/.exec(fileName)?.[1]
  return name
    ?.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/**
 * A policy of upstream's shape in an interpreter of its own, which stays warm: `initialize`, `analyze` and `plan` with their six arguments. What it does
 * there ends the interpreter at most. Rejects with `policy-invalid` where the file is no such policy, and with `tool-missing` where there is no interpreter.
 */
export async function startPythonPolicy(options: PythonPolicyOptions): Promise<HostedPolicy> {
  return new PythonPolicy(options).start()
}

type Loaded = {readonly context: JsonObject; readonly version: string; readonly summary: string}

class PythonPolicy {
  readonly #options: PythonPolicyOptions
  readonly #limits: PythonLimits
  readonly #guard: Guard
  readonly #output: OutputLog
  #live: Interpreter | undefined
  #starting: Promise<Interpreter> | undefined
  #isClosed = false

  constructor(options: PythonPolicyOptions) {
    this.#options = options
    this.#limits = {...PYTHON_LIMITS, ...options.limits}
    this.#guard = new Guard(options.clock.machine)
    this.#output = new OutputLog(options.clock.now)
  }

  async start(): Promise<HostedPolicy> {
    const {loaded} = await this.#holding(() => this.#interpreter())
    const descriptor = descriptorOf(this.#options, loaded)
    return {
      descriptor,
      stateVersion: 1,
      initialState: async () => loaded.context,
      analyze: (input, state, signal) => this.#analyze(descriptor, input, state, signal),
      plan: (input, state, signal) => this.#plan(descriptor, input, state, signal),
      output: () => this.#output.lines(),
      health: () => this.#guard.health(),
      close: () =>
        this.#holding(async () => {
          this.#isClosed = true
          await (await this.#starting?.catch(() => undefined))?.end()
          await this.#live?.end()
        }),
    }
  }

  async #analyze(descriptor: PolicyDescriptor, input: PolicyInput, state: JsonValue, signal: AbortSignal) {
    const answer = await this.#ask('analyze', descriptor, input, state, signal)
    const nextAnalyzeMs = intervalOf(answer['interval'])
    const analysis: Analysis =
      answer['adapt'] === true
        ? {verdict: 'adapt', reason: `${descriptor.name} wants to adapt`}
        : {verdict: 'fine', reason: `${descriptor.name} sees no need to adapt`}
    return {analysis, state: answer['state'] ?? null, ...(nextAnalyzeMs === undefined ? {} : {nextAnalyzeMs})}
  }

  async #plan(descriptor: PolicyDescriptor, input: PolicyInput, state: JsonValue, signal: AbortSignal) {
    const answer = await this.#ask('plan', descriptor, input, state, signal)
    const {plan, problems} = translatePlan(answer['plan'] ?? {}, input)
    for (const problem of problems) this.#output.add('err', `Of its plan was left out: ${problem}.`)
    if (plan === undefined && problems.length > 0)
      return {
        plan: {actions: [], candidates: [], summary: `Nothing of its plan can be done: ${problems.join('; ')}`},
        state: answer['state'] ?? null,
      }
    return {plan, state: answer['state'] ?? null}
  }

  #ask(
    method: 'analyze' | 'plan',
    {metrics, layer}: PolicyDescriptor,
    input: PolicyInput,
    state: JsonValue,
    signal: AbortSignal,
  ): Promise<JsonObject> {
    const ask = async () => {
      const interpreter = await this.#interpreter()
      const given = pythonInput(input, layer === 'continuum' ? 'continuum' : 'cluster', metrics, WINDOW_MS)
      const instance = input.application?.name ?? ''
      return interpreter.ask({method, instance, state, ...given}, this.#limits.callMs, signal)
    }
    return this.#guard.ask(() => this.#holding(ask), signal)
  }

  async #interpreter(): Promise<Interpreter> {
    if (this.#isClosed) throw new OperationalError('The policy was taken away.', {code: 'policy-closed', exit: 'remote'})
    if (this.#live?.isAlive === true) return this.#live
    this.#starting ??= Interpreter.start(this.#options, this.#limits, this.#output).finally(() => {
      this.#starting = undefined
    })
    this.#live = await this.#starting
    return this.#live
  }

  /** While an interpreter is waited for, virtual time waits, too. */
  async #holding<T>(work: () => Promise<T>): Promise<T> {
    const release = this.#options.clock.hold()
    try {
      return await work()
    } finally {
      release()
    }
  }
}

function descriptorOf({name, layer}: PythonPolicyOptions, {context, version, summary}: Loaded): PolicyDescriptor {
  const telemetry = context['telemetry']
  const metrics =
    isObject(telemetry) && Array.isArray(telemetry['metrics']) ? telemetry['metrics'].filter((one) => typeof one === 'string') : []
  const configuration = context['configuration']
  const intervalMs = intervalOf(isObject(configuration) ? configuration['analyze_interval'] : undefined)
  return {
    name,
    version,
    summary,
    layer,
    scope: context['scope'] === 'global' ? 'global' : 'application',
    core: false,
    metrics: ['qos_metrics', ...metrics],
    mechanisms: ['placement', 'cluster-placement'],
    intervalMs: intervalMs ?? DEFAULT_INTERVAL_MS,
    cooldownMs: 0,
  }
}

/** Upstream's `5s`, `1m`, `2h`, `1d`. */
function intervalOf(value: JsonValue | undefined): number | undefined {
  const ms = typeof value === 'string' ? parseDuration(value) : undefined
  return ms === undefined || ms <= 0 ? undefined : ms
}

type Pending = {readonly resolve: (result: JsonObject) => void; readonly reject: (error: Error) => void}

/** One interpreter, from its start to its end. */
class Interpreter {
  readonly #conversation: Conversation
  readonly #pending: Map<number, Pending>
  loaded: Loaded = {context: {}, version: '0', summary: ''}
  isAlive = true
  #calls = 0
  #last: Promise<unknown> = Promise.resolve()

  private constructor(conversation: Conversation, pending: Map<number, Pending>) {
    this.#conversation = conversation
    this.#pending = pending
  }

  static async start({path, python}: PythonPolicyOptions, limits: PythonLimits, output: OutputLog): Promise<Interpreter> {
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
      const {context, version, summary} = await interpreter.ask({method: 'load'}, limits.loadMs, NEVER)
      interpreter.loaded = {
        context: isObject(context) ? context : {},
        version: typeof version === 'string' ? version : '1.0.0',
        summary: typeof summary === 'string' ? summary : '',
      }
      return interpreter
    } catch (error) {
      await conversation.end()
      const message = error instanceof Error ? error.message : String(error)
      throw new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', cause: error})
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

const NEVER = new AbortController().signal

/** An interpreter is given what it needs to start, and nothing of its agent's secrets. */
function environment(): {readonly [name: string]: string} {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'VIRTUAL_ENV', 'PYTHONPATH', 'MLS_MLCONNECTOR_ENDPOINT', 'TMPDIR']
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return {...Object.fromEntries(kept), PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1'}
}

function take(line: string, pending: Map<number, Pending>): void {
  const answer = JSON.parse(line) as {readonly id: number; readonly result?: JsonObject; readonly error?: string}
  const call = pending.get(answer.id)
  if (answer.error === undefined) call?.resolve(answer.result ?? {})
  else call?.reject(fault(answer.error))
}

function fault(why: string): OperationalError {
  return new OperationalError(why, {code: 'policy-failed', exit: 'remote'})
}
