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
      ...(asked.load_component === undefined
        ? []
        : unknown(
            'load_component',
            asked.load_component,
            namesOf(
              series.filter((one) => one.metric === asked.load),
              ({source}) => source.component,
            ),
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
    for (const {place, message, hint} of problems.length > 0 ? problems : notThere(series, asked))
      complain(place, 'not-recorded', message, hint)
  }
}

/** Whether a series is of the case's component, as far as it says whose it is. */
export function isOf({application, component}: Pick<ReplayCase, 'application' | 'component'>): (series: TraceSeries) => boolean {
  return (one) => isOfApplication({application})(one) && (one.source.component ?? component) === component
}

/** Whether a series is the load of the case, as far as it says whose it is. */
export function isLoadOf({application, load, load_component}: ReplayCase): (series: TraceSeries) => boolean {
  return (one) =>
    one.metric === load &&
    isOfApplication({application})(one) &&
    (load_component === undefined || (one.source.component ?? load_component) === load_component)
}

type Unknown = {readonly place: readonly (string | number)[]; readonly message: string; readonly hint: string}

function isOfApplication({application}: Pick<ReplayCase, 'application'>): (series: TraceSeries) => boolean {
  return ({source}) => (source.application ?? application) === application
}

function namesOf(series: readonly TraceSeries[], nameOf: (series: TraceSeries) => string | undefined): readonly string[] {
  return [...new Set(series.flatMap((one) => nameOf(one) ?? []))].toSorted()
}

const SHOWN = 20

function unknown(
  key: 'metric' | 'load' | 'load_component' | 'application' | 'component',
  name: string,
  known: readonly string[],
): readonly Unknown[] {
  if (known.length === 0 || known.includes(name)) return []
  const near = suggest(name, known)
  const rest = known.length > SHOWN ? ` and ${known.length - SHOWN} more` : ''
  const hint = near === undefined ? `It has ${known.slice(0, SHOWN).join(', ')}${rest}.` : `Did you mean "${near}"?`
  const kind = {
    metric: 'metric',
    load: 'metric',
    load_component: `component with that load`,
    application: 'application',
    component: 'component',
  }
  return [{place: [key], message: `The recording has no ${kind[key]} ${name}.`, hint}]
}

/** Every name is there, but not together. */
function notThere(series: readonly TraceSeries[], asked: ReplayCase): readonly Unknown[] {
  return [...notOfComponent(series, asked), ...loadOfAnother(series, asked)]
}

function notOfComponent(series: readonly TraceSeries[], asked: ReplayCase): readonly Unknown[] {
  const {metric, application, component, hosts} = asked
  const recorded = series.filter((one) => one.metric === metric)
  const own = recorded.filter(isOf(asked))
  if (recorded.length > 0 && own.length === 0) {
    const others = namesOf(recorded, ({source}) => `${source.application ?? application}/${source.component ?? component}`)
    const message = `${metric} was not recorded of ${application}/${component}.`
    return [{place: ['metric'], message, hint: `It was of ${others.join(', ')}.`}]
  }
  const host = hosts[0]?.name ?? ''
  if (own.length === 0 || own.some(({source}) => (source.node ?? host) === host)) return []
  const hint = `It was on ${namesOf(own, ({source}) => source.node).join(', ')}: the first host is the one where it was recorded.`
  return [{place: ['hosts', 0, 'name'], message: `${metric} was not recorded on ${host}.`, hint}]
}

function loadOfAnother(series: readonly TraceSeries[], asked: ReplayCase): readonly Unknown[] {
  const {load, load_component, application} = asked
  const recorded = series.filter((one) => one.metric === load)
  if (recorded.length === 0 || recorded.some(isLoadOf(asked))) return []
  const others = namesOf(recorded, ({source}) => `${source.application ?? application}/${source.component ?? load_component ?? '?'}`)
  const whose = load_component === undefined ? application : `${application}/${load_component}`
  return [{place: ['load'], message: `${load} was not recorded of ${whose}.`, hint: `It was of ${others.join(', ')}.`}]
}
