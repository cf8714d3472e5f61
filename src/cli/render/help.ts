import {pad, textWidth, wrapText} from '../../support/text/width.js'
import type {View} from '../text/view.js'

export type RootPage = {
  readonly summary: string
  readonly firstSteps: readonly Entry[]
  readonly topics: readonly Entry[]
  readonly commands: readonly Entry[]
}
export type IndexPage = {readonly topic: string; readonly summary: string; readonly commands: readonly Entry[]}
export type CommandPage = {
  readonly name: string
  readonly summary: string
  readonly description: string | undefined
  readonly usage: string
  readonly args: readonly {
    readonly name: string
    readonly required: boolean
    readonly description: string
    readonly options: readonly string[]
  }[]
  readonly flags: readonly FlagEntry[]
  readonly examples: readonly string[]
}
export type FlagEntry = {
  readonly name: string
  readonly char: string | undefined
  readonly takesValue: boolean
  readonly canNegate: boolean
  readonly valueName: string | undefined
  readonly description: string
  readonly options: readonly string[]
  readonly fallback: string | undefined
  readonly env: string | undefined
  readonly isGlobal: boolean
}
type Entry = {readonly name: string; readonly summary: string}

export function renderRootPage(page: RootPage, view: View): string {
  const steps = page.firstSteps.map(({name, summary}) => ({name: `mlsysops ${name}`, summary}))
  return [
    page.summary,
    section('FIRST STEPS', list(steps, view), view),
    section('TOPICS', list(page.topics, view), view),
    section('COMMANDS', list(page.commands, view), view),
    section(
      'EVERYWHERE',
      list(
        [
          {name: '--json', summary: 'answer with one JSON value'},
          {name: '--help', summary: 'after any topic or command: what it does, its flags, examples'},
          {name: '--version', summary: 'the version'},
        ],
        view,
      ),
      view,
    ),
  ].join('\n\n')
}

export function renderIndexPage(page: IndexPage, view: View): string {
  const commands = page.commands.map(({name, summary}) => ({name: `mlsysops ${name}`, summary}))
  const next = `  mlsysops ${page.commands[0]?.name ?? page.topic} --help`
  return [page.summary, section('COMMANDS', list(commands, view), view), section('MORE', next, view)].join('\n\n')
}

export function renderCommandPage(page: CommandPage, view: View): string {
  const own = page.flags.filter((flag) => !flag.isGlobal)
  const global = page.flags.filter((flag) => flag.isGlobal)
  const args = page.args.map((arg) => ({name: arg.name, summary: `${arg.description}${choices(arg.options)}`}))
  const parts = [
    page.summary,
    section('USAGE', `  ${page.usage}`, view),
    args.length === 0 ? '' : section('ARGUMENTS', list(args, view), view),
    own.length === 0 ? '' : section('FLAGS', list(own.map(flagEntry), view), view),
    section('GLOBAL FLAGS', list(global.map(flagEntry), view), view),
    '  Any flag can be set by the environment, such as --json by MLSYSOPS_JSON=1.',
    page.description === undefined ? '' : section('DESCRIPTION', `  ${wrapText(page.description, view.width - 4, 2)}`, view),
    page.examples.length === 0 ? '' : section('EXAMPLES', page.examples.map((one) => `  ${view.style.dim('$')} ${one}`).join('\n'), view),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function flagEntry(flag: FlagEntry): Entry {
  const short = flag.char === undefined ? '' : `-${flag.char}, `
  const long = `--${flag.canNegate ? '[no-]' : ''}${flag.name}`
  const value = flag.takesValue ? ` <${flag.valueName ?? flag.name}>` : ''
  const fallback = flag.fallback === undefined ? '' : ` [default: ${flag.fallback}]`
  return {name: `${short}${long}${value}`, summary: `${flag.description}${choices(flag.options)}${fallback}`}
}

function choices(options: readonly string[]): string {
  return options.length === 0 ? '' : ` (${options.join(', ')})`
}

function section(title: string, body: string, view: View): string {
  return `${view.style.bold(title)}\n${body}`
}

function list(entries: readonly Entry[], view: View): string {
  const width = Math.min(34, Math.max(0, ...entries.map(({name}) => textWidth(name))))
  return entries
    .map(({name, summary}) => {
      const start = `  ${view.style.cyan(name)}`
      if (textWidth(name) > width) return `${start}\n${' '.repeat(width + 5)}${wrapText(summary, view.width - width - 5, width + 5)}`
      return `  ${view.style.cyan(name)}${pad('', width - textWidth(name))}   ${wrapText(summary, view.width - width - 5, width + 5)}`
    })
    .join('\n')
}
