import {OperationalError} from '../../support/errors.js'
import {readNamedFile} from '../../support/files.js'
import {isRecord} from '../../support/json.js'
import type {ColumnRule} from './joined-csv.js'

const SOURCE_KEYS = ['application', 'component', 'instance', 'node', 'cluster']
const KEYS = ['column', 'metric', 'source', 'combine', 'times']

/** Reads a file that says what the columns of a table are. Rejects with every problem at once. */
export async function readColumnRules(path: string): Promise<readonly ColumnRule[]> {
  const {LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  const parsed = parseDocument(await readNamedFile(path), {lineCounter, prettyErrors: false})
  if (parsed.errors.length > 0)
    throw invalid(
      path,
      parsed.errors.map(({message, pos: [offset]}) => {
        const {line, col} = lineCounter.linePos(offset)
        return `${path}:${line}:${col}: ${message}`
      }),
    )
  const document: unknown = parsed.toJS()
  const rules = isRecord(document) ? document['columns'] : undefined
  if (!Array.isArray(rules)) throw invalid(path, ['columns: a list is expected'])
  const problems = rules.flatMap((rule, index) => problemsOf(rule).map((problem) => `columns[${index}]${problem}`))
  if (problems.length > 0) throw invalid(path, problems)
  return rules as readonly ColumnRule[]
}

function problemsOf(rule: unknown): readonly string[] {
  if (!isRecord(rule)) return [': column and metric are expected']
  const {column, metric, source, combine, times} = rule
  return [
    ...(typeof column === 'string' && isPattern(column) ? [] : ['.column: a regular expression is expected']),
    ...(typeof metric === 'string' && metric !== '' ? [] : ['.metric: the name of a metric is expected']),
    ...(source === undefined || isSource(source) ? [] : [`.source: ${SOURCE_KEYS.join(', ')} are expected, each a text`]),
    ...(combine === undefined || combine === 'mean' || combine === 'sum' ? [] : ['.combine: mean or sum is expected']),
    ...(times === undefined || (typeof times === 'number' && Number.isFinite(times)) ? [] : ['.times: a number is expected']),
    ...Object.keys(rule)
      .filter((key) => !KEYS.includes(key))
      .map((key) => `.${key}: there is no such field`),
  ]
}

function isSource(source: unknown): boolean {
  return isRecord(source) && Object.entries(source).every(([key, value]) => SOURCE_KEYS.includes(key) && typeof value === 'string')
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== ''
  } catch {
    return false
  }
}

function invalid(path: string, problems: readonly string[]): OperationalError {
  return new OperationalError(`${path} does not say what columns are: ${problems.join('; ')}.`, {
    code: 'columns-invalid',
    exit: 'invalid',
    hints: ['templates/lab/hackathon-columns.yaml is one to begin with.'],
    details: {problems},
  })
}
