import type {Study} from '../lab/replay/study.js'
import {htmlReport, markdownReport} from '../lab/report/write.js'
import {OperationalError} from '../support/errors.js'
import {readNamedFile} from '../support/files.js'
import {isObject, type JsonValue} from '../support/json.js'

/** The report of a saved answer of `lab replay` or `lab sweep`. */
export async function reportOf(path: string, format: 'html' | 'markdown'): Promise<string> {
  const study = studyIn(await readNamedFile(path, ['mlsysops lab replay … --json > result.json writes one.']), path)
  return format === 'html' ? htmlReport(study) : markdownReport(study)
}

function studyIn(text: string, path: string): Study {
  try {
    const value = JSON.parse(text) as JsonValue
    // What this program wrote itself: its parts are enough to know it by.
    if (isObject(value) && ['case', 'seeds', 'points', 'shown', 'conditions'].every((key) => key in value)) return value as unknown as Study
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new OperationalError(`${path} is no answer of lab replay or lab sweep.`, {
    code: 'report-impossible',
    exit: 'invalid',
    hints: ['mlsysops lab replay … --json > result.json writes one.'],
  })
}
