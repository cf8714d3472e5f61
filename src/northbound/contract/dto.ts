import type {ApplicationDescription, ClusterDescription, NodeDescription} from '../../descriptions/types.js'
import type {ApiTypes} from './generated/api.types.generated.js'

/** The names under which the schemas of requests and answers are kept (`schemas/api.schema.json`). */
export type SchemaName = keyof ApiTypes

/** What travels over the API: the type of a schema, read-only. Descriptions keep the types that the rest of the program has for them. */
export type Dto<Name extends SchemaName> = Frozen<ApiTypes[Name]>

type Frozen<T> = T extends ApplicationDescription
  ? ApplicationDescription
  : T extends NodeDescription
    ? NodeDescription
    : T extends ClusterDescription
      ? ClusterDescription
      : T extends readonly (infer Item)[]
        ? readonly Frozen<Item>[]
        : T extends object
          ? {readonly [Key in keyof T]: Frozen<T[Key]>}
          : T

export type ReasonDto = Dto<'Reason'>
export type SilenceDto = Dto<'Silence'>
export type UnheardClusterDto = Dto<'UnheardCluster'>
export type PolicyDetailsDto = Dto<'PolicyDetails'>
export type PolicyReportDto = Dto<'PolicyReport'>
export type PolicySourceDto = Dto<'PolicySource'>
export type ProblemDto = Dto<'Problem'>
export type ProblemItemDto = Dto<'ProblemItem'>
export type ApplicationPhaseDto = Dto<'ApplicationPhase'>
export type InstanceDto = Dto<'Instance'>
export type ComponentStatusDto = Dto<'ComponentStatus'>
export type QosStatusDto = Dto<'QosStatus'>
export type SatisfactionDto = Dto<'Satisfaction'>
export type ApplicationStatusDto = Dto<'ApplicationStatus'>
export type ApplicationDto = Dto<'Application'>
export type ApplicationPageDto = Dto<'ApplicationPage'>
export type ApplicationDocumentDto = Dto<'ApplicationDocument'>
export type DeployResultDto = Dto<'DeployResult'>
export type DeployAnswerDto = Dto<'DeployAnswer'>
export type PlacementReportDto = Dto<'PlacementReport'>
export type OrderDto = Dto<'Order'>
export type OrderWishDto = Dto<'OrderWish'>
export type OrderRequestDto = Dto<'OrderRequest'>
export type LiftResultDto = Dto<'LiftResult'>
export type GenerationDto = Dto<'Generation'>
export type HistoryDto = Dto<'History'>
export type ExplanationDto = Dto<'Explanation'>
export type CandidateDto = Dto<'Candidate'>
export type HostCandidateDto = Dto<'HostCandidate'>
export type PredictionDto = Dto<'Prediction'>
export type TriggerDto = Dto<'Trigger'>
export type ActionDto = Dto<'Action'>
export type VerdictDto = Dto<'Verdict'>
export type OutcomeDto = Dto<'Outcome'>
export type EffectDto = Dto<'Effect'>
export type DecisionDto = Dto<'Decision'>
export type AnsweredPlansDto = Dto<'AnsweredPlans'>
export type DecisionPageDto = Dto<'DecisionPage'>
export type MetricInfoDto = Dto<'MetricInfo'>
export type MetricListDto = Dto<'MetricList'>
export type PointDto = Dto<'Point'>
export type SeriesDto = Dto<'Series'>
export type TelemetryAnswerDto = Dto<'TelemetryAnswer'>
export type ResourcesDto = Dto<'Resources'>
export type NodeDto = Dto<'Node'>
export type NodeListDto = Dto<'NodeList'>
export type NodeDocumentDto = Dto<'NodeDocument'>
export type ClusterDto = Dto<'Cluster'>
export type ClusterListDto = Dto<'ClusterList'>
export type InfrastructureDto = Dto<'Infrastructure'>
export type DrainReportDto = Dto<'DrainReport'>
export type AgentDto = Dto<'Agent'>
export type AgentListDto = Dto<'AgentList'>
export type PolicyDto = Dto<'Policy'>
export type PolicyListDto = Dto<'PolicyList'>
export type MechanismDto = Dto<'Mechanism'>
export type MechanismOrderDto = Dto<'MechanismOrder'>
export type MechanismStateDto = Dto<'MechanismState'>
export type MechanismListDto = Dto<'MechanismList'>
export type SliceModeDto = Dto<'SliceMode'>
export type HealthDto = Dto<'Health'>
export type ReadinessDto = Dto<'Readiness'>
export type SliceEventDto = Dto<'SliceEvent'>
export type EventGapDto = Dto<'EventGap'>
export type StreamItemDto = Dto<'StreamItem'>
export type TurnItemDto = Dto<'TurnItem'>
