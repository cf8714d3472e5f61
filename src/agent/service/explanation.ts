import type {Journal} from '../../knowledge/contract.js'
import {ordersInForce} from '../../matching/orders.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {ApplicationView, Explanation} from '../service.js'
import {CONTINUUM} from '../topics.js'
import {hostsOf, placeInCluster} from './placement-report.js'

const DECISIONS = 20

/** Why everything of an application is where it is, and not elsewhere: what was decided, how each host would be judged now, what policies say. */
export function explain(application: ApplicationView, view: ContinuumView, journal: Journal, nowMs: number): Explanation {
  const {spec, clusters} = application
  const placements = clusters.map((cluster) => ({cluster, placed: placeInCluster(view, spec, cluster, nowMs)}))
  const said = clusters.flatMap((cluster) => view.said.get(`${cluster}/${spec.name}`) ?? [])
  const orders = ordersInForce(spec, nowMs)
  return {
    application,
    placement: journal.list({application: spec.name, agent: CONTINUUM, limit: DECISIONS}),
    components: spec.description.components.map((component) => {
      const {name} = component.metadata
      const instances = application.components
        .filter((one) => one.component === name)
        .flatMap((one) => one.instances.map((instance) => ({...instance, cluster: one.cluster})))
      const nodes = new Set(instances.map(({cluster, node}) => `${cluster}/${node}`))
      return {
        component: name,
        hosts: [...new Set(instances.filter((one) => one.phase !== 'terminating').map((one) => one.node))],
        decisions: journal.list({application: spec.name, component: name, limit: DECISIONS}),
        now: placements.flatMap(({cluster, placed}) =>
          placed.filter((one) => one.component === name).flatMap((one) => hostsOf(cluster, one, true)),
        ),
        policies: [...said, ...[...nodes].flatMap((node) => (view.said.get(`${node}/${spec.name}`) ?? []).map((one) => ({...one, node})))],
        orders: orders.filter((order) => order.component === name),
      }
    }),
  }
}
