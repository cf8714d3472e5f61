import type {Complain} from '../../descriptions/checked-document.js'
import {suggest} from '../../support/suggest.js'
import type {ReplayCase, ReplayCaseFile} from '../generated/replay-case.types.generated.js'
import type {Trace, TraceSeries} from '../trace/contract.js'

/**
 * Complains of each name of a case that the recording does not have. What a recording does not say of its series, as a table without labels says no
 * component, is taken as the case says it.
 */
export function namesRecorded({series}: Trace): (file: ReplayCaseFile, complain: Complain) => void {
  return ({MLSysOpsReplay: asked}, complain) => {
    const problems = [
      ...unknown(
        'metric',
        asked.metric,
        namesOf(series, ({metric}) => metric),
      ),
      ...(asked.load === undefined
        ? []
        : unknown(
            'load',
            asked.load,
            namesOf(series, ({metric}) => metric),
          )),
      ...unknown(
        'application',
        asked.application,
        namesOf(series, ({source}) => source.application),
      ),
      ...unknown(
        'component',
        asked.component,
        namesOf(series.filter(isOfApplication(asked)), ({source}) => source.component),
      ),
    ]
    for (const {key, message, hint} of problems.length > 0 ? problems : notOfComponent(series, asked))
      complain([key], 'not-recorded', message, hint)
  }
}

/** Whether a series is of the case's component, as far as it says whose it is. */
export function isOf({application, component}: Pick<ReplayCase, 'application' | 'component'>): (series: TraceSeries) => boolean {
  return (one) => isOfApplication({application})(one) && (one.source.component ?? component) === component
}

type Unknown = {readonly key: string; readonly message: string; readonly hint: string}

function isOfApplication({application}: Pick<ReplayCase, 'application'>): (series: TraceSeries) => boolean {
  return ({source}) => (source.application ?? application) === application
}

function namesOf(series: readonly TraceSeries[], nameOf: (series: TraceSeries) => string | undefined): readonly string[] {
  return [...new Set(series.flatMap((one) => nameOf(one) ?? []))].toSorted()
}

const SHOWN = 20

function unknown(key: 'metric' | 'load' | 'application' | 'component', name: string, known: readonly string[]): readonly Unknown[] {
  if (known.length === 0 || known.includes(name)) return []
  const near = suggest(name, known)
  const rest = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : ''
  const hint = near === undefined ? `It has ${known.slice(0, SHOWN).join(', ')}${rest}.` : `Did you mean "${near}"?`
  return [{key, message: `The recording has no ${key === 'load' ? 'metric' : key} ${name}.`, hint}]
}

function notOfComponent(series: readonly TraceSeries[], asked: ReplayCase): readonly Unknown[] {
  const {metric, application, component} = asked
  const recorded = series.filter((one) => one.metric === metric)
  if (recorded.some(isOf(asked))) return []
  const others = namesOf(recorded, ({source}) => `${source.application ?? application}/${source.component ?? component}`)
  return [{key: 'metric', message: `${metric} was not recorded of ${application}/${component}.`, hint: `It was of ${others.join(', ')}.`}]
}
