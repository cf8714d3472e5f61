import {htmlReport, markdownReport} from '../lab/report/write.js'
import {studyIn} from '../lab/results/saved.js'
import {readNamedFile} from '../support/files.js'

/** The report of a saved answer of `lab replay` or `lab sweep`. */
export async function reportOf(path: string, format: 'html' | 'markdown'): Promise<string> {
  const study = studyIn(await readNamedFile(path, ['mlsysops lab replay … --json > result.json writes one.']), path)
  return format === 'html' ? htmlReport(study) : markdownReport(study)
}
