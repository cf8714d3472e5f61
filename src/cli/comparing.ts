import type {Api} from '../northbound/contract/api.js'
import {readApplication} from './descriptions.js'
import {type Difference, differencesOf} from './difference.js'

/** What deploying a file would change of the description that is wanted now. */
export async function compareWithWanted(api: Api, file: string, signal: AbortSignal): Promise<Difference> {
  const {application} = await readApplication(file)
  const {description, generation} = await api.getApplication({name: application.name}, {signal})
  return {
    from: `${application.name}, generation ${generation}`,
    to: file === '-' ? 'stdin' : file,
    changes: differencesOf(description, application.description),
  }
}
