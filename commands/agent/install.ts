import {join} from 'node:path'
import {Flags} from '@oclif/core'
import {installationFlags, installationOf, memberContextsOf} from '../../src/cli/agent-installation.js'
import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun, waitFlags} from '../../src/cli/flags.js'
import {readPackage} from '../../src/cli/program.js'
import {renderInstall} from '../../src/cli/render/install.js'
import {directories} from '../../src/support/paths.js'

const WAIT_MS = 180_000

export default class AgentInstall extends BaseCommand {
  static override summary = 'Install the agents of a layer in a cluster, or bring them up to date.'
  static override description =
    'Applies what `agent manifests` prints, makes the secrets that it only names, and waits until the agents run. It may be run again at any time, and then changes only what differs. The authority of the slice, which signs the certificates of its agents, stays in a folder on this machine. docs/kubernetes.md goes through it step by step.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --layer continuum --slice city --members near,far=far-admin --kube-context near-admin',
    '<%= config.bin %> <%= command.id %> --layer cluster --slice city --cluster near --kube-context near-admin',
    '<%= config.bin %> <%= command.id %> --layer node --slice city --cluster near --kube-context near-admin --dry-run',
  ]
  static override flags = {
    ...installationFlags,
    kubeconfig: Flags.string({description: 'the kubeconfig; default: as kubectl finds it', helpValue: '<file>'}),
    'kube-context': Flags.string({description: 'its context of the cluster; default: the current one', helpValue: '<context>'}),
    authority: Flags.string({
      description: "where the authority of the slice is kept; default: among this user's data",
      helpValue: '<folder>',
    }),
    wait: Flags.boolean({allowNo: true, default: true, description: 'wait until the agents run and are ready'}),
    ...waitFlags,
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {flags} = await this.parse(AgentInstall)
    const {version} = readPackage(this.config.root)
    const {runInstall} = await import('../../src/compose/install/install.js')
    const report = await runInstall(
      {
        installation: installationOf(flags, version),
        memberContexts: memberContextsOf(flags),
        kubeconfig: flags.kubeconfig,
        context: flags['kube-context'],
        authorityFolder: flags.authority ?? join(directories().data, 'slices', flags.slice),
        isDryRun: flags['dry-run'],
        waitMs: flags.wait ? (flags.timeout ?? WAIT_MS) : undefined,
        version,
        say: (text) => this.say(text),
      },
      this.signal,
    )
    return this.print(report, renderInstall)
  }
}
