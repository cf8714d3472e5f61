import {suggestCommand} from './command-suggestion.js'
import {CommandTable} from './command-table.js'
import {failureOf, UsageError} from './errors.js'
import {reportFailure} from './report-failure.js'
import {processTerminal, type Terminal, viewOf} from './terminal.js'

/** Finds the command that was asked for, runs it, and gives the exit status. Never rejects. */
export async function dispatch(argv: readonly string[], root: string, terminal: Terminal = processTerminal): Promise<number> {
  const asked = sortOut(argv)
  try {
    const table = new CommandTable(root)
    const {words, rest} = asked
    if (asked.wantsHelp || words.length === 0) return await showHelp(table, root, asked, terminal)
    const id = longestCommand(table, words)
    if (id === undefined) {
      if (table.isTopic(words.join(' ')) && rest.every((one) => GLOBAL_SWITCHES.has(one)))
        return await showHelp(table, root, asked, terminal)
      throw unknownCommand(table, words)
    }
    const [command, {openProgram}] = await Promise.all([table.load(id), import('./program.js')])
    const extra = words.slice(id.split(' ').length)
    return await new command([...extra, ...rest], await openProgram(root)).start(terminal)
  } catch (error) {
    const failure = failureOf(error)
    reportFailure(failure, {json: asked.json, colour: asked.colour, terminal})
    return failure.status
  }
}

type Asked = {
  readonly words: readonly string[]
  readonly rest: readonly string[]
  readonly wantsHelp: boolean
  readonly json: boolean
  readonly colour: boolean | undefined
}

const GLOBAL_SWITCHES: ReadonlySet<string> = new Set(['--json', '--color', '--no-color'])
const HELP: ReadonlySet<string> = new Set(['--help', '-h'])

/** The leading words may be a command; switches that every command has may stand before them. */
function sortOut(argv: readonly string[]): Asked {
  const end = argv.indexOf('--')
  const before = end < 0 ? argv : argv.slice(0, end)
  const first = argv.findIndex((one) => !GLOBAL_SWITCHES.has(one))
  const leading = first < 0 ? argv : argv.slice(0, first)
  const body = first < 0 ? [] : argv.slice(first)
  const stop = body.findIndex((one) => one.startsWith('-'))
  const words = stop < 0 ? body : body.slice(0, stop)
  const isHelpCommand = words[0] === 'help'
  return {
    words: isHelpCommand ? words.slice(1) : words,
    rest: [...leading, ...(stop < 0 ? [] : body.slice(stop))],
    wantsHelp: isHelpCommand || before.some((one) => HELP.has(one)),
    json: before.includes('--json'),
    colour: before.includes('--no-color') ? false : before.includes('--color') ? true : undefined,
  }
}

async function showHelp(table: CommandTable, root: string, asked: Asked, terminal: Terminal): Promise<number> {
  const {helpFor} = await import('./help.js')
  const {words} = asked
  const id = longestCommand(table, words)
  const topic = words.join(' ')
  if (id === undefined && topic !== '' && !table.isTopic(topic)) throw unknownCommand(table, words)
  const stranger = words.length === 0 ? asked.rest.find((one) => !GLOBAL_SWITCHES.has(one) && !HELP.has(one)) : undefined
  if (stranger !== undefined) {
    throw new UsageError(`mlsysops has no flag ${stranger}; flags follow a command.`, {hints: ['mlsysops --help']})
  }
  const help = await helpFor(table, id ?? topic, root)
  if (asked.json) terminal.stdout.write(`${JSON.stringify(help.data, null, 2)}\n`)
  else terminal.stdout.write(`${help.text(viewOf(terminal.stdout, terminal, {colour: asked.colour, nowMs: 0}))}\n`)
  return 0
}

function longestCommand(table: CommandTable, words: readonly string[]): string | undefined {
  for (let length = words.length; length > 0; length -= 1) {
    const id = words.slice(0, length).join(' ')
    if (table.has(id)) return id
  }
  return undefined
}

function unknownCommand(table: CommandTable, words: readonly string[]): UsageError {
  const {asked, near} = suggestCommand(table, words)
  const hints = near.length === 0 ? [] : [`Did you mean ${near.map((id) => `mlsysops ${id}`).join(' or ')}?`]
  const topic = words[0] !== undefined && table.isTopic(words[0]) ? ` ${words[0]}` : ''
  return new UsageError(`mlsysops has no command "${asked}".`, {code: 'unknown-command', hints: [...hints, `mlsysops${topic} --help`]})
}
