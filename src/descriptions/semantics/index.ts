import type {DescriptionKind} from '../kinds.js'
import type {Located} from '../source/located.js'
import type {Report} from '../source/report.js'
import {checkContainers} from './containers.js'
import {checkCluster, checkContinuum, checkDatacenter, checkNode} from './infrastructure.js'
import {checkInteractions} from './interactions.js'
import {checkPlacement} from './placement.js'
import {checkQos} from './qos.js'
import {checkReferences} from './references.js'
import {checkResources} from './resources.js'
import {checkSensors} from './sensors.js'
import type {Context} from './surroundings.js'

/**
 * What a schema cannot say. `root` is the normalised content under the root key; it may be wrong in other ways, which other checks have said: a
 * check passes over what is missing or of the wrong type.
 */
export function checkMeaning(kind: DescriptionKind, root: Located, context: Context, report: Report): void {
  switch (kind) {
    case 'application':
      for (const check of APPLICATION_CHECKS) check(root, report, context)
      return
    case 'node':
      checkNode(root, report)
      return
    case 'cluster':
      checkCluster(root, report, context)
      return
    case 'continuum':
      checkContinuum(root, report, context)
      return
    case 'datacenter':
      checkDatacenter(root, report)
      return
  }
}

const APPLICATION_CHECKS: readonly ((root: Located, report: Report, context: Context) => void)[] = [
  checkReferences,
  checkInteractions,
  checkPlacement,
  checkContainers,
  checkResources,
  checkQos,
  checkSensors,
]
