import type {InstallReport} from '../../compose/install/index.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

/** What was changed, one a line; what stayed is only counted. */
export const renderInstall: Renderer<InstallReport> = (report, view) => {
  const {layer, context, namespace, workload, dryRun, changes, rollout, notes} = report
  const changed = changes.filter(({change}) => change !== 'unchanged')
  const counts = (['created', 'changed', 'removed', 'unchanged'] as const)
    .map((change) => [change, changes.filter((one) => one.change === change).length] as const)
    .filter(([, count]) => count > 0)
    .map(([change, count]) => `${count} ${change}`)
    .join(', ')
  const ready = rollout === undefined ? '' : `; ${rollout.available} of ${rollout.wanted} ready`
  const what = `${layer} agents (${workload} in ${namespace} of ${context})`
  return [
    ...(changed.length === 0
      ? []
      : [
          renderTable(
            changed,
            [
              {header: 'CHANGE', value: ({change}) => change},
              {header: 'KIND', value: ({kind}) => kind},
              {header: 'NAMESPACE', value: (one) => one.namespace ?? '–'},
              {header: 'NAME', value: ({name}) => name, flexible: true},
              {header: 'CONTEXT', value: (one) => one.context},
            ],
            view,
          ),
          '',
        ]),
    dryRun ? `Nothing was changed. It would be, for the ${what}: ${counts}.` : `${view.style.green('✔')} The ${what}: ${counts}${ready}.`,
    ...notes,
  ].join('\n')
}
