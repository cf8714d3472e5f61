import {formatProblems} from '../descriptions/problem.js'
import type {Api} from '../northbound/contract/api.js'
import {readApplication} from './descriptions.js'
import type {DeployResult, PlacementReport} from './render/views.js'
import {untilDeployed, type WaitOptions} from './waiting.js'

export type DeploymentOptions = WaitOptions & {
  readonly wait: boolean
  readonly createOnly: boolean
  readonly ifRevision: string | undefined
  readonly warn: (text: string) => void
}

/** Reads and checks a description, stores it as what is wanted, and waits until it runs. Nothing is sent of a description with errors. */
export async function deployApplication(api: Api, file: string, options: DeploymentOptions): Promise<DeployResult> {
  const {application, warnings} = await readApplication(file)
  if (warnings.length > 0) options.warn(formatProblems(warnings))
  const result = await api.deployApplication(
    {MLSysOpsApp: application.description},
    {
      signal: options.signal,
      createOnly: options.createOnly,
      ...(options.ifRevision === undefined ? {} : {ifMatch: options.ifRevision}),
    },
  )
  if (!options.wait) return result
  const status = await untilDeployed(api, application.name, options)
  return {...result, application: {...result.application, ...status}}
}

/** Where every component would go, and why. Changes nothing. */
export async function planDeployment(api: Api, file: string, signal: AbortSignal): Promise<PlacementReport> {
  const {application} = await readApplication(file)
  return api.planApplication({MLSysOpsApp: application.description}, {signal})
}
