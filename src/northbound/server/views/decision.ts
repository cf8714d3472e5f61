import type {AnsweredPlan} from '../../../agent/service.js'
import type {ArbiterVerdict, DecisionOutcome, Effect, JournaledDecision} from '../../../knowledge/contract.js'
import type {Candidate, Trigger} from '../../../policy/contract.js'
import {given} from '../../../support/given.js'
import type {
  AnsweredPlansDto,
  CandidateDto,
  DecisionDto,
  EffectDto,
  HostCandidateDto,
  OutcomeDto,
  TriggerDto,
  VerdictDto,
} from '../../contract/dto.js'
import {iso, reasonDto} from './common.js'

export function decisionDto(decision: JournaledDecision): DecisionDto {
  const {seq, id, agent, layer, cluster, application, components, proposer, trigger, analysis, summary, actions} = decision
  const {candidates, unlisted, verdict, outcome, effect, repeats, timeMs, closedMs, version} = decision
  return {
    seq,
    id,
    agent,
    layer,
    ...(cluster === undefined ? {} : {cluster}),
    ...(application === undefined ? {} : {application}),
    components,
    proposer,
    trigger: triggerDto(trigger),
    analysis,
    summary,
    actions,
    candidates: candidates.map(candidateDto),
    ...(unlisted === undefined ? {} : {unlisted}),
    verdict: verdictDto(verdict),
    outcome: outcomeDto(outcome),
    ...(effect === undefined ? {} : {effect: effectDto(effect)}),
    repeats,
    decidedAt: iso(timeMs),
    ...(closedMs === undefined ? {} : {closedAt: iso(closedMs)}),
    version,
  }
}

export function answeredPlanDto({kind, decision, answer}: AnsweredPlan): AnsweredPlansDto['items'][number] {
  const {kind: said, by, why, givenMs, untilMs} = answer
  return {
    kind,
    decision: decisionDto(decision),
    answer: {kind: said, by, ...given({why}), givenAt: iso(givenMs), untilAt: iso(untilMs)},
  }
}

export function candidateDto({component, host, chosen, refusals, score, terms, prediction}: Candidate): CandidateDto {
  return {
    component,
    host,
    chosen,
    refusals: refusals.map(reasonDto),
    ...(score === undefined ? {} : {score}),
    ...(terms === undefined ? {} : {terms}),
    ...(prediction === undefined ? {} : {prediction}),
  }
}

export function hostCandidateDto(candidate: Candidate & {readonly cluster: string}): HostCandidateDto {
  return {cluster: candidate.cluster, ...candidateDto(candidate)}
}

export function triggerDto(trigger: Trigger): TriggerDto {
  if (trigger.kind !== 'metric') return trigger
  const {timeMs, ...rest} = trigger
  return {...rest, measuredAt: iso(timeMs)}
}

export function verdictDto(verdict: ArbiterVerdict): VerdictDto {
  switch (verdict.kind) {
    case 'deferred': {
      const {notBeforeMs, ...rest} = verdict
      return {...rest, notBeforeAt: iso(notBeforeMs)}
    }
    case 'rejected':
      return {kind: 'rejected', reasons: verdict.reasons.map(reasonDto)}
    case 'admitted':
    case 'held':
    case 'awaiting-approval':
      return verdict
  }
}

export function outcomeDto(outcome: DecisionOutcome): OutcomeDto {
  return outcome.kind === 'failed' ? {...outcome, reasons: outcome.reasons.map(reasonDto)} : outcome
}

function effectDto({measuredMs, ...rest}: Effect): EffectDto {
  return {...rest, measuredAt: iso(measuredMs)}
}
