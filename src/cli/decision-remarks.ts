import type {Api} from '../northbound/contract/api.js'
import {allPages} from './pages.js'
import {meantWords} from './policy-binding.js'

/** Why no decision was found, where that is because there is nobody of the name that was asked for. */
export async function noDecisionRemarks(
  api: Api,
  {application, policy}: {readonly application?: string; readonly policy?: string},
  signal: AbortSignal,
): Promise<readonly string[]> {
  const [policies, applications] = await Promise.all([
    api.listPolicies(undefined, {signal}),
    allPages((page) => api.listApplications(page, {signal})),
  ])
  return [...absent('policy', policy, policies.items), ...absent('application', application, applications.items)]
}

function absent(what: string, name: string | undefined, all: readonly {readonly name: string}[]): readonly string[] {
  const known = all.map((one) => one.name)
  return name === undefined || known.includes(name) ? [] : [`There is no ${what} ${name}${meantWords(name, known)}.`]
}
