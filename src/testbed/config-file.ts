import {OperationalError} from '../support/errors.js'

/** A saved configuration, read field by field: each getter rejects what a person broke, naming the field. */
export interface ConfigReader {
  readonly has: (key: string) => boolean
  readonly string: (key: string) => string
  readonly number: (key: string) => number
  readonly boolean: (key: string) => boolean
  readonly child: (key: string) => ConfigReader
  readonly children: (key: string) => readonly ConfigReader[]
}

export function readConfig(text: string, path: string): ConfigReader {
  return readerOf(parse(text, path), path, '')
}

export function formatConfig(config: object): string {
  return `${JSON.stringify(config, null, 2)}\n`
}

function readerOf(value: unknown, path: string, prefix: string): ConfigReader {
  if (typeof value !== 'object' || value === null) return fail(path, `${prefix === '' ? 'it' : prefix.slice(0, -1)} is not a JSON object`)
  const fields: {readonly [key: string]: unknown} = {...value}
  const wrong = (key: string, what: string): never => fail(path, `${prefix}${key} must be ${what}`)
  return {
    has: (key) => fields[key] !== undefined,
    string: (key) => {
      const found = fields[key]
      return typeof found === 'string' && found !== '' ? found : wrong(key, 'a text')
    },
    number: (key) => {
      const found = fields[key]
      return typeof found === 'number' && Number.isFinite(found) ? found : wrong(key, 'a number')
    },
    boolean: (key) => fields[key] === true,
    child: (key) => readerOf(fields[key], path, `${prefix}${key}.`),
    children: (key) => {
      const found = fields[key]
      return Array.isArray(found) ? found.map((one, index) => readerOf(one, path, `${prefix}${key}[${index}].`)) : wrong(key, 'a list')
    },
  }
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return fail(path, 'it is not JSON')
  }
}

function fail(path: string, problem: string): never {
  throw new OperationalError(`The testbed's configuration ${path} is damaged: ${problem}.`, {
    code: 'testbed-config-damaged',
    exit: 'precondition',
    hints: ['mlsysops testbed reset'],
  })
}
