import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import type {Trace} from '../trace/contract.js'
import {isOf} from './recorded-names.js'

/** What the metric of a case is in, by the file or else by its name; undefined: neither says it. */
export function unitIn({series}: Trace, asked: ReplayCase): string | undefined {
  const own = series.filter((one) => one.metric === asked.metric && isOf(asked)(one))
  return own.map(({unit}) => unit).find((unit) => unit !== 'unknown')
}
