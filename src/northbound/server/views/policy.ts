import type {AgentView, PolicyDetails, PolicyView, SliceService} from '../../../agent/service.js'
import type {WatchedTurn} from '../../../agent/turn-report.js'
import {given} from '../../../support/given.js'
import type {Dto, PolicyDetailsDto, PolicyDto, PolicyReportDto, PolicySourceDto, TurnItemDto} from '../../contract/dto.js'
import {iso} from './common.js'
import {triggerDto, verdictDto} from './decision.js'
import {heardDto} from './heard.js'

export function policyDto(policy: PolicyView, heard: readonly AgentView[]): PolicyDto {
  const {
    name,
    version,
    summary,
    layer,
    scope,
    core,
    metrics,
    mechanisms,
    intervalMs,
    cooldownMs,
    budget,
    settleMs,
    models,
    instances,
    agents,
    added,
    reports,
    said,
  } = policy
  return {
    name,
    version,
    summary,
    layer,
    scope,
    core,
    metrics,
    mechanisms,
    intervalMs,
    cooldownMs,
    ...(budget === undefined ? {} : {budget}),
    ...(settleMs === undefined ? {} : {settleMs}),
    ...(models === undefined ? {} : {models}),
    instances,
    agents,
    ...heardDto(agents, layer, heard),
    ...(added === undefined ? {} : {added: additionDto(added)}),
    reports: reports.map(reportDto),
    said: said.map(saidDto),
  }
}

export function policyDetailsDto({artifact, earlier, reports, said}: PolicyDetails, heard: readonly AgentView[]): PolicyDetailsDto {
  const {name, layer, kind, summary, environment, installPackages = false} = artifact
  return {
    name,
    layer,
    kind,
    summary,
    ...heardDto([], layer, heard),
    added: additionDto(artifact),
    ...(environment === undefined ? {} : {environment: {...environment, installPackages}}),
    reports: reports.map(reportDto),
    said: said.map(saidDto),
    sources: [artifact, ...earlier].map(sourceDto),
  }
}

function additionDto({
  kind,
  number,
  digest,
  binding,
  priority,
  enabled,
  by,
  addedMs,
}: NonNullable<PolicyView['added']>): Dto<'PolicyAddition'> {
  return {kind, number, digest, ...given(binding), priority, enabled, by, addedAt: iso(addedMs)}
}

export function reportDto({agent, number, digest, state, reason, output}: PolicyView['reports'][number]): PolicyReportDto {
  return {
    agent,
    number,
    digest,
    state,
    ...(reason === undefined ? {} : {reason}),
    output: output.map(({timeMs, stream, text}) => ({writtenAt: iso(timeMs), stream, text})),
  }
}

function saidDto({agent, application, verdict, reason, timeMs}: PolicyView['said'][number]): Dto<'PolicySaid'> {
  return {agent, ...given({application}), verdict, reason, saidAt: iso(timeMs)}
}

type Source = Pick<PolicyDetails['artifact'], 'number' | 'version' | 'fileName' | 'digest' | 'by' | 'addedMs' | 'source' | 'files'>

export function sourceDto({number, version, fileName, digest, by, addedMs, source, files}: Source): PolicySourceDto {
  const infos = files?.map((file) => ({name: file.name, digest: file.digest, sizeBytes: Buffer.byteLength(file.base64, 'base64')}))
  return {number, version, fileName, digest, by, addedAt: iso(addedMs), source, ...(infos === undefined ? {} : {files: infos})}
}

export function turnItemDto(item: WatchedTurn): TurnItemDto {
  if (item.kind === 'omitted') return item
  const {agent, policy, application, timeMs, trigger, analysis, tookMs, plan, count} = item
  return {
    kind: 'turn',
    agent,
    policy,
    ...given({application}),
    at: iso(timeMs),
    trigger: triggerDto(trigger),
    analysis,
    tookMs,
    ...(plan === undefined ? {} : {plan: {...plan, actions: plan.actions.map((one) => ({...one, verdict: verdictDto(one.verdict)}))}}),
    count,
  }
}

/** How it is made is no business of a reader. */
export function builtInPolicyDto({name, summary, layer, parameters}: BuiltIn): Dto<'BuiltInPolicy'> {
  return {
    name,
    summary,
    layer,
    parameters: parameters.map(({choices, ...parameter}) => ({...parameter, ...(choices === undefined ? {} : {choices: [...choices]})})),
  }
}

type BuiltIn = ReturnType<SliceService['builtInPolicies']>[number]
