import type {ConfigReader} from '../config-file.js'

/** Clusters that were there before, and stay when the testbed goes. */
export type ExistingConfig = {
  readonly driver: 'existing'
  readonly name: string
  readonly stateDir: string
  /** Whose contexts they are. It is read, never written. */
  readonly kubeconfig: string
  /** The context of the cluster that holds the applications. */
  readonly home: string
  /** The contexts of the clusters that run them; home may be one. */
  readonly members: readonly {readonly context: string}[]
}

export function existingConfigOf({string, children}: ConfigReader): ExistingConfig {
  return {
    driver: 'existing',
    name: string('name'),
    stateDir: string('stateDir'),
    kubeconfig: string('kubeconfig'),
    home: string('home'),
    members: children('members').map((member) => ({context: member.string('context')})),
  }
}
