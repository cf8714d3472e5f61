import {OperationalError} from '../../support/errors.js'
import {suggest} from '../../support/suggest.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'

/** What is assumed in a case, and can be swept. */
export const PARAMETERS = {
  speed: 'how many times as fast the second host is',
  rated: 'how many times as fast its description says it is',
  dear: 'weight of a second on the dear host',
  moving: 'weight of a second in which a move is under way',
  move: 'how long a move takes, in s',
  bound: 'above what it is under-performing',
} as const

export type Parameter = keyof typeof PARAMETERS
export type Setting = {readonly parameter: Parameter; readonly value: number}
export type Axis = {readonly parameter: Parameter; readonly values: readonly number[]}

const SHORTEST_MOVE_S = 0.001

/** `speed=1.5,2.5,3.6`. Rejects with `sweep-invalid`. */
export function axisOf(text: string): Axis {
  const [, name = '', list = ''] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
  const parts = list.split(',').map((part) => part.trim())
  const values = [...new Set(parts.map((part) => (part === '' ? Number.NaN : Number(part))))]
  if (!isParameter(name)) {
    const near = suggest(name, Object.keys(PARAMETERS))
    const known = Object.entries(PARAMETERS).map(([one, meaning]) => `${one}: ${meaning}`)
    throw invalid(`There is no parameter ${name === '' ? text : name}.`, [
      ...(near === undefined ? [] : [`Did you mean ${near}?`]),
      ...known,
    ])
  }
  if (values.some((value) => !Number.isFinite(value) || value < 0 || (value === 0 && name !== 'dear' && name !== 'moving')))
    throw invalid(`${name} takes numbers above 0 with commas between them (dear and moving also 0), and got "${list}".`, [
      `--over ${name}=1,2,3`,
    ])
  if (name === 'move' && values.some((value) => value < SHORTEST_MOVE_S))
    throw invalid(`A move takes at least ${SHORTEST_MOVE_S} s, and got "${list}".`, ['--over move=5,20,60'])
  return {parameter: name, values}
}

/** The case with one of its numbers set. */
export function withSetting(asked: ReplayCase, {parameter, value}: Setting): ReplayCase {
  const [first, second] = asked.hosts
  const hosts = (change: Partial<ReplayCase['hosts'][number]>) =>
    first === undefined || second === undefined ? asked.hosts : [first, {...second, ...change}]
  switch (parameter) {
    case 'speed':
      return {...asked, hosts: hosts({speed: value})}
    case 'rated':
      return {...asked, hosts: hosts({rated: value})}
    case 'dear':
      return {...asked, objective: {...asked.objective, dear: value}}
    case 'moving':
      return {...asked, objective: {...asked.objective, moving: value}}
    case 'move':
      return {...asked, move_s: value}
    case 'bound':
      return {...asked, objective: {...asked.objective, underperforming_above: value}}
  }
}

function isParameter(name: string): name is Parameter {
  return Object.hasOwn(PARAMETERS, name)
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'sweep-invalid', exit: 'usage', hints})
}
