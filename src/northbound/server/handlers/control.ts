import {notFound} from '../api-error.js'
import type {Handlers} from '../handler.js'
import {agentDto, mechanismDto, policyDto, readinessDto} from '../views/control.js'

export const controlHandlers = {
  listAgents: (_input, {service}) => ({status: 200, body: {items: service.agents().map(agentDto)}}),
  listPolicies: (_input, {service}) => ({status: 200, body: {items: service.policies().map(policyDto)}}),
  listMechanisms: (_input, {service}) => ({status: 200, body: {items: service.mechanisms().map(mechanismDto)}}),

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
    return {status: 200, body: mechanismDto(found)}
  },

  getMode: (_input, {service}) => ({status: 200, body: {mode: service.mode()}}),

  setMode: async ({body: {mode}}, {service, by}) => {
    await service.setMode(mode, by)
    return {status: 200, body: {mode: service.mode()}}
  },

  getHealth: () => ({status: 200, body: {status: 'ok'}}),

  getReadiness: (_input, {service}) => {
    const body = readinessDto(service.health())
    return {status: body.ready ? 200 : 503, body}
  },
} satisfies Partial<Handlers>
