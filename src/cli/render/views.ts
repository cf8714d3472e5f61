import type {Dto} from '../../northbound/contract/dto.js'

/** What the API answers: the renderers' only food. Times are ISO texts on the slice's own clock. */
export type Agent = Dto<'Agent'>
export type AnsweredPlans = Dto<'AnsweredPlans'>
export type Application = Dto<'Application'>
export type ApplicationMode = Dto<'ApplicationMode'>
export type ApplicationPhase = Dto<'ApplicationPhase'>
export type ApplicationStatus = Dto<'ApplicationStatus'>
export type Candidate = Dto<'Candidate'>
export type Decision = Dto<'Decision'>
export type DeployResult = Dto<'DeployResult'>
export type DrainReport = Dto<'DrainReport'>
export type Explanation = Dto<'Explanation'>
export type Generation = Dto<'Generation'>
export type HostCandidate = Dto<'HostCandidate'>
export type Infrastructure = Dto<'Infrastructure'>
export type Instance = Dto<'Instance'>
export type Mechanism = Dto<'Mechanism'>
export type MetricInfo = Dto<'MetricInfo'>
export type Mode = Dto<'Mode'>
export type Node = Dto<'Node'>
export type Order = Dto<'Order'>
export type OrderWish = Dto<'OrderWish'>
export type Outcome = Dto<'Outcome'>
export type PlacementReport = Dto<'PlacementReport'>
export type Policy = Dto<'Policy'>
export type Proposer = Dto<'Proposer'>
export type Readiness = Dto<'Readiness'>
export type Reason = Dto<'Reason'>
export type ResourceWish = Dto<'ResourceWish'>
export type Series = Dto<'Series'>
export type Silence = Dto<'Silence'>
export type UnheardCluster = Dto<'UnheardCluster'>
export type SliceMode = Dto<'SliceMode'>
export type SliceEvent = Dto<'SliceEvent'>
export type Trigger = Dto<'Trigger'>
export type TurnItem = Dto<'TurnItem'>
export type Verdict = Dto<'Verdict'>

/** A time of the API in ms. */
export function at(time: string): number {
  return Date.parse(time)
}
