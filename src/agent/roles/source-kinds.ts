import type {MechanismArtifact} from '../../mechanism/plugin/artifact.js'
import type {PolicyArtifact} from '../../policy/artifact.js'
import {type AgentAddress, topics} from '../topics.js'
import {isArtifact, isMechanismArtifact} from './payloads.js'

/** What people add, and how it goes from the continuum's agent to those of its clusters. */
export type SourceKind<Artifact> = {
  /** Of the work that is done in order, and of its notes. */
  readonly part: string
  readonly isArtifact: (value: unknown) => value is Artifact
  readonly one: (agent: AgentAddress, name: string) => string
  readonly each: (agent: AgentAddress) => string
  readonly names: (agent: AgentAddress) => string
  readonly reports: (agent: AgentAddress) => string
}

export const POLICY_SOURCES: SourceKind<PolicyArtifact> = {
  part: 'policies',
  isArtifact,
  one: topics.policy,
  each: topics.policies,
  names: topics.policyNames,
  reports: topics.policyReports,
}

export const MECHANISM_SOURCES: SourceKind<MechanismArtifact> = {
  part: 'mechanisms',
  isArtifact: isMechanismArtifact,
  one: topics.mechanismSource,
  each: topics.mechanismSources,
  names: topics.mechanismNames,
  reports: topics.mechanismReports,
}

/** What runs in an agent of what people added. */
export interface HostedSources<Artifact> {
  put(artifact: Artifact): Promise<void>
  remove(name: string): Promise<void>
  reports(): readonly {readonly name: string}[]
  /** Where some are not run here but passed on: the names of all. */
  names?(): Iterable<string>
}
