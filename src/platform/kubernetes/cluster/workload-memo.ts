import {isDeepStrictEqual} from 'node:util'
import type {AssignmentObject, PlacementObject} from '../kinds.js'
import type {KubeObject} from '../objects.js'
import {type Workload, type WorkloadInput, workloadOf} from '../workload/index.js'

type Known = {readonly from: readonly unknown[]; readonly nodes: WorkloadInput['nodes']; readonly workload: Workload}

/** What components are made of, worked out anew only where something of it changed: each of their pods tells of itself several times, and costs a dozen hashes. */
export class WorkloadMemo {
  readonly #known = new Map<string, Known>()

  of(component: string, [placement, assignment]: readonly [PlacementObject, AssignmentObject], input: WorkloadInput): Workload {
    const {owner: _, ...facts} = input.cluster
    const from = [...versionOf(placement), ...versionOf(assignment), ...Object.values(facts)]
    const nodes = input.nodes.map(({name, description}) => ({name, description}))
    const known = this.#known.get(component)
    if (known !== undefined && from.every((part, index) => part === known.from[index]) && isDeepStrictEqual(nodes, known.nodes))
      return known.workload
    const workload = workloadOf(input)
    this.#known.set(component, {from, nodes, workload})
    return workload
  }

  forget(component: string): void {
    this.#known.delete(component)
  }
}

/** Of what people and agents want in it; its status and its marks do not count. */
function versionOf({metadata: {uid, generation}}: KubeObject): readonly unknown[] {
  return [uid, generation]
}
