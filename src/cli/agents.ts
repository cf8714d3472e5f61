import type {Api} from '../northbound/contract/api.js'
import {notFoundError} from '../support/not-found.js'
import type {Agent} from './render/views.js'

export async function findAgent(api: Api, name: string, signal: AbortSignal): Promise<Agent> {
  const {items} = await api.listAgents(undefined, {signal})
  const found = items.find((one) => one.name === name)
  if (found !== undefined) return found
  const known = items.map((one) => one.name)
  throw notFoundError({what: 'agent', name, known, list: 'mlsysops agent list'})
}
