import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parseDescriptions} from '../../../src/descriptions/parse.js'
import type {ApplicationDescription} from '../../../src/descriptions/types.js'
import {isExclusive} from '../../../src/matching/exclusive.js'
import {type ClusterFacts, type Wanted, workloadOf} from '../../../src/platform/kubernetes/workload/index.js'
import {nodeDescription} from '../../contract/platform/fixtures.js'
import {inputOf, OPEN} from './inputs.js'

export type Example = {
  readonly name: string
  readonly file: string
  /** By component; the others run on `node-1`. */
  readonly hosts?: Readonly<Record<string, readonly string[]>>
  readonly cluster?: Partial<ClusterFacts>
}

export const EXAMPLES: readonly Example[] = [
  {
    name: 'smart-city',
    file: 'templates/scenarios/smart-city/app.yaml',
    hosts: {'detector-app': ['group1-node1'], 'classifier-app': ['group1-node1', 'group1-node2']},
  },
  {name: 'upstream-tcp', file: 'test/fixtures/workload/upstream-tcp.yaml'},
  {name: 'every-kind', file: 'test/fixtures/workload/every-kind.yaml', cluster: OPEN},
]

export function applicationOf({file}: Example): ApplicationDescription {
  const path = fileURLToPath(new URL(`../../../${file}`, import.meta.url))
  const {documents, problems} = parseDescriptions(readFileSync(path), file)
  const [first] = documents
  if (first?.kind !== 'application') throw new Error(problems.map(({message}) => message).join(' '))
  return first.description
}

/** What Kubernetes is to hold for all of an example's components. */
export function objectsOf(example: Example): readonly Wanted[] {
  const application = applicationOf(example)
  const node = nodeDescription('node-1', {sensors: [{camera: {model: 'd455'}, protocol: 'RTSP', endpoint: 'rtsp://192.0.2.7:8554/view'}]})
  return application.components.flatMap((component) => {
    const hosts = (example.hosts?.[component.metadata.name] ?? ['node-1']).map((host, index) => ({node: host, instances: index + 1}))
    const intent = {exclusive: isExclusive(component), decision: 'd-01jd8r0000000000000000000'}
    const workload = workloadOf(inputOf({component, application, hosts, intent, nodes: [node], cluster: example.cluster ?? {}}))
    if (workload.kind === 'refused') throw new Error(workload.reasons.map(({message}) => message).join(' '))
    return workload.objects
  })
}
