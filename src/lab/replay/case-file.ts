import {type DocumentKind, parseOneDocument} from '../../descriptions/one-document.js'
import type {Problem} from '../../descriptions/problem.js'
import {schema} from '../generated/replay-case.schema.generated.js'
import type {ReplayCase, ReplayCaseFile} from '../generated/replay-case.types.generated.js'
import {validate} from '../generated/replay-case.validator.generated.js'

const KIND: DocumentKind<ReplayCaseFile> = {rootKey: 'MLSysOpsReplay', called: 'A replay case', schema, validate}

/** What is asked of a recording, with every problem at its place; `file` is shown. */
export function parseReplayCase(
  text: string,
  file: string,
): {readonly case: ReplayCase | undefined; readonly problems: readonly Problem[]} {
  const {document, problems} = parseOneDocument(text, file, KIND)
  return {case: document?.MLSysOpsReplay, problems}
}
