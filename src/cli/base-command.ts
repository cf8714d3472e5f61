import {Command, type Config, Flags, type Interfaces} from '@oclif/core'
import type {Release} from '../support/clock.js'
import {systemClock} from '../support/clock-system.js'
import {directories} from '../support/paths.js'
import {listenForStop, StoppedBySignal} from '../support/signals.js'
import {parseDuration} from '../support/text/duration.js'
import {type Configuration, resolveConfiguration} from './configuration/resolve.js'
import {SETTINGS, type SettingKey} from './configuration/settings.js'
import {failureOf, OutputClosed, UsageError, usageErrorOf} from './errors.js'
import {environmentName} from './flags.js'
import {openProgress, type Progress} from './progress.js'
import {reportFailure} from './report-failure.js'
import {processTerminal, type Stream, type Terminal, viewOf} from './terminal.js'
import {plainStyle} from './text/style.js'
import {forContext, namedContext} from './text/suggested.js'
import type {Renderer, View} from './text/view.js'
import {written} from './text/written.js'
import {usageLine} from './usage.js'

/** The help group of flags that every command of a kind has. */
export const GLOBAL = 'GLOBAL'

// oclif does not export these two by name.
type FlagOutput = Interfaces.OutputFlags<Interfaces.FlagInput>
type ArgOutput = Interfaces.OutputArgs<Interfaces.ArgInput>

const SOON_MS = 1_000

/**
 * What every command shares. A command parses, makes one call, and gives the result to `print` (one answer) or `emit` (a stream). The
 * exit status is the same in text and `--json`; under `--json` stdout holds exactly one value, or one a line where it is a stream.
 */
export abstract class BaseCommand extends Command {
  static override baseFlags = {
    json: Flags.boolean({description: 'answer with one JSON value', helpGroup: GLOBAL}),
    color: Flags.boolean({allowNo: true, description: 'colour, or none, whatever the output is', helpGroup: GLOBAL}),
    debug: Flags.boolean({description: 'show where an error comes from', helpGroup: GLOBAL}),
  }
  static override flags: Interfaces.FlagInput = {}
  /** Flags that take their value from a setting when neither command line nor environment says it. */
  static settings: {readonly [flag: string]: SettingKey} = {}

  protected terminal: Terminal = processTerminal
  #signal: AbortSignal = new AbortController().signal
  #answer: {readonly result: unknown} | undefined
  #text: string | undefined
  #progress: Progress | undefined
  #cancelSoon: Release = () => {}
  #configuration: Promise<Configuration> | undefined
  #colour: boolean | undefined
  #asksJson: boolean
  #nowMs: number | undefined
  readonly #endings: (() => Promise<void>)[] = []

  constructor(argv: string[], config: Config) {
    super(argv, config)
    this.#asksJson = asksJson(argv)
  }

  /** Runs the command to its end: answer, or failure, written; gives the exit status. Never rejects. */
  async start(terminal: Terminal = processTerminal): Promise<number> {
    this.terminal = terminal
    const stop = listenForStop()
    const closed = new AbortController()
    onClosedOutput(() => closed.abort(new OutputClosed()))
    this.#signal = AbortSignal.any([stop.signal, closed.signal])
    try {
      await this.run()
      this.endProgress()
      this.#writeAnswer()
      // A stream that was interrupted has ended as it should, and says by its status what ended it.
      return endedBy(this.#signal) ?? this.exitStatus
    } catch (error) {
      this.endProgress()
      return this.#fail(error)
    } finally {
      for (const end of this.#endings) await end()
      stop.remove()
    }
  }

  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  protected get signal(): AbortSignal {
    return this.#signal
  }

  /** Done when the command has ended, however it ended. */
  protected onEnd(end: () => Promise<void>): void {
    this.#endings.push(end)
  }

  /** For the rare command whose answer is right and yet not good, such as a doctor's. */
  protected exitStatus = 0

  /** The one answer. Given again, it replaces what was given before: only the last is written, when the command has ended well. */
  protected print<Result>(result: Result, render: Renderer<Result>): Result {
    this.#answer = {result}
    this.#text = this.isJson ? undefined : this.#written(render(result, this.view), this.view)
    return result
  }

  /** One item of a stream: written at once. */
  protected emit<Item>(item: Item, render: Renderer<Item>): void {
    this.endProgress()
    this.terminal.stdout.write(`${this.isJson ? JSON.stringify(item) : this.#written(render(item, this.view), this.view)}\n`)
  }

  /** What is waited for, on stderr. */
  protected say(text: string): void {
    this.#progress ??= openProgress(this.terminal.stderr, systemClock)
    this.#progress.say(text)
  }

  /** The same, once it has lasted a second: mostly it is over by then. */
  protected saySoon(text: string): void {
    this.#cancelSoon()
    this.#cancelSoon = systemClock.schedule(SOON_MS, () => this.say(text))
  }

  /** Takes the line of what is waited for away: something else takes the terminal. */
  protected endProgress(): void {
    this.#cancelSoon()
    this.#progress?.end()
  }

  /** A remark for the person on stderr, beside the answer. */
  protected note(text: string): void {
    this.endProgress()
    this.terminal.stderr.write(`${this.#written(text, this.remarkView)}\n`)
  }

  protected get isJson(): boolean {
    return this.#asksJson
  }

  /** Relative times in answers refer to the machine's clock, until a command says the slice's. */
  protected setNow(nowMs: number): void {
    this.#nowMs = nowMs
  }

  protected get view(): View {
    return this.#viewOf(this.terminal.stdout)
  }

  /** Of stderr, for remarks. */
  protected get remarkView(): View {
    return this.#viewOf(this.terminal.stderr)
  }

  /** Can a live screen be shown: is it a person who looks, and can press keys? */
  protected get isScreen(): boolean {
    return this.terminal.stdout.isTTY === true && process.stdin.isTTY
  }

  protected get hasColour(): boolean {
    return this.view.style !== plainStyle
  }

  protected get size(): {readonly columns: number; readonly rows: number} {
    return {columns: this.view.width, rows: this.terminal.stdout.rows ?? 24}
  }

  protected configuration(): Promise<Configuration> {
    this.#configuration ??= resolveConfiguration({
      env: this.terminal.env,
      folder: process.cwd(),
      userFolder: directories().config,
    })
    return this.#configuration
  }

  /** As oclif's, with the environment and the settings below the command line, and with our errors. */
  protected override async parse<F extends FlagOutput, B extends FlagOutput, A extends ArgOutput>(
    options?: Interfaces.Input<F, B, A>,
    argv = this.argv,
  ): Promise<Interfaces.ParserOutput<F, B, A>> {
    const shape = this.constructor as typeof BaseCommand
    try {
      const input = {...options, ...parserInput(shape, await this.#settingDefaults(shape))} as Interfaces.Input<F, B, A>
      const parsed = await super.parse(input, argv)
      this.#colour = parsed.flags['color'] as boolean | undefined
      this.#asksJson = Boolean(parsed.flags.json)
      return parsed
    } catch (error) {
      throw parseErrorOf(error, shape)
    }
  }

  #written(text: string, view: View): string {
    return written(this.#suggested(text), view)
  }

  #suggested(text: string): string {
    return forContext(text, namedContext(this.argv))
  }

  #viewOf(stream: Stream): View {
    return viewOf(stream, this.terminal, {colour: this.#colour, nowMs: this.#nowMs ?? systemClock.now()})
  }

  async #settingDefaults(shape: typeof BaseCommand): Promise<{readonly [flag: string]: unknown}> {
    const bound: {readonly [flag: string]: SettingKey} = {color: 'color', ...shape.settings}
    const {settings} = await this.configuration()
    return Object.fromEntries(
      Object.entries(bound).flatMap(([flag, key]) => {
        const found = settings.get(key)
        if (found?.value === undefined || found.origin === 'environment' || found.origin === 'default') return []
        return [[flag, SETTINGS[key].kind === 'duration' ? parseDuration(String(found.value)) : found.value]]
      }),
    )
  }

  #writeAnswer(): void {
    if (this.#answer === undefined) return
    const text = this.isJson ? JSON.stringify(this.#answer.result ?? null, null, 2) : this.#text
    if (text !== undefined && text !== '') this.terminal.stdout.write(`${text}\n`)
  }

  #fail(error: unknown): number {
    const told = failureOf(error)
    if (error instanceof OutputClosed) return told.status
    const failure = {...told, hints: told.hints.map((hint) => this.#suggested(hint))}
    const isDebug = this.argv.includes('--debug')
    const stack = isDebug && error instanceof Error ? error.stack : undefined
    if (this.#text !== undefined && !this.isJson && this.#answer !== undefined) this.#writeAnswer()
    reportFailure(stack === undefined ? failure : {...failure, stack}, {json: this.isJson, colour: this.#colour, terminal: this.terminal})
    return failure.status
  }
}

/** `head` has read enough, the pipe's reader is gone, or the terminal: what more there is to say, nobody hears. */
function onClosedOutput(act: () => void): void {
  // oclif's own listener throws on all but EPIPE: a terminal that is closed (EIO) would end the process in the middle of its clean-up.
  process.stdout.removeAllListeners('error')
  process.stdout.on('error', (error: NodeJS.ErrnoException) => onlyIfClosed(error, act))
  process.stderr.on('error', (error: NodeJS.ErrnoException) => onlyIfClosed(error, () => {}))
}

function onlyIfClosed(error: NodeJS.ErrnoException, act: () => void): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error
  act()
}

function endedBy({reason}: AbortSignal): number | undefined {
  return reason instanceof StoppedBySignal || reason instanceof OutputClosed ? reason.exitStatus : undefined
}

/** oclif would take a missing argument from stdin, and wait for it. */
function parserInput(shape: typeof BaseCommand, defaults: {readonly [flag: string]: unknown}): object {
  const withDefaults = (flags: Interfaces.FlagInput): object =>
    Object.fromEntries(
      Object.entries(flags).map(([name, flag]) => [
        name,
        {...flag, env: flag.env ?? environmentName(name), ...(name in defaults ? {default: defaults[name]} : {})},
      ]),
    )
  return {
    args: Object.fromEntries(Object.entries(shape.args).map(([name, arg]) => [name, {...arg, ignoreStdin: true}])),
    flags: withDefaults(shape.flags),
    baseFlags: withDefaults(shape.baseFlags),
    strict: shape.strict,
  }
}

function parseErrorOf(error: unknown, shape: typeof BaseCommand): unknown {
  const name = `mlsysops ${shape.id}`
  if (error instanceof UsageError) {
    return error.message === error.statement && error.hints.length > 0
      ? error
      : new UsageError(error.statement, {hints: [`${name} --help`], cause: error})
  }
  const flags = [...Object.keys(shape.flags), ...Object.keys(shape.baseFlags), 'help']
  return usageErrorOf(error, {name, usage: usageLine(shape), flags}) ?? error
}

function asksJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json')
}
