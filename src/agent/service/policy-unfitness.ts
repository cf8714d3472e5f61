import type {PolicyArtifact} from '../../policy/artifact.js'
import {suggest} from '../../support/suggest.js'
import {loadedPolicies} from '../loop/loaded-policies.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import {isLoadedPolicy, isMechanismAbout} from '../roles/report-payloads.js'
import {joined} from './joined.js'
import type {PolicyViewPorts} from './policy-views.js'

type Ports = Pick<PolicyViewPorts, 'view' | 'loop' | 'library' | 'mechanismLibrary'>

/** Why a policy that runs cannot do what it says: plans with a mechanism that it names are refused. Undefined: of what is known nothing speaks against it. */
export function unfitness(name: string, ports: Ports): string | undefined {
  const {artifact} = ports.library.all().find((record) => record.artifact.name === name) ?? {}
  if (artifact === undefined) return undefined
  const named = mechanismsOf(artifact, ports)
  return (artifact.layer === 'node' ? unfitOnNodes(artifact, named, ports) : undefined) ?? missing(artifact, named, ports)
}

/** Added after it. */
function unfitOnNodes({fileName}: PolicyArtifact, named: readonly string[], {mechanismLibrary}: Ports): string | undefined {
  const peoples = named.filter((one) => mechanismLibrary.find(one) !== undefined)
  if (peoples.length === 0) return undefined
  return `it names ${peoples.join(', ')}, which agents of nodes do not carry out: mlsysops policy add ${fileName} --layer cluster`
}

/** What a person added and does not run is told of the mechanism itself. What is said for Python policies is all that their plans can become. */
function missing({kind, layer}: PolicyArtifact, named: readonly string[], {view, loop, mechanismLibrary}: Ports): string | undefined {
  const there = layer === 'continuum' ? loop.mechanisms().map((one) => one.name) : ofClusters(view)
  // No agent has told which it has, so far.
  if (kind === 'python' || there.length === 0) return undefined
  const absent = named.filter((one) => !there.includes(one) && mechanismLibrary.find(one) === undefined)
  if (absent.length === 0) return undefined
  const [first] = absent
  const near = first === undefined ? undefined : suggest(first, there)
  const meant = near === undefined ? 'mlsysops mechanism list' : `did you mean ${near}?`
  return `it names ${absent.join(', ')}, which no agent of the layer ${layer} has: plans with that are refused (${meant})`
}

/** Nodes tell of none: theirs are among those of their clusters. */
function ofClusters({abouts}: ContinuumView): readonly string[] {
  return joined(abouts, 'mechanisms', isMechanismAbout, (one) => one).map((one) => one.name)
}

function mechanismsOf({name, layer}: PolicyArtifact, {view, loop}: Ports): readonly string[] {
  const loaded = layer === 'continuum' ? loadedPolicies(loop.policies) : joined(view.abouts, 'policies', isLoadedPolicy, (one) => one)
  return loaded.find((one) => one.name === name)?.mechanisms ?? []
}
