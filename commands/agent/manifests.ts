import {installationFlags, installationOf} from '../../src/cli/agent-installation.js'
import {BaseCommand} from '../../src/cli/base-command.js'
import {readPackage} from '../../src/cli/program.js'

export default class AgentManifests extends BaseCommand {
  static override summary = 'Print what runs the agents of a layer in a cluster, as YAML.'
  static override description =
    'For those who look before they install, or keep manifests in a repository: kubectl apply --server-side takes them. No secret is printed: where one is needed a comment says what it must hold. `agent install` applies the same, and makes the secrets.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --layer continuum --slice city --members near,far=far-admin',
    '<%= config.bin %> <%= command.id %> --layer cluster --slice city --cluster near',
    '<%= config.bin %> <%= command.id %> --layer node --slice city --cluster near --hardware',
  ]
  static override flags = installationFlags

  async run(): Promise<unknown> {
    const {flags} = await this.parse(AgentManifests)
    const {renderAgentManifests} = await import('../../src/compose/install/index.js')
    const yaml = await renderAgentManifests(installationOf(flags, readPackage(this.config.root).version))
    return this.print({yaml}, (result) => result.yaml.trimEnd())
  }
}
