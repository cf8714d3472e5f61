import type {Clock} from '../../support/clock.js'
import {Guard} from '../../support/hosting/guard.js'
import {KeptProcess} from '../../support/hosting/kept-process.js'
import {OutputLog} from '../../support/hosting/output-log.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {parseDuration} from '../../support/text/duration.js'
import {holding} from '../../support/waiting.js'
import type {Analysis, Layer, PolicyDescriptor, PolicyInput} from '../contract.js'
import {type HostedPolicy, POLICY_CLOSED, POLICY_FAILED} from '../hosted.js'
import {pythonInput} from './input.js'
import {Interpreter, PYTHON_LIMITS, type PythonLimits} from './interpreter.js'
import type {Loaded} from './loading.js'
import {translatePlan} from './plan.js'

export type PythonPolicyOptions = {
  /** Of the policy: from its file, `policy-<name>.py`. */
  readonly name: string
  /** The policy's file. */
  readonly path: string
  /** Of this source: what another remembers is not its own, for a context is memory and settings in one. */
  readonly stateVersion: number
  /** Absent: as its mechanisms say. */
  readonly layer?: Layer | undefined
  /** The interpreter: a program on the PATH, or a path, such as that of a virtual environment. */
  readonly python: string
  readonly clock: Pick<Clock, 'now' | 'machine' | 'hold'>
  readonly limits?: Partial<PythonLimits>
}

const DEFAULT_INTERVAL_MS = 10_000
const WINDOW_MS = 300_000
/** Upstream's mechanisms of which each is at one layer only. `fluidity_proxy` says nothing: upstream names it in clusters, too. */
const LAYER_OF: {readonly [mechanism: string]: Layer} = {clusterPlacement: 'continuum', CPUFrequencyConfigurator: 'node'}
/** What plans of upstream's can become. What its policies say of their mechanisms binds them there as little as here. */
const IN_CLUSTER = ['placement', 'image', 'resources', 'runtime-class', 'cpu-frequency']
const MECHANISMS: {readonly [layer in Layer]: readonly string[]} = {
  continuum: ['cluster-placement'],
  cluster: IN_CLUSTER,
  node: ['cpu-frequency'],
}

/**
 * A policy of upstream's shape in an interpreter of its own, which stays warm: `initialize`, `analyze` and `plan` with their six arguments. What it does
 * there ends the interpreter at most. Rejects with `policy-invalid` where the file is no such policy, and with `tool-missing` where there is no interpreter.
 */
export async function startPythonPolicy(options: PythonPolicyOptions): Promise<HostedPolicy> {
  return new PythonPolicy(options).start()
}

/** While an interpreter is waited for, virtual time waits, too. */
class PythonPolicy {
  readonly #options: PythonPolicyOptions
  readonly #limits: PythonLimits
  readonly #guard: Guard
  readonly #output: OutputLog
  readonly #interpreter: KeptProcess<Interpreter>

  constructor(options: PythonPolicyOptions) {
    this.#options = options
    this.#limits = {...PYTHON_LIMITS, ...options.limits}
    this.#guard = new Guard(options.clock.machine, POLICY_FAILED)
    this.#output = new OutputLog(options.clock.now)
    this.#interpreter = new KeptProcess({
      begin: () => Interpreter.start(options, this.#limits, this.#output),
      closed: POLICY_CLOSED,
      onFault: (why) => this.#guard.blame(why),
    })
  }

  async start(): Promise<HostedPolicy> {
    const {loaded} = await holding(this.#options.clock, () => this.#interpreter.get())
    const descriptor = descriptorOf(this.#options, loaded)
    return {
      descriptor,
      stateVersion: this.#options.stateVersion,
      environment: loaded.environment,
      initialState: async () => loaded.context,
      analyze: (input, state, signal) => this.#analyze(descriptor, input, state, signal),
      plan: (input, state, signal) => this.#plan(descriptor, input, state, signal),
      output: () => this.#output.lines(),
      health: () => this.#guard.health(),
      close: () => holding(this.#options.clock, () => this.#interpreter.close()),
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
      const interpreter = await this.#interpreter.get()
      const given = pythonInput(input, layer, metrics, WINDOW_MS)
      const {name: instance = '', uid = ''} = input.application ?? {}
      return interpreter.ask({method, instance, uid, state, ...given}, this.#limits.callMs, signal)
    }
    return this.#guard.ask(() => holding(this.#options.clock, ask), signal)
  }
}

function descriptorOf({name, layer: asked}: PythonPolicyOptions, {context, version, summary}: Loaded): PolicyDescriptor {
  const telemetry = context['telemetry']
  const metrics = isObject(telemetry) ? textsOf(telemetry['metrics']) : []
  const named = textsOf(context['mechanisms']).map((one) => LAYER_OF[one])
  const layer = asked ?? named.find((one) => one !== undefined) ?? 'cluster'
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
    mechanisms: MECHANISMS[layer],
    intervalMs: intervalMs ?? DEFAULT_INTERVAL_MS,
    // As upstream's agents have it: such a policy does not expect to be asked again because of what it has just done.
    isPaced: true,
    cooldownMs: 0,
  }
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return isList(value) ? value.filter((one) => typeof one === 'string') : []
}

/** Upstream's `5s`, `1m`, `2h`, `1d`. */
function intervalOf(value: JsonValue | undefined): number | undefined {
  const ms = typeof value === 'string' ? parseDuration(value) : undefined
  return ms === undefined || ms <= 0 ? undefined : ms
}
