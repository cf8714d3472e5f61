import {suggest} from '../support/suggest.js'
import type {CommandTable} from './command-table.js'
import {TOPICS} from './topics.js'

/** Words that other tools use for what we call differently. */
const HABITS: {readonly [word: string]: readonly string[]} = {
  add: ['up', 'deploy', 'init'],
  apply: ['deploy'],
  apps: ['app'],
  create: ['up', 'deploy', 'init'],
  delete: ['remove', 'down'],
  destroy: ['down', 'remove'],
  get: ['list', 'describe', 'status'],
  inspect: ['describe'],
  ls: ['list'],
  ps: ['status', 'list'],
  rm: ['remove', 'down'],
  run: ['deploy', 'up'],
  show: ['describe', 'status'],
  start: ['up', 'deploy'],
  stop: ['down', 'remove'],
  undo: ['rollback'],
  why: ['explain'],
}

/** What was probably meant: a habit from another tool, the words in the other order, or a slip of the keys. */
export function suggestCommand(table: CommandTable, words: readonly string[]): {readonly asked: string; readonly near: readonly string[]} {
  const [first = '', second] = words
  const isTopic = table.isTopic(first)
  const asked = isTopic && second !== undefined ? `${first} ${second}` : first
  return {asked, near: isTopic ? verbOf(table, first, second ?? '') : nounOf(table, first, second)}
}

function verbOf(table: CommandTable, topic: string, verb: string): readonly string[] {
  const verbs = table.under(topic).map((id) => id.slice(topic.length + 1))
  const habit = HABITS[verb]?.find((one) => verbs.includes(one))
  const near = habit ?? suggest(verb, verbs)
  return near === undefined ? [] : [`${topic} ${near}`]
}

function nounOf(table: CommandTable, first: string, second: string | undefined): readonly string[] {
  const roots = [...TOPICS.map((topic) => topic.name), ...table.under('')]
  const noun = HABITS[first]?.find((one) => roots.includes(one)) ?? suggest(first, roots)
  if (second !== undefined && noun !== undefined && table.isTopic(noun)) {
    return table.has(`${noun} ${second}`) ? [`${noun} ${second}`] : verbOf(table, noun, second)
  }
  if (second !== undefined && table.isTopic(second)) {
    const turned = table.has(`${second} ${first}`) ? [`${second} ${first}`] : verbOf(table, second, first)
    if (turned.length > 0) return turned
  }
  if (noun !== undefined) return [noun]
  const begun = roots.filter((one) => one.startsWith(first))
  if (first !== '' && begun.length > 0 && begun.length <= 3) return begun
  const verbs = [first, ...(HABITS[first] ?? [])]
  return table.ids.filter((id) => verbs.some((verb) => id.endsWith(` ${verb}`))).slice(0, 3)
}
