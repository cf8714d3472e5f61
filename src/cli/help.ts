import type {Interfaces} from '@oclif/core'
import {GLOBAL} from './base-command.js'
import type {CommandClass, CommandTable} from './command-table.js'
import {environmentName} from './flags.js'
import {readPackage} from './program.js'
import {
  type CommandPage,
  type FlagEntry,
  type IndexPage,
  type RootPage,
  renderCommandPage,
  renderIndexPage,
  renderRootPage,
} from './render/help.js'
import type {View} from './text/view.js'
import {FIRST_STEPS, TOPICS, VERBS} from './topics.js'
import {usageLine} from './usage.js'

type FlagTable = Interfaces.FlagInput

export type Help = {readonly data: object; readonly text: (view: View) => string}

/** Help for the root (`''`), a topic or a command, as data and as text. */
export async function helpFor(table: CommandTable, subject: string, root: string): Promise<Help> {
  if (subject === '') {
    const page = await rootPage(table, root)
    return {data: page, text: (view) => renderRootPage(page, view)}
  }
  if (table.has(subject)) {
    const page = commandPage(await table.load(subject))
    return {data: page, text: (view) => renderCommandPage(page, view)}
  }
  const page = await topicPage(table, subject)
  return {data: page, text: (view) => renderIndexPage(page, view)}
}

export async function rootPage(table: CommandTable, root: string): Promise<RootPage> {
  const {description} = readPackage(root)
  const commands = await table.loadAll(table.under(''))
  return {
    summary: typeof description === 'string' ? description : '',
    firstSteps: FIRST_STEPS.filter(([command]) => table.has(command)).map(([command, says]) => ({name: command, summary: says})),
    topics: TOPICS.filter((topic) => table.isTopic(topic.name)),
    commands: commands.filter((command) => command.hidden !== true).map(nameAndSummary),
  }
}

export async function topicPage(table: CommandTable, topic: string): Promise<IndexPage> {
  const commands = await table.loadAll(table.under(topic).toSorted((a, b) => verbRank(a) - verbRank(b)))
  return {
    topic,
    summary: TOPICS.find((one) => one.name === topic)?.summary ?? '',
    commands: commands.filter((command) => command.hidden !== true).map(nameAndSummary),
  }
}

/** Everything that help, the README and completion say of one command. */
export function commandPage(command: CommandClass): CommandPage {
  const own: FlagTable = command.flags
  const base: FlagTable = command.baseFlags
  return {
    name: command.id,
    summary: command.summary ?? '',
    description: command.description,
    usage: `${usageLine(command)} [flags]`,
    args: Object.entries(command.args)
      .filter(([, arg]) => arg.hidden !== true)
      .map(([name, arg]) => ({name, required: arg.required === true, description: arg.description ?? '', options: arg.options ?? []})),
    flags: Object.entries({...own, ...base})
      .filter(([, flag]) => flag.hidden !== true)
      .map(([name, flag]) => flagEntry(name, flag)),
    examples: examplesOf(command),
  }
}

function flagEntry(name: string, flag: FlagTable[string]): FlagEntry {
  const isOption = flag.type === 'option'
  const valueName = isOption && typeof flag.helpValue === 'string' ? flag.helpValue.replace(/[<>]/g, '') : name
  return {
    name,
    char: flag.char,
    takesValue: isOption,
    canNegate: flag.type === 'boolean' && flag.allowNo === true,
    valueName: isOption ? valueName : undefined,
    description: flag.summary ?? flag.description ?? '',
    options: isOption ? [...(flag.options ?? [])] : [],
    fallback: typeof flag.default === 'string' || typeof flag.default === 'number' ? String(flag.default) : undefined,
    env: flag.env ?? environmentName(name),
    isGlobal: flag.helpGroup === GLOBAL,
  }
}

function examplesOf(command: CommandClass): readonly string[] {
  const written = typeof command.examples === 'string' ? [command.examples] : command.examples
  return written.map((one) => (typeof one === 'string' ? one : one.command)).map((one) => expand(one, command.id))
}

function expand(text: string, id: string): string {
  return text.replaceAll('<%= config.bin %>', 'mlsysops').replaceAll('<%= command.id %>', id)
}

/** As a newcomer needs them; what has no place stands at the end. */
function verbRank(id: string): number {
  const rank = VERBS.indexOf(id.split(' ')[1] ?? '')
  return rank < 0 ? VERBS.length : rank
}

function nameAndSummary(command: CommandClass): {readonly name: string; readonly summary: string} {
  return {name: command.id, summary: command.summary ?? ''}
}
