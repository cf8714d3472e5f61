import {type Complain, type DocumentShape, readChecked} from '../../descriptions/checked-document.js'
import type {Problem} from '../../descriptions/problem.js'
import {schema} from '../generated/replay-case.schema.generated.js'
import type {ReplayCase, ReplayCaseFile} from '../generated/replay-case.types.generated.js'
import {validate} from '../generated/replay-case.validator.generated.js'
import type {Trace} from '../trace/contract.js'
import {isoTimeMs} from '../trace/times.js'
import {namesRecorded} from './recorded-names.js'

const SHAPE: DocumentShape<ReplayCaseFile> = {
  rootKey: 'MLSysOpsReplay',
  says: 'A replay case is a map with the root key "MLSysOpsReplay".',
  schema,
  validate,
}

/** What is asked of a recording, with every problem at its place: names that it does not have, too. `file` is shown. */
export function parseReplayCase(
  text: string,
  file: string,
  recording: Trace,
): {readonly case: ReplayCase | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = readChecked(text, file, SHAPE, (read, complain) => {
    namesRecorded(recording)(read, complain)
    complainOfTime(read, complain)
    complainOfHosts(read, complain)
  })
  return {case: value?.MLSysOpsReplay, problems}
}

function complainOfTime({MLSysOpsReplay: {evaluate_from}}: ReplayCaseFile, complain: Complain): void {
  if (evaluate_from !== undefined && Number.isNaN(isoTimeMs(evaluate_from)))
    complain(['evaluate_from'], 'not-a-time', `"${evaluate_from}" is no time.`, 'ISO 8601 is expected, such as 2025-09-26T17:58:00Z.')
}

function complainOfHosts({MLSysOpsReplay: {hosts}}: ReplayCaseFile, complain: Complain): void {
  const [first, second] = hosts
  if (first !== undefined && first.name === second?.name)
    complain(['hosts', 1, 'name'], 'same-host', `Both hosts are called ${first.name}.`, 'A move is between two hosts of different names.')
}
