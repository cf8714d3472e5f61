import {given} from '../../../support/given.js'
import {asJson, isObject, type JsonObject} from '../../../support/json.js'
import {notFound} from '../api-error.js'
import type {Handlers} from '../handler.js'
import {agentDto, mechanismDto, mechanismOrderDto, mechanismStateDto, readinessDto} from '../views/control.js'
import {builtInPolicyDto, policyDetailsDto, policyDto} from '../views/policy.js'

export const controlHandlers = {
  listAgents: (_input, {service}) => ({status: 200, body: {items: service.agents().map(agentDto)}}),
  listPolicies: (_input, {service}) => ({status: 200, body: {items: service.policies().map((one) => policyDto(one, service.agents()))}}),
  listBuiltInPolicies: (_input, {service}) => ({status: 200, body: {items: service.builtInPolicies().map(builtInPolicyDto)}}),
  addPolicy: async ({body: {applications, labels, nodes, ...body}, dryRun = false}, {service, by}) => {
    const binding = given({applications, labels, nodes})
    const submission = {...body, ...(Object.keys(binding).length === 0 ? {} : {binding})}
    if (dryRun) {
      const artifact = await service.checkPolicy(submission)
      return {
        status: 200,
        body: {kind: 'dry-run', policy: policyDetailsDto({artifact, earlier: [], reports: [], said: []}, service.agents())},
      }
    }
    const {kind, policy} = await service.addPolicy(submission, by)
    return {status: kind === 'added' ? 201 : 200, body: {kind, policy: policyDetailsDto(policy, service.agents())}}
  },
  getPolicy: ({policy}, {service}) => ({status: 200, body: policyDetailsDto(service.policy(policy), service.agents())}),
  bindPolicy: async ({policy, body: {applications, labels, nodes, priority, enabled}}, {service, by}) => {
    const binding = given({applications, labels, nodes})
    return {status: 200, body: policyDetailsDto(await service.changePolicy(policy, {binding, priority, enabled}, by), service.agents())}
  },
  rollBackPolicy: async ({policy, body: {number}}, {service, by}) => ({
    status: 200,
    body: policyDetailsDto(await service.rollBackPolicy(policy, number, by), service.agents()),
  }),
  removePolicy: async ({policy}, {service, by}) => {
    await service.removePolicy(policy, by)
    return {status: 202, body: undefined}
  },
  listMechanisms: (_input, {service}) => ({
    status: 200,
    body: {items: service.mechanisms().map((one) => mechanismDto(one, false, service.agents()))},
  }),
  addMechanism: async ({body, dryRun = false}, {service, by}) => {
    if (dryRun)
      return {status: 200, body: {kind: 'dry-run', mechanism: mechanismDto(await service.checkMechanism(body), true, service.agents())}}
    const {kind, mechanism} = await service.addMechanism(body, by)
    return {status: kind === 'added' ? 201 : 200, body: {kind, mechanism: mechanismDto(mechanism, true, service.agents())}}
  },
  rollBackMechanism: async ({mechanism, body: {number}}, {service, by}) => ({
    status: 200,
    body: mechanismDto(await service.rollBackMechanism(mechanism, number, by), true, service.agents()),
  }),
  removeMechanism: async ({mechanism, dryRun = false}, {service, by}) => {
    await service.removeMechanism(mechanism, by, dryRun)
    return {status: 202, body: undefined}
  },

  getMechanism: ({mechanism}, {service}) => {
    const all = service.mechanisms()
    const found = all.find(({name}) => name === mechanism)
    if (found === undefined)
      throw notFound(
        'mechanism-not-found',
        'mechanism',
        mechanism,
        all.map(({name}) => name),
      )
    return {status: 200, body: mechanismDto(found, true, service.agents())}
  },

  getMechanismState: ({mechanism, ...place}, {service}) => ({
    status: 200,
    body: {items: service.mechanismStates(mechanism, place).map(mechanismStateDto)},
  }),

  orderMechanism: async ({mechanism, body: {command, cluster}, dryRun = false}, {service, by}) => {
    const order = {command: commandOf(command), isDryRun: dryRun, ...given({cluster})}
    const view = await service.orderMechanism(mechanism, order, by)
    return {status: 200, body: mechanismOrderDto(view, dryRun)}
  },

  getMode: (_input, {service}) => ({status: 200, body: {mode: service.mode(), applications: service.ownModes()}}),

  setMode: async ({body: {mode}}, {service, by}) => {
    await service.setMode(mode, by)
    return {status: 200, body: {mode: service.mode(), applications: service.ownModes()}}
  },

  getApplicationMode: ({name}, {service}) => ({status: 200, body: service.modeOf(name)}),

  setApplicationMode: async ({name, body: {mode}}, {service, by}) => ({status: 200, body: await service.setModeOf(name, mode, by)}),

  inheritMode: async ({name}, {service, by}) => ({status: 200, body: await service.setModeOf(name, undefined, by)}),

  getHealth: () => ({status: 200, body: {status: 'ok'}}),

  getReadiness: (_input, {service}) => {
    const body = readinessDto(service.health())
    return {status: body.ready ? 200 : 503, body}
  },
} satisfies Partial<Handlers>

/** An object, as the schema of the body says. */
function commandOf(body: object): JsonObject {
  const command = asJson(body)
  return isObject(command) ? command : {}
}
